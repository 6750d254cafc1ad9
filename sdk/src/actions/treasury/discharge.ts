import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

export type DischargeParameters = Reference & {
  readonly debtor: number;
  readonly creditor: number;
  /** Fen; at most what is owed. */
  readonly amount: bigint;
};

/**
 * The debtor's treasury and the centre: locked money is remitted up, the creditor's treasury receives as much from above.
 *
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `Unauthorized`, `ReferenceUsed`, `ExceedsObligation`
 */
export async function discharge(client: TongduiClient, parameters: DischargeParameters): Promise<CountersignedReceipt> {
  const { debtor, creditor, amount } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'discharge',
    args: [debtor, creditor, amount, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
