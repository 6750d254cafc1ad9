import { zeroAddress } from 'viem';
import { rails } from '../../agreements/rails.ts';
import { roleOf } from '../../offices/roleOf.ts';
import { participantOf } from '../../participants/participantOf.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { executeAct } from './countersigned.ts';
import { findRegion } from './money.ts';
import { findParty } from './parties.ts';
import { expectEqual, findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyRecognition(replay: Replay, event: OwnEventOf<'recognition'>): void {
  switch (event.eventName) {
    case 'AgreementSigned': {
      signAgreement(replay, event);
      return;
    }
    case 'CompactCreated': {
      const { compact, terms, joint, content, name } = event.args;
      const { compacts } = replay.ledger;
      expectEqual(replay, 'NumberOutOfSequence', subjects.compact(compact), compacts.size + 1, compact);
      // A pool needs one agent for each pair, so a compact names none.
      expectEqual(
        replay,
        'FigureWrong',
        partOf(subjects.compact(compact), '代理', 'agent'),
        zeroAddress,
        content.agent,
      );
      if (!addTerms(replay, terms, content, compact, joint)) return;
      compacts.set(compact, { number: compact, terms, name, members: new Set(), everMembers: new Set() });
      return;
    }
    case 'CompactJoined':
    case 'CompactLeft': {
      setMember(replay, event.args.compact, event.args.region, event.eventName === 'CompactJoined');
      return;
    }
    case 'LabEndorsed':
    case 'LabDelisted': {
      setEndorsed(replay, event);
      return;
    }
  }
}

type TermsContent = EventOf<'recognition', 'AgreementSigned'>['args']['content'];

function signAgreement(replay: Replay, { args }: EventOf<'recognition', 'AgreementSigned'>): void {
  const { issuer, host, terms, content, ref } = args;
  const { agreements, participants, pools } = replay.ledger;
  const key = pairKey(issuer, host);
  if (issuer === host) report(replay, 'FigureWrong', subjects.pair(key), 'two regions', 'one');
  findRegion(replay, issuer);
  findRegion(replay, host);
  const admins = [issuer, host].map((region) => roleOf({ office: 'ADMIN', region }));
  executeAct(
    replay,
    { contract: 'recognition', functionName: 'signAgreement' },
    [issuer, host, content, ref],
    ({ role }) => {
      return role !== undefined && admins.includes(role);
    },
  );
  const added = addTerms(replay, terms, content, 0, false);
  if (!added) return;
  agreements.set(key, terms);
  if (added.rail !== 'POOL') return;
  const agent = participants.get(added.agent);
  if (agent?.kind !== 'AGENT') report(replay, 'FigureWrong', subjects.pool(key), 'an agent', agent?.kind);
  if (agent?.region !== host) report(replay, 'DepositAbroad', subjects.pool(key), `an agent of ${host}`, agent?.region);
  const pool = pools.get(key);
  if (pool) pool.agent = added.agent;
  else pools.set(key, { issuer, host, agent: added.agent, free: 0n, reserved: 0n });
}

function addTerms(
  replay: Replay,
  number: number,
  content: TermsContent,
  compact: number,
  joint: boolean,
): TermsRecord | undefined {
  const { terms } = replay.ledger;
  const subject = subjects.terms(number);
  const rail = rails[content.rail];
  expectEqual(replay, 'NumberOutOfSequence', subject, terms.size + 1, number);
  if (rail === undefined || rail === 'HOME') {
    report(replay, 'FigureWrong', subject, 'a rail between regions', content.rail);
    return undefined;
  }
  const { preApproval, ratioBp, challengeDays, categories, exposureCap } = content;
  const agent = participantOf(content.agent) ?? 0;
  const added = { number, rail, preApproval, joint, ratioBp, challengeDays, agent, compact, categories, exposureCap };
  terms.set(number, added);
  return added;
}

function setMember(replay: Replay, compact: number, region: number, isMember: boolean): void {
  const found = findKnown(replay, replay.ledger.compacts, compact, subjects.compact(compact));
  if (!found || !findRegion(replay, region)) return;
  const subject = partOf(subjects.compact(compact), `成员 ${region}`, `member ${region}`);
  expectEqual(replay, 'TransitionImpossible', subject, !isMember, found.members.has(region));
  if (isMember) found.members.add(region);
  else found.members.delete(region);
  found.everMembers.add(region);
}

function setEndorsed(replay: Replay, event: EventOf<'recognition', 'LabEndorsed' | 'LabDelisted'>): void {
  const { lab, region } = event.args;
  const isEndorsed = event.eventName === 'LabEndorsed';
  const party = findParty(replay, lab);
  if (!party || !findRegion(replay, region)) return;
  const subject = partOf(subjects.participant(party.number), '目录', 'listing');
  if (party.kind !== 'LAB') report(replay, 'FigureWrong', subject, 'LAB', party.kind);
  // Its own region's entry lists the lab, or strikes it out everywhere; the registry has said so just before.
  if (party.region === region) expectEqual(replay, 'FigureWrong', subject, isEndorsed, party.listed);
  const { endorsements } = replay.ledger;
  const regions = endorsements.get(party.number) ?? new Set<number>();
  endorsements.set(party.number, regions);
  if (isEndorsed) regions.add(region);
  else regions.delete(region);
}
