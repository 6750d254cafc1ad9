import { parseEventLogs } from 'viem';
import type { Address } from 'viem';
import { voucherTokenAbi } from '../../abis/voucherTokenAbi.ts';
import { toFen } from '../../amounts/toFen.ts';
import type { Amount } from '../../amounts/toFen.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';

export type VoucherIssue = {
  /** Account of a resident enterprise or team. */
  readonly to: Address;
  /** Face value in fen. */
  readonly amount: Amount;
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
export const issueVouchers = defineAct({
  encode: ({ deployment }, { programme, issues }: IssueVouchersParameters) =>
    encodeCall(deployment.voucherToken, {
      abi: voucherTokenAbi,
      functionName: 'issueMany',
      args: [
        programme,
        issues.map(({ to, amount, serial }, i) => ({ to, amount: toFen(amount, `issues[${i}].amount`), serial })),
      ],
    }),
  read: ({ receipt }): { readonly vouchers: readonly bigint[] } => {
    const minted = parseEventLogs({ abi: voucherTokenAbi, eventName: 'TransferSingle', logs: receipt.logs });
    return { vouchers: minted.map(({ args }) => args.id) };
  },
});
