import type { Comparison } from '../check/comparison.ts';
import { compareState } from '../check/compareState.ts';
import type { ResultValue } from '../scenarioReport.ts';
import type { StepRun } from '../stepOutcome.ts';

/** Compares the chain's state; nothing is done. */
export const check: StepRun<'check'> = async (stage, step) => {
  const comparisons = await compareState(stage, step);
  const differences = comparisons
    .filter(({ expected, found }) => expected !== found)
    .map(({ map, key, figure, expected, found }) => ({
      what: [map, key, figure].filter((part) => part !== undefined).join(' '),
      expected,
      found,
    }));
  return { results: undefined, differences, found: arrange(comparisons) };
};

/** What was found, in the form of the file's maps. */
function arrange(comparisons: readonly Comparison[]): { readonly [map: string]: ResultValue } {
  // Maps, since a name may be `__proto__`, which an object would take for something else.
  const maps = new Map<string, Map<string, ResultValue | Map<string, ResultValue>> | string>();
  for (const { map, key, figure, found } of comparisons) {
    if (key === undefined) {
      maps.set(map, found);
      continue;
    }
    const values = (maps.get(map) ?? new Map()) as Map<string, ResultValue | Map<string, ResultValue>>;
    maps.set(map, values);
    if (figure === undefined) values.set(key, found);
    else values.set(key, ((values.get(key) ?? new Map()) as Map<string, ResultValue>).set(figure, found));
  }
  return toObject(maps);
}

function toObject(values: ReadonlyMap<string, unknown>): { readonly [key: string]: ResultValue } {
  return Object.fromEntries(
    [...values].map(([key, value]) => [key, value instanceof Map ? toObject(value) : (value as ResultValue)]),
  );
}
