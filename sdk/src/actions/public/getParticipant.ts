import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import { participantOf } from '../../participants/participantOf.ts';
import { unpackPartyWord } from '../../participants/unpackPartyWord.ts';
import type { PartyRecord } from '../../participants/unpackPartyWord.ts';

export type GetParticipantParameters = { /** The participant's account. */ readonly account: Address };

export type ParticipantView = PartyRecord & {
  readonly account: Address;
  readonly number: number;
  /** 20 bytes (an address), or an ERC-7913 verifier and key. */
  readonly signer: Hex;
};

/**
 * A participant as it stands, with its group's marks folded in.
 *
 * @throws {TongduiError} `ParticipantUnknown`
 */
export async function getParticipant(
  client: TongduiClient,
  { account }: GetParticipantParameters,
): Promise<ParticipantView> {
  const number = participantOf(account) ?? 0;
  const contract = { address: client.deployment.registry, abi: registryAbi } as const;
  const [word, signer] = await Promise.all([
    readChain(client, { ...contract, functionName: 'partyWord', args: [number] }),
    readChain(client, { ...contract, functionName: 'signerOf', args: [number] }),
  ]);
  const record = unpackPartyWord(word);
  if (record === undefined) throw new TongduiError('ParticipantUnknown', { participant: account });
  return { ...record, account, number, signer };
}
