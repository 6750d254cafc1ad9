import { partOf, subjects } from '../findings/subjects.ts';
import type { ParticipantRecord } from '../ledger/registryRecords.ts';
import { report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';

/** SUSPEND and BAN, its own or its group's, hold a party back (docs/scenario-format.md, "Asked about credit"). */
export function checkCredit(replay: Replay, party: ParticipantRecord): void {
  const group = replay.ledger.groups.get(party.group);
  const times = [party.suspendedUntil, party.bannedUntil, group?.suspendedUntil ?? 0, group?.bannedUntil ?? 0];
  checkTime(replay, party, Math.max(...times));
}

/** At payment only a BAN of the payee or its group refuses. */
export function checkNotBanned(replay: Replay, payee: ParticipantRecord): void {
  const group = replay.ledger.groups.get(payee.group);
  checkTime(replay, payee, Math.max(payee.bannedUntil, group?.bannedUntil ?? 0));
}

/** A suspended region issues, orders and hosts nothing new. */
export function checkRegionOpen(replay: Replay, region: number): void {
  const until = replay.ledger.regions.get(region)?.suspendedUntil ?? 0;
  const { time } = replay.place;
  if (time < until) report(replay, 'RegionSuspended', subjects.region(region), `from ${until} on`, time);
}

/** A mark no longer holds at its time. */
function checkTime(replay: Replay, { number }: ParticipantRecord, until: number): void {
  const { time } = replay.place;
  if (time < until)
    report(replay, 'CreditBlocked', partOf(subjects.participant(number), '信用', 'credit'), `from ${until} on`, time);
}
