import { parseEventLogs } from 'viem';
import type { Address } from 'viem';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type VoucherIssue = {
  /** Account of a resident enterprise or team. */
  readonly to: Address;
  /** Face value in fen. */
  readonly amount: bigint;
  /** Number from the bureau's sheet, 0 to 2^32 - 1: once in each programme, so that a repeat is refused. */
  readonly serial: number;
};

export type IssueVouchersParameters = {
  readonly programme: number;
  /** All are issued, or none. About 400 fit one transaction. */
  readonly issues: readonly VoucherIssue[];
};

/**
 * The bureau issues vouchers.
 *
 * @returns with `vouchers`, their ids in the order of `issues`
 * @throws {TongduiError} `ZeroAmount`, `Paused`, `ProgrammeUnknown`, `Unauthorized`, `ParticipantInactive`,
 * `RegionSuspended`, `CreditBlocked`, `ProgrammeClosed`, `VoucherExists`, `BudgetExhausted`
 */
export async function issueVouchers(
  client: TongduiClient,
  parameters: IssueVouchersParameters,
): Promise<ActReceipt & { readonly vouchers: readonly bigint[] }> {
  const args = [parameters.programme, parameters.issues] as const;
  const call = encodeCall(client.deployment.voucherToken, { abi: voucherTokenAbi, functionName: 'issueMany', args });
  const sent = await sendAct(client, call);
  const minted = parseEventLogs({ abi: voucherTokenAbi, eventName: 'TransferSingle', logs: sent.receipt.logs });
  return { ...sent, vouchers: minted.map((event) => event.args.id) };
}
