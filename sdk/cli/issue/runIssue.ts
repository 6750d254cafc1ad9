import { issueVouchersInBatches } from '../../src/actions/bureau/issueVouchersInBatches.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import type { TongduiError } from '../../src/errors/tongduiError.ts';
import type { Session } from '../network/session.ts';
import { progressBar } from '../output/progressBar.ts';
import { assignSerials } from './assignSerials.ts';
import type { Assigned } from './assignSerials.ts';
import { closeJournal, sheetHash, writeJournal } from './issueJournal.ts';
import { readIssuedVouchers } from './issuedVouchers.ts';
import type { IssuePlan } from './planIssue.ts';
import type { RegisteredFirm } from './registerFirms.ts';

/** How an issue ended. */
export type IssueRun = {
  /** One for each firm, in the order of the sheet. */
  readonly assigned: readonly Assigned[];
  /** Transactions that it took. */
  readonly transactions: number;
  /** The refusal that ended it before its time, and the first firm that has no voucher. */
  readonly stopped: { readonly error: TongduiError; readonly firm: RegisteredFirm | undefined } | undefined;
};

/**
 * Issues what a plan holds. What each firm is to get is written down before the first transaction, with a serial number that
 * the chain takes once: whenever the process ends, the same command goes on, and nobody gets two.
 *
 * @throws {TongduiError} if the node does not answer
 */
export async function runIssue(
  session: Session,
  bureau: TongduiClient,
  plan: IssuePlan,
  firms: readonly RegisteredFirm[],
  batchSize?: number,
): Promise<IssueRun> {
  const { programme } = plan.programme;
  const assigned = assignSerials(firms, plan.issued, plan.open);
  const journal = { programme, sheet: sheetHash(firms), entries: assigned };
  await writeJournal(session.folder, journal);
  const issues = assigned
    .filter(({ issued }) => issued === undefined)
    .map(({ account, amount, serial }) => ({ to: account, amount, serial }));
  const tell = progressBar(session.terminal, session.language, { zh: '发放', en: 'Issuing' });
  const before = assigned.length - issues.length;
  const run = await issueVouchersInBatches(bureau, {
    programme,
    issues,
    ...(batchSize !== undefined && { batchSize }),
    onProgress: ({ done }) => tell(before + done, assigned.length),
  });
  // What the chain says counts, not what the run believes.
  const issued = await readIssuedVouchers(session.reader, programme);
  const ended = assigned.map((entry) => {
    const voucher = issued.get(entry.serial);
    return { ...entry, issued: voucher?.to.toLowerCase() === entry.account.toLowerCase() ? voucher : undefined };
  });
  if (!run.stopped) await closeJournal(session.folder, journal);
  const firm = firms[ended.findIndex((entry) => entry.issued === undefined)];
  return {
    assigned: ended,
    transactions: run.receipts.length,
    stopped: run.stopped && { error: run.stopped.error, firm },
  };
}
