import { rails } from '../../agreements/rails.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { TermsRecord } from '../ledger/recognitionRecords.ts';
import type { ProbeMaker } from './makeProbes.ts';
import type { Probe, WordField } from './probe.ts';
import { slotOf } from './storageLayout.ts';

/** Bits in a word of members or endorsements. */
const wordBits = 256;

/** Terms, agreements, compacts with their members, the joint catalogue. */
export function recognitionProbes(ledger: Ledger, make: ProbeMaker): Probe[] {
  const { terms, agreements, compacts } = ledger;
  const counts = { code: 'CountDiffers', subject: subjects.contract('recognition') } as const;
  const next = terms.size + 1;
  const probes = [
    make.slot(counts, 'recognition', slotOf('recognitionCounts'), [
      { name: 'terms', bits: 32, value: terms.size },
      { name: 'compacts', bits: 8, value: compacts.size },
    ]),
    make.view({ code: 'TermsDiffer', subject: subjects.terms(next) }, 'recognition', 'termsAt', [next], { word: 0n }),
  ];
  for (const record of terms.values()) {
    const head = { code: 'TermsDiffer', subject: subjects.terms(record.number) } as const;
    probes.push(make.word(head, 'recognition', 'termsAt', [record.number], termsFields(record)));
  }
  for (const [pair, number] of agreements) {
    const [issuer = 0, host = 0] = pair.split('>').map(Number);
    const head = { code: 'AgreementDiffers', subject: subjects.pair(pair) } as const;
    const key = (BigInt(issuer) << 32n) | BigInt(host);
    const agent = terms.get(number)?.agent ?? 0;
    probes.push(
      make.slot(head, 'recognition', slotOf('agreements', [key]), [{ name: 'terms', bits: 256, value: number }]),
      make.view(head, 'recognition', 'agentOf', [issuer, host], { agent }),
    );
  }
  return [...probes, ...compactProbes(ledger, make), ...endorsementProbes(ledger, make)];
}

function termsFields(terms: TermsRecord): WordField[] {
  return [
    { name: 'rail', bits: 4, value: rails.indexOf(terms.rail) },
    { name: 'preApproval', bits: 1, value: terms.preApproval },
    { name: 'joint', bits: 1, value: terms.joint },
    { name: 'other flags', bits: 2, value: 0 },
    { name: 'ratioBp', bits: 16, value: terms.ratioBp },
    { name: 'challengeDays', bits: 16, value: terms.challengeDays },
    { name: 'agent', bits: 32, value: terms.agent },
    { name: 'compact', bits: 8, value: terms.compact },
    { name: 'categories', bits: 64, value: terms.categories },
    { name: 'unused', bits: 16, value: 0 },
    { name: 'exposureCap', bits: 96, value: terms.exposureCap },
  ];
}

function compactProbes({ compacts, regions }: Ledger, make: ProbeMaker): Probe[] {
  const probes: Probe[] = [];
  const indexOf = (region: number) => regions.get(region)?.index ?? 0;
  for (const { number, terms, members, everMembers } of compacts.values()) {
    const head = { code: 'CompactDiffers', subject: subjects.compact(number) } as const;
    const words = wordsOf(everMembers, indexOf);
    probes.push(
      make.slot(head, 'recognition', slotOf('compacts', [number]), [
        { name: 'terms', bits: 32, value: terms },
        { name: 'words', bits: 8, value: words },
      ]),
      ...bitmapOf(members, indexOf, words).map((value, word) =>
        make.slot(head, 'recognition', slotOf('members', [number, word]), [{ name: 'members', bits: wordBits, value }]),
      ),
    );
  }
  for (const { code } of regions.values()) {
    const head = { code: 'CompactDiffers', subject: partOf(subjects.region(code), '成员资格', 'memberships') } as const;
    const joined = [...compacts.values()].filter(({ members }) => members.has(code));
    const value = joined.reduce((bits, { number }) => bits | (1n << BigInt(number)), 0n);
    probes.push(
      make.slot(head, 'recognition', slotOf('memberships', [code]), [{ name: 'compacts', bits: wordBits, value }]),
      ...joined.map(({ number }) => make.view(head, 'recognition', 'isMember', [number, code], { member: true })),
    );
  }
  return probes;
}

function endorsementProbes({ endorsements, participants, regions }: Ledger, make: ProbeMaker): Probe[] {
  const indexOf = (region: number) => regions.get(region)?.index ?? 0;
  const words = wordsOf(regions.keys(), indexOf);
  const labs = [...participants.values()].filter(({ kind }) => kind === 'LAB');
  return labs.flatMap(({ number }) => {
    const head = { code: 'EndorsementDiffers', subject: subjects.participant(number) } as const;
    return bitmapOf(endorsements.get(number) ?? [], indexOf, words).map((value, word) =>
      make.slot(head, 'recognition', slotOf('endorsements', [number, word]), [
        { name: 'regions', bits: wordBits, value },
      ]),
    );
  });
}

/** How many words the bits of these regions take. */
function wordsOf(regions: Iterable<number>, indexOf: (region: number) => number): number {
  let words = 0;
  for (const region of regions) words = Math.max(words, Math.floor(indexOf(region) / wordBits) + 1);
  return words;
}

/** One bit for each region, by its index. */
function bitmapOf(regions: Iterable<number>, indexOf: (region: number) => number, words: number): bigint[] {
  const bitmap = new Array<bigint>(words).fill(0n);
  for (const region of regions) {
    const index = indexOf(region);
    const word = Math.floor(index / wordBits);
    bitmap[word] = (bitmap[word] ?? 0n) | (1n << BigInt(index % wordBits));
  }
  return bitmap;
}
