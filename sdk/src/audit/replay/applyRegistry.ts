import { noLimit } from './calendar.ts';
import type { Hex } from 'viem';
import { participantKinds } from '../../participants/participantKinds.ts';
import type { ParticipantKind } from '../../participants/participantKinds.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import { relationKey } from '../ledger/ledgerKeys.ts';
import type { GroupRecord, RelationRecord } from '../ledger/registryRecords.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { findRegion } from './money.ts';
import { expectOffice } from './officers.ts';
import { partyNumber } from './parties.ts';
import { expectEqual, findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyRegistry(replay: Replay, event: OwnEventOf<'registry'>): void {
  const { ledger } = replay;
  switch (event.eventName) {
    case 'RegionAdmitted': {
      admitRegion(replay, event);
      return;
    }
    case 'CategoryAdded': {
      const { index, category } = event.args;
      const subject = subjects.category(category);
      if (ledger.categories.has(category)) report(replay, 'IdentityReused', subject, 'a new word', category);
      expectEqual(replay, 'NumberOutOfSequence', subject, ledger.categories.size, index);
      ledger.categories.set(category, index);
      return;
    }
    case 'ParticipantRegistered': {
      registerParticipant(replay, event);
      return;
    }
    case 'SignerRotated': {
      const number = partyNumber(replay, event.args.participant);
      const participant = number && findKnown(replay, ledger.participants, number, subjects.participant(number));
      if (!participant) return;
      useSigner(replay, event.args.signer, participant.number);
      participant.signer = event.args.signer;
      return;
    }
    case 'ParticipantListed': {
      const number = partyNumber(replay, event.args.participant);
      const participant = number && findKnown(replay, ledger.participants, number, subjects.participant(number));
      if (participant) participant.listed = event.args.listed;
      return;
    }
    case 'PartiesRelated': {
      relateParties(replay, event);
      return;
    }
    case 'PartiesUnrelated': {
      unrelateParties(replay, event);
      return;
    }
    case 'SystemPaused':
    case 'SystemResumed': {
      const paused = event.eventName === 'SystemPaused';
      const subject = { zh: '暂停', en: 'pause' };
      expectEqual(replay, 'TransitionImpossible', subject, !paused, ledger.paused);
      const mayResume = [{ office: 'COUNCIL' }] as const;
      expectOffice(replay, event.args.by, paused ? [...mayResume, { office: 'GUARDIAN' }] : mayResume, subject);
      ledger.paused = paused;
    }
  }
}

function admitRegion(replay: Replay, { args }: EventOf<'registry', 'RegionAdmitted'>): void {
  const { regions } = replay.ledger;
  const subject = subjects.region(args.region);
  if (regions.has(args.region)) {
    report(replay, 'IdentityReused', subject, 'a new region', args.region);
    return;
  }
  expectEqual(replay, 'NumberOutOfSequence', subject, regions.size + 1, args.index);
  regions.set(args.region, {
    code: args.region,
    index: args.index,
    name: args.name,
    free: 0n,
    encumbered: 0n,
    inPools: 0n,
    withParties: 0n,
    suspendedUntil: 0,
    appropriated: 0n,
    prefundedHere: 0n,
    unfundedHere: 0n,
    prefundedAway: 0n,
    unfundedAway: 0n,
    cashedOut: 0n,
    remittedUp: 0n,
    receivedFromAbove: 0n,
    locked: 0n,
    owed: 0n,
    reservedAsHost: 0n,
    reservedAsIssuer: 0n,
    netDebitCap: noLimit,
    acceptanceQuota: noLimit,
  });
}

function registerParticipant(replay: Replay, { args }: EventOf<'registry', 'ParticipantRegistered'>): void {
  const { ledger } = replay;
  const number = partyNumber(replay, args.participant);
  const kind = participantKinds[args.kind];
  if (number === undefined) return;
  const subject = subjects.participant(number);
  expectEqual(replay, 'NumberOutOfSequence', subject, ledger.participants.size + 1, number);
  if (kind === undefined || kind === 'NONE') {
    report(replay, 'FigureWrong', subject, 'a kind', args.kind);
    return;
  }
  findRegion(replay, args.region);
  const known = ledger.credentials.get(args.credential);
  if (known !== undefined) report(replay, 'IdentityReused', subject, 'a new credential', `participant ${known}`);
  ledger.credentials.set(args.credential, number);
  joinGroup(replay, args.group, args.controller, number, args.region);
  useSigner(replay, args.signer, number);
  ledger.participants.set(number, {
    number,
    account: args.participant,
    kind: kind satisfies ParticipantKind,
    region: args.region,
    group: args.group,
    categories: args.categories,
    credential: args.credential,
    signer: args.signer,
    listed: true,
    suspendedUntil: 0,
    bannedUntil: 0,
  });
}

function joinGroup(replay: Replay, number: number, controller: Hex, member: number, region: number): void {
  const { groups, groupNumbers } = replay.ledger;
  const subject = subjects.group(number);
  const known = groupNumbers.get(controller);
  expectEqual(replay, 'NumberOutOfSequence', subject, known ?? groups.size + 1, number);
  const group = groups.get(number);
  if (!group) {
    const created: GroupRecord = {
      number,
      controller,
      region,
      members: [member],
      suspendedUntil: 0,
      bannedUntil: 0,
    };
    groups.set(number, created);
    groupNumbers.set(controller, number);
    return;
  }
  group.members.push(member);
  if (group.region !== region) group.region = 0;
}

/** A signer once used stays bound to its participant. */
function useSigner(replay: Replay, signer: Hex, number: number): void {
  const { signers } = replay.ledger;
  const owner = signers.get(signer);
  if (owner !== undefined) {
    const subject = partOf(subjects.participant(number), '签名人', 'signer');
    report(replay, 'IdentityReused', subject, 'a new signer', `signer of ${owner}`);
  }
  signers.set(signer, number);
}

function relateParties(replay: Replay, { args }: EventOf<'registry', 'PartiesRelated'>): void {
  const relation = relationOf(replay, args.groupA, args.groupB);
  findRegion(replay, args.region);
  if (relation.regions.includes(args.region)) {
    report(replay, 'IdentityReused', relationSubject(relation), 'a new relation', args.region);
  }
  relation.regions.push(args.region);
}

function unrelateParties(replay: Replay, { args }: EventOf<'registry', 'PartiesUnrelated'>): void {
  const relation = relationOf(replay, args.groupA, args.groupB);
  // The council takes back all there is, which may be nothing.
  if (args.region === 0) {
    relation.regions.length = 0;
    return;
  }
  const at = relation.regions.indexOf(args.region);
  if (at < 0) {
    report(replay, 'ReferenceUnknown', relationSubject(relation), `a relation by ${args.region}`, 'none');
    return;
  }
  // The registry's list closes its gaps with its last entry.
  const last = relation.regions.pop();
  if (last !== undefined && at < relation.regions.length) relation.regions[at] = last;
}

function relationOf(replay: Replay, low: number, high: number): RelationRecord {
  const { groups, relations } = replay.ledger;
  findKnown(replay, groups, low, subjects.group(low));
  findKnown(replay, groups, high, subjects.group(high));
  const key = relationKey(low, high);
  const relation: RelationRecord = relations.get(key) ?? { low, high, regions: [] };
  relations.set(key, relation);
  return relation;
}

function relationSubject({ low, high }: RelationRecord) {
  return subjects.relation(relationKey(low, high));
}
