import type { Address } from 'viem';
import { partOf, subjects } from '../findings/subjects.ts';
import type { OwnEventOf } from '../logs/auditLog.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** Who holds which office. What else an AccessManager can be told (labels, guardians, targets) decides nothing here. */
export function applyOffices(replay: Replay, event: OwnEventOf<'offices'>): void {
  const { ledger } = replay;
  if (event.eventName === 'RoleGranted') {
    const { roleId, delay, since, newMember } = event.args;
    const account = event.args.account.toLowerCase() as Address;
    const subject = subjects.account(account);
    const held = ledger.offices.get(account);
    if (held !== undefined && held !== roleId) report(replay, 'OfficeDoubled', subject, held, roleId);
    if (delay !== 0) report(replay, 'FigureWrong', subject, 'no delay', delay);
    expectEqual(replay, 'FigureWrong', partOf(subject, '新任', 'new member'), held === undefined, newMember);
    // For an account that held it already the event says since when its delay, of nothing, counts.
    if (newMember) expectEqual(replay, 'FigureWrong', partOf(subject, '起始', 'since'), replay.place.time, since);
    ledger.offices.set(account, roleId);
    ledger.officers.add(account);
  } else if (event.eventName === 'RoleRevoked') {
    const account = event.args.account.toLowerCase() as Address;
    const held = ledger.offices.get(account);
    if (held !== event.args.roleId) {
      report(replay, 'FigureWrong', subjects.account(account), held, event.args.roleId);
      return;
    }
    ledger.offices.delete(account);
  }
}
