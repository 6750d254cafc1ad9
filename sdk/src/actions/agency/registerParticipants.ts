import { parseEventLogs, zeroHash } from 'viem';
import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { categoryMask } from '../../categories/categoryMask.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { participantKinds } from '../../participants/participantKinds.ts';
import type { ParticipantKind } from '../../participants/participantKinds.ts';

export type Registration = {
  readonly kind: ParticipantKind;
  /** Keyed hash of the identity number (`credentialOf`): one credential, one participant, for ever. */
  readonly credential: Hex;
  /** Keyed hash that names the group over which caps are summed; its own credential unless said. */
  readonly controller?: Hex;
  /** Categories on offer (labs only); all unless said. */
  readonly categories?: readonly string[];
  /** 20 bytes (an address), or an ERC-7913 verifier and key. */
  readonly signer: Hex;
};

export type RegisterParticipantsParameters = {
  readonly region: number;
  /** All are registered, or none. */
  readonly registrations: readonly Registration[];
};

export type RegisteredParticipant = {
  /** The participant's stable account. */
  readonly account: Address;
  /** Number of its group. */
  readonly group: number;
};

/**
 * A region's agency registers residents of its region.
 *
 * @returns with `participants`, in the order of `registrations`
 * @throws {TongduiError} `Unauthorized`, `RegionUnknown`, `CredentialTaken`, `SignerInvalid`, `SignerTaken`,
 * `ParticipantInactive` for an empty credential, `CategoryUnknown`, `ListFull`
 */
export async function registerParticipants(
  client: TongduiClient,
  parameters: RegisterParticipantsParameters,
): Promise<ActReceipt & { readonly participants: readonly RegisteredParticipant[] }> {
  const registrations = await Promise.all(
    parameters.registrations.map(async ({ kind, credential, controller, categories, signer }) => ({
      kind: participantKinds.indexOf(kind),
      credential,
      controller: controller ?? zeroHash,
      categories: await categoryMask(client, categories),
      signer,
    })),
  );
  const args = [parameters.region, registrations] as const;
  const call = encodeCall(client.deployment.registry, { abi: registryAbi, functionName: 'registerParticipants', args });
  const sent = await sendAct(client, call);
  const events = parseEventLogs({ abi: registryAbi, eventName: 'ParticipantRegistered', logs: sent.receipt.logs });
  return { ...sent, participants: events.map(({ args: { participant, group } }) => ({ account: participant, group })) };
}
