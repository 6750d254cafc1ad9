import { expectationReader } from './expectationReader.ts';
import { within } from './jsonPath.ts';
import { listReader } from './listReader.ts';
import { asObject, missingKey, objectReader, optional, required } from './objectReader.ts';
import type { Fields } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { References } from './references.ts';
import { rehearse } from './rehearsal.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { ScenarioStep, StepName, StepOf } from './scenario.ts';
import { createStepShapes } from './stepShapes.ts';
import type { StepShapes } from './stepShapes.ts';

/**
 * A reader for `steps` (docs/scenario-format.md, Steps). It reads one list once: what a step brings about is carried on
 * to the next.
 *
 * @param clock - unix seconds at step 0
 */
export function stepsReader(references: References, clock: number): Reader<readonly ScenarioStep[]> {
  const rehearsal: Rehearsal = { clock, vouchers: new Set(), orders: new Set() };
  const shapes = createStepShapes(references, rehearsal);
  const readers = new Map<unknown, Reader<ScenarioStep>>(
    (Object.keys(shapes) as StepName[]).map((name) => [name, stepReader(name, shapes, references)]),
  );

  return listReader((value, place) => {
    const name = asObject(value, place).get('do');
    if (name === undefined) throw missingKey(within(place, 'do'));
    const read = readers.get(name);
    if (!read) {
      const table = 'docs/scenario-format.md';
      throw malformed(within(place, 'do'), `${table} 中没有这种步骤`, `no such step in ${table}`, name);
    }
    const step = read(value, place);
    rehearse(rehearsal, step);
    return step;
  });
}

// Without the parameter the compiler would not tie the fields to the step that they make.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function stepReader<Name extends StepName>(
  name: Name,
  shapes: StepShapes,
  { actor }: References,
): Reader<ScenarioStep> {
  const { fields, rules = [] } = shapes[name];
  const common = { do: required(() => name), by: optional(actor), expect: optional(expectationReader(name)) };
  // The compiler does not see that the fields of StepOf<Name> are those of the step and the common ones, as it is defined.
  const all = { ...common, ...fields } as unknown as Fields<StepOf<Name>>;
  return objectReader<StepOf<Name>>(all, ...rules) as Reader<ScenarioStep>;
}
