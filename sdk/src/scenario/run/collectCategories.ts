import type { Scenario } from '../scenario.ts';

/** Every category word that occurs in a scenario, once, in the order of the file. */
export function collectCategories({ programmes, agreements, compacts, participants, steps }: Scenario): string[] {
  const words = [
    ...programmes.flatMap(({ categories = [], ratios }) => [
      ...categories,
      ...ratios.map(({ category }) => category).filter((category) => category !== '*'),
    ]),
    ...[...agreements, ...compacts, ...participants].flatMap(({ categories = [] }) => categories),
    ...steps.flatMap((step) => ('category' in step ? [step.category] : [])),
  ];
  return [...new Set(words)];
}
