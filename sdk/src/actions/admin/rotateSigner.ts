import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type RotateSignerParameters = Reference & {
  /** The participant's account. */
  readonly participant: Address;
  /** 20 bytes (an address), or an ERC-7913 verifier and key. */
  readonly signer: Hex;
};

/**
 * Agency and admin of the participant's region replace a lost or stolen key. The old one never signs again; vouchers,
 * orders and deposits stay.
 *
 * @throws {TongduiError} `Unauthorized`, `ReferenceUsed`, `SignerInvalid`, `SignerTaken` by anyone, now or before
 */
export const rotateSigner = defineAct({
  encode: ({ deployment }, { participant, signer, ...reference }: RotateSignerParameters) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'rotateSigner',
      args: [participant, signer, referenceOf(reference)],
    }),
  read: readExecuted,
});
