import { parseEventLogs, zeroHash } from 'viem';
import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { categoryMask } from '../../categories/categoryMask.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { participantKinds } from '../../participants/participantKinds.ts';
import type { ParticipantKind } from '../../participants/participantKinds.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

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
export const registerParticipants = defineAct({
  encode: async (client, { region, registrations }: RegisterParticipantsParameters) => {
    const code = checkRegion(region);
    const encoded = await Promise.all(registrations.map((registration) => encodeRegistration(client, registration)));
    return encodeCall(client.deployment.registry, {
      abi: registryAbi,
      functionName: 'registerParticipants',
      args: [code, encoded],
    });
  },
  read: ({ receipt }): { readonly participants: readonly RegisteredParticipant[] } => {
    const events = parseEventLogs({ abi: registryAbi, eventName: 'ParticipantRegistered', logs: receipt.logs });
    return { participants: events.map(({ args: { participant, group } }) => ({ account: participant, group })) };
  },
});

async function encodeRegistration(client: TongduiClient, registration: Registration) {
  const { kind, credential, controller = zeroHash, categories, signer } = registration;
  return {
    kind: participantKinds.indexOf(kind),
    credential,
    controller,
    categories: await categoryMask(client, categories),
    signer,
  };
}
