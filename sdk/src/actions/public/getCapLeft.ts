import type { Address } from 'viem';
import { programmesAbi } from '../../abis/programmesAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { getParticipant } from './getParticipant.ts';

export type GetCapLeftParameters = {
  readonly programme: number;
  /** Account of a participant; the cap is its group's. */
  readonly party: Address;
};

/**
 * What is left of a group's annual cap in this calendar year at UTC+8, in fen, never below 0; `undefined`: no cap.
 *
 * @throws {TongduiError} `ParticipantUnknown`, `ProgrammeUnknown`
 */
export async function getCapLeft(client: TongduiClient, parameters: GetCapLeftParameters): Promise<bigint | undefined> {
  const { group } = await getParticipant(client, { account: parameters.party });
  const left = await readChain(client, {
    address: client.deployment.programmes,
    abi: programmesAbi,
    functionName: 'capLeft',
    args: [parameters.programme, group],
  });
  return left === noCap ? undefined : left;
}
