import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type AppropriateParameters = Reference & { readonly region: number; /** Fen. */ readonly amount: bigint };

/**
 * Bureau and treasury: bank money came in, the treasury's free deposit grows.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `RegionUnknown`, `Unauthorized`, `ReferenceUsed`
 */
export async function appropriate(
  client: TongduiClient,
  parameters: AppropriateParameters,
): Promise<CountersignedReceipt> {
  const { region, amount } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'appropriate',
    args: [region, amount, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
