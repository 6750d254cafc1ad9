import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type PrefundParameters = Reference & {
  readonly issuer: number;
  readonly host: number;
  /** Fen. */
  readonly amount: bigint;
};

/**
 * The issuer's treasury and the agent: free money leaves for the pair's pool in the host region.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `NotRecognised` without a POOL agreement, `Unauthorized`, `ReferenceUsed`,
 * `TreasuryShort`
 */
export async function prefund(client: TongduiClient, parameters: PrefundParameters): Promise<CountersignedReceipt> {
  const { issuer, host, amount } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'prefund',
    args: [issuer, host, amount, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
