import type { Tally } from '../../test/model/histories/tally.ts';

/** What histories were about, as a table a person can read. */
export function formatTally({ accepted, refused, errors, cycles }: Tally): string {
  const verbs = [...new Set([...Object.keys(accepted), ...Object.keys(refused)])].sort();
  return [
    ['', 'accepted', 'refused'],
    ...verbs.map((verb) => [verb, String(accepted[verb] ?? 0), String(refused[verb] ?? 0)]),
    [''],
    ['refused with', 'times'],
    ...Object.entries(errors)
      .sort(([, a], [, b]) => b - a)
      .map(([error, times]) => [error, String(times)]),
    [''],
    ['cycles that set something off', String(cycles)],
  ]
    .map(([name = '', ...figures]) => `${name.padEnd(30)}${figures.map((figure) => figure.padStart(10)).join('')}`)
    .map((line) => line.trimEnd())
    .join('\n');
}
