import { keccak256, stringToBytes } from 'viem';
import { participantKinds } from '../../participants/participantKinds.ts';
import { subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { GroupRecord, ParticipantRecord } from '../ledger/registryRecords.ts';
import type { ProbeMaker } from './makeProbes.ts';
import { refused } from './probe.ts';
import type { Probe } from './probe.ts';
import { elementSlot, slotOf } from './storageLayout.ts';

/** Region codes of 32 bits that share a word of a list. */
const perWord = 8;

/** Regions, categories, participants with their signers and groups, related parties, the pause. */
export function registryProbes(ledger: Ledger, make: ProbeMaker): Probe[] {
  const { participants, groups, regions, categories, relations, signers } = ledger;
  const probes: Probe[] = [countsProbe(ledger, make), pauseProbe(ledger, make), ...beyondProbes(ledger, make)];
  for (const region of regions.values()) {
    const head = { code: 'RegionDiffers', subject: subjects.region(region.code) } as const;
    probes.push(
      make.view(head, 'registry', 'regionAt', [region.index], { code: region.code }),
      make.slot(head, 'registry', slotOf('regions', [region.code]), [
        { name: 'admitted', bits: 8, value: true },
        { name: 'index', bits: 16, value: region.index },
        { name: 'suspendedUntil', bits: 40, value: region.suspendedUntil },
      ]),
    );
  }
  for (const [category, index] of categories) {
    const head = { code: 'CategoryDiffers', subject: subjects.category(category) } as const;
    probes.push(make.view(head, 'registry', 'categoryIndex', [keccak256(stringToBytes(category))], { index }));
  }
  for (const participant of participants.values()) probes.push(...participantProbes(ledger, make, participant));
  for (const group of groups.values()) probes.push(...groupProbes(make, group));
  for (const { low, high, regions: relators } of relations.values()) {
    const head = { code: 'RelationDiffers', subject: subjects.relation(`${low}>${high}`) } as const;
    const key = (BigInt(low) << 32n) | BigInt(high);
    probes.push(
      make.slot(head, 'registry', slotOf('relators', [key]), [{ name: 'relators', bits: 256, value: relators.length }]),
      ...relators
        .map((_, first) => first)
        .filter((first) => first % perWord === 0)
        .map((first) =>
          make.slot(
            head,
            'registry',
            elementSlot('relators', [key], first / perWord),
            relators.slice(first, first + perWord).map((value) => ({ name: 'region', bits: 32, value })),
          ),
        ),
    );
  }
  for (const [signer, participant] of signers) {
    const head = { code: 'SignerDiffers', subject: subjects.signer(signer) } as const;
    probes.push(
      make.slot(head, 'registry', slotOf('signedFor', [keccak256(signer)]), [
        { name: 'participant', bits: 256, value: participant },
      ]),
    );
  }
  return probes;
}

function countsProbe({ paused, categories, regions, participants, groups }: Ledger, make: ProbeMaker): Probe {
  const head = { code: 'CountDiffers', subject: subjects.contract('registry') } as const;
  return make.slot(head, 'registry', slotOf('registryCounts'), [
    { name: 'paused', bits: 8, value: paused },
    { name: 'categories', bits: 8, value: categories.size },
    { name: 'regions', bits: 16, value: regions.size },
    { name: 'participants', bits: 32, value: participants.size },
    { name: 'groups', bits: 32, value: groups.size },
  ]);
}

/** The question that every act asks: it answers nothing, and refuses while the system is paused. */
function pauseProbe({ paused }: Ledger, make: ProbeMaker): Probe {
  const head = { code: 'PauseDiffers', subject: subjects.contract('registry') } as const;
  return make.view(head, 'registry', 'requireNotPaused', [], { answer: paused ? refused : undefined });
}

/** What would come next must not be there yet. */
function beyondProbes({ regions, participants }: Ledger, make: ProbeMaker): Probe[] {
  const [region, participant] = [regions.size + 1, participants.size + 1];
  const regionHead = { code: 'RegionDiffers', subject: subjects.region(`#${region}`) } as const;
  const participantHead = { code: 'ParticipantDiffers', subject: subjects.participant(participant) } as const;
  return [
    make.view(regionHead, 'registry', 'regionAt', [region], { code: 0 }),
    make.view(participantHead, 'registry', 'partyWord', [participant], { word: 0n }),
  ];
}

function participantProbes({ groups, regions }: Ledger, make: ProbeMaker, party: ParticipantRecord): Probe[] {
  const { number, account, credential, signer } = party;
  const subject = subjects.participant(number);
  // A mark on the group binds its members: the later of the times holds.
  const group = groups.get(party.group);
  const suspendedUntil = Math.max(party.suspendedUntil, group?.suspendedUntil ?? 0);
  const bannedUntil = Math.max(party.bannedUntil, group?.bannedUntil ?? 0);
  return [
    make.word(
      { code: 'ParticipantDiffers', subject },
      'registry',
      'partyWord',
      [number],
      [
        { name: 'kind', bits: 8, value: participantKinds.indexOf(party.kind) },
        { name: 'active', bits: 1, value: true },
        { name: 'listed', bits: 1, value: party.listed },
        { name: 'other flags', bits: 6, value: 0 },
        { name: 'region', bits: 24, value: party.region },
        { name: 'region index', bits: 16, value: regions.get(party.region)?.index ?? 0 },
        { name: 'group', bits: 32, value: party.group },
        { name: 'unused', bits: 24, value: 0 },
        { name: 'categories', bits: 64, value: party.categories },
        { name: 'suspendedUntil', bits: 40, value: suspendedUntil },
        { name: 'bannedUntil', bits: 40, value: bannedUntil },
      ],
    ),
    make.view({ code: 'SignerDiffers', subject }, 'registry', 'signerOf', [number], { signer }),
    make.view({ code: 'ParticipantDiffers', subject }, 'registry', 'participantByCredential', [credential], {
      account,
    }),
  ];
}

function groupProbes(make: ProbeMaker, { number, controller, region, members }: GroupRecord): Probe[] {
  const head = { code: 'GroupDiffers', subject: subjects.group(number) } as const;
  return [
    make.view(head, 'registry', 'groupNumber', [controller], { number }),
    make.view(head, 'registry', 'groupOf', [number], { region, members: members.length }),
  ];
}
