import { partOf, subjects } from '../findings/subjects.ts';
import { relationKey } from '../ledger/ledgerKeys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import type { ProgrammeRecord } from '../ledger/programmeRecords.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';
import type { ParticipantRecord } from '../ledger/registryRecords.ts';
import { report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';

/** The lab is listed at home, and where the catalogue is joint by every other current member. */
export function checkListed(replay: Replay, order: OrderRecord, terms: TermsRecord, lab: ParticipantRecord): void {
  const subject = partOf(subjects.order(order.hash), `实验室 ${lab.number}`, `lab ${lab.number}`);
  if (!lab.listed) report(replay, 'LabNotListed', subject, `listed by ${lab.region}`, 'struck out');
  if (!terms.joint) return;
  const endorsed = replay.ledger.endorsements.get(lab.number);
  for (const member of replay.ledger.compacts.get(terms.compact)?.members ?? []) {
    if (member !== lab.region && !endorsed?.has(member))
      report(replay, 'LabNotListed', subject, `endorsed by ${member}`, 'not');
  }
}

/** The category is on the consortium's list, and the programme, the terms and the lab all cover it. */
export function checkCategory(
  replay: Replay,
  order: OrderRecord,
  programme: ProgrammeRecord,
  terms: TermsRecord,
  lab: ParticipantRecord,
): void {
  const index = replay.ledger.categories.get(order.category);
  const bit = index === undefined ? 0n : 1n << BigInt(index);
  const covered = (mask: bigint) => mask === 0n || (mask & bit) !== 0n;
  const all =
    index !== undefined && covered(programme.categories) && covered(terms.categories) && covered(lab.categories);
  if (!all) report(replay, 'CategoryNotCovered', subjects.order(order.hash), 'a covered category', order.category);
}

/** Two parties of one group are related, and any members of related groups. */
export function areRelated({ relations }: Ledger, one: ParticipantRecord, other: ParticipantRecord): boolean {
  if (one.group === other.group) return true;
  const [low, high] = one.group < other.group ? [one.group, other.group] : [other.group, one.group];
  return (relations.get(relationKey(low, high))?.regions.length ?? 0) > 0;
}
