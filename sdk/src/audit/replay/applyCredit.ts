import { severities } from '../../credit/creditSubject.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Text } from '../findings/text.ts';
import { creditKey } from '../ledger/ledgerKeys.ts';
import type { CreditMark, SubjectKind } from '../ledger/registryRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

const kinds = ['PARTICIPANT', 'GROUP', 'REGION'] as const satisfies readonly SubjectKind[];
/** An office may suspend a subject of another region for 90 days (docs/scenario-format.md, `report`). */
const foreignTerm = 90 * 86_400;

export function applyCredit(replay: Replay, event: OwnEventOf<'creditRegister'>): void {
  if (event.eventName === 'CreditReported') applyReport(replay, event);
  else applyLift(replay, event);
}

function applyReport(replay: Replay, { args }: EventOf<'creditRegister', 'CreditReported'>): void {
  const subject = subjectOf(args.kind, args.id);
  const [kind, severity] = [kinds[args.kind], severities[args.severity]];
  if (kind === undefined || severity === undefined || severity === 'NONE') {
    report(replay, 'FigureWrong', subject, 'a kind and a severity', `${args.kind}, ${args.severity}`);
    return;
  }
  const home = homeOf(replay, kind, args.id, subject);
  if (home === undefined) return;
  const { time } = replay.place;
  const mark = markOf(replay, kind, args.id, args.region);
  endForeign(mark, time);
  const isForeign = args.region !== 0 && home !== args.region;
  if (isForeign && severity !== 'WATCH') {
    if (severity === 'BAN' || args.until > time + foreignTerm) {
      report(
        replay,
        'OfficeMissing',
        subject,
        `SUSPEND until ${time + foreignTerm} at most`,
        `${severity} until ${args.until}`,
      );
    }
    if (mark.foreignEnd !== 0 && time < mark.foreignEnd + foreignTerm) {
      report(replay, 'TooEarly', subject, mark.foreignEnd + foreignTerm, time);
    }
    mark.foreignEnd = args.until;
  }
  mark.severity = severity;
  mark.until = args.until;
  refresh(replay, kind, args.id);
}

function applyLift(replay: Replay, { args }: EventOf<'creditRegister', 'CreditLifted'>): void {
  const subject = subjectOf(args.kind, args.id);
  const kind = kinds[args.kind];
  const mark = kind && replay.ledger.marks.get(creditKey(kind, args.id))?.get(args.region);
  // Lifting what was lifted before emits nothing, so an event without a mark is a fault.
  if (!mark || mark.severity === 'NONE') {
    report(replay, 'ReferenceUnknown', subject, `a mark of ${args.region}`, 'none');
    return;
  }
  endForeign(mark, replay.place.time);
  mark.severity = 'NONE';
  mark.until = 0;
  refresh(replay, mark.kind, mark.id);
}

/** A SUSPEND abroad that is replaced or lifted before its time ends now: the 90 days of rest run from here. */
function endForeign(mark: CreditMark, time: number): void {
  if (mark.foreignEnd > time) mark.foreignEnd = time;
}

function markOf({ ledger }: Replay, kind: SubjectKind, id: number, region: number): CreditMark {
  const key = creditKey(kind, id);
  const marks = ledger.marks.get(key) ?? new Map<number, CreditMark>();
  ledger.marks.set(key, marks);
  const mark = marks.get(region) ?? { kind, id, region, severity: 'NONE', until: 0, foreignEnd: 0 };
  marks.set(region, mark);
  return mark;
}

/** @returns the subject's region; 0 for a group of several regions and for a region; `undefined` if there is none such */
function homeOf(replay: Replay, kind: SubjectKind, id: number, subject: Text): number | undefined {
  const { participants, groups, regions } = replay.ledger;
  if (kind === 'PARTICIPANT') return findKnown(replay, participants, id, subject)?.region;
  if (kind === 'GROUP') return findKnown(replay, groups, id, subject)?.region;
  return findKnown(replay, regions, id, subject) && 0;
}

/** The worst mark counts: the latest end of the SUSPENDs and of the BANs. */
function refresh({ ledger }: Replay, kind: SubjectKind, id: number): void {
  const marks = [...(ledger.marks.get(creditKey(kind, id))?.values() ?? [])];
  const latest = (wanted: CreditMark['severity']) =>
    marks.reduce((end, { severity, until }) => (severity === wanted && until > end ? until : end), 0);
  const [suspendedUntil, bannedUntil] = [latest('SUSPEND'), latest('BAN')];
  if (kind === 'REGION') {
    const region = ledger.regions.get(id);
    if (region) region.suspendedUntil = Math.max(suspendedUntil, bannedUntil);
    return;
  }
  const marked = kind === 'PARTICIPANT' ? ledger.participants.get(id) : ledger.groups.get(id);
  if (!marked) return;
  marked.suspendedUntil = suspendedUntil;
  marked.bannedUntil = bannedUntil;
}

function subjectOf(kind: number, id: number): Text {
  const { participant, group, region } = subjects;
  const subject = (kind === 0 ? participant : kind === 1 ? group : region)(id);
  return partOf(subject, '信用', 'credit');
}
