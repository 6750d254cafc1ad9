import type { Address, Hex } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
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
export async function rotateSigner(
  client: TongduiClient,
  parameters: RotateSignerParameters,
): Promise<CountersignedReceipt> {
  const { participant, signer } = parameters;
  const call = encodeCall(client.deployment.registry, {
    abi: registryAbi,
    functionName: 'rotateSigner',
    args: [participant, signer, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
