import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type UnfundParameters = Reference & {
  readonly issuer: number;
  readonly host: number;
  /** Fen. */
  readonly amount: bigint;
};

/**
 * The issuer's treasury with the agent, or with the council in its place: free pool money returns.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `NotRecognised` without a POOL agreement, `Unauthorized`, `ReferenceUsed`,
 * `PoolShort`
 */
export async function unfund(client: TongduiClient, parameters: UnfundParameters): Promise<CountersignedReceipt> {
  const { issuer, host, amount } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'unfund',
    args: [issuer, host, amount, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
