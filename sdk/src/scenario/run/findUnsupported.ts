import type { Scenario, StepName } from '../scenario.ts';

/** What a scenario asks for and this version cannot do: one bilingual line's two halves. */
export type Unsupported = { readonly zh: string; readonly en: string };

/** Steps of the clearing house, which is not built yet. */
const clearingSteps: readonly StepName[] = ['clear', 'setOff', 'setCap', 'discharge'];

/**
 * Finds what a scenario needs of the clearing house: the contracts refuse its rail (`RailUnavailable`).
 *
 * @returns `undefined` if the scenario can be run
 */
export function findUnsupported({ agreements, compacts, regions, steps }: Scenario): Unsupported | undefined {
  const agreement = agreements.find(({ rail }) => rail === 'CLEARING');
  if (agreement) return missing(`CLEARING (${agreement.issuer}>${agreement.host})`);
  const compact = compacts.find(({ rail }) => rail === 'CLEARING');
  if (compact) return missing(`CLEARING (${compact.name})`);
  for (const { code, ...limits } of regions) {
    for (const limit of ['netDebitCap', 'acceptanceQuota'] as const) {
      if (limits[limit] !== undefined) return missing(`${limit} (${code})`);
    }
  }
  const step = steps.find((candidate) => clearingSteps.includes(candidate.do));
  return step && missing(`${step.do} ($.steps[${steps.indexOf(step)}])`);
}

function missing(what: string): Unsupported {
  return {
    zh: `${what} 需要清算所, 本版本尚未开通`,
    en: `${what} needs the clearing house, which this version does not open yet`,
  };
}
