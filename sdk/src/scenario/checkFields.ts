import { mapReader, objectReader, optional, withDefault } from './objectReader.ts';
import type { Fields } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { References } from './references.ts';
import type { Place } from './scenarioFormatError.ts';
import type { OrderState, ProgrammeFigures, ScenarioCheck } from './scenario.ts';
import { readAmount, readSignedAmount, wordReader } from './textReaders.ts';

const readOrderState = wordReader<OrderState>(
  'PLACED',
  'APPROVED',
  'CLAIMED',
  'VERIFIED',
  'ACCEPTED',
  'DISPUTED',
  'PAID',
  'CANCELLED',
  'EXPIRED',
  'REJECTED',
  'CLAWED_BACK',
);

const readProgrammeFigures = objectReader<ProgrammeFigures>({
  unissued: optional(readAmount),
  outstanding: optional(readAmount),
  reserved: optional(readAmount),
  paid: optional(readAmount),
});

/** The maps of a `check` (docs/scenario-format.md, after the table of steps). */
export function checkFields(
  references: References,
  voucher: Reader<string>,
  order: Reader<string>,
): Fields<ScenarioCheck> {
  const { region, programme, depositHolder, capHolder } = references;
  const orderAmounts = mapReader(order, readAmount, (name, amount) => ({ order: name, amount }));
  const pairAmounts = pairAmountsReader(references);
  return {
    voucher: withDefault(
      mapReader(voucher, readAmount, (name, left) => ({ voucher: name, left })),
      [],
    ),
    order: withDefault(
      mapReader(order, readOrderState, (name, state) => ({ order: name, state })),
      [],
    ),
    subsidy: withDefault(orderAmounts, []),
    due: withDefault(orderAmounts, []),
    deposit: withDefault(
      mapReader(depositHolder, readAmount, (holder, amount) => ({ holder, amount })),
      [],
    ),
    locked: withDefault(
      mapReader(region, readAmount, (code, amount) => ({ region: code, amount })),
      [],
    ),
    pool: withDefault(pairAmounts, []),
    obligation: withDefault(pairAmounts, []),
    position: withDefault(
      mapReader(region, readSignedAmount, (code, amount) => ({ region: code, amount })),
      [],
    ),
    programme: withDefault(
      mapReader(programme, readProgrammeFigures, (id, figures) => ({ programme: id, ...figures })),
      [],
    ),
    capLeft: withDefault(
      mapReader(capHolder, readAmount, (holder, amount) => ({ ...holder, amount })),
      [],
    ),
    crossRegionTransfers: optional(readAmount),
  };
}

/** A reader for `{"A>B": amount}`. */
export function pairAmountsReader({ pair }: References) {
  return mapReader(pair, readAmount, (regions, amount) => ({ ...regions, amount }));
}

/** A rule for `check`: one that compares nothing is a slip. */
export function mustCompare({ crossRegionTransfers, ...maps }: ScenarioCheck, place: Place): void {
  // `by` and `expect` stand beside the maps.
  if (crossRegionTransfers !== undefined || Object.values(maps).some((map) => Array.isArray(map) && map.length > 0)) {
    return;
  }
  throw malformed(place, '至少要比较一项', 'must compare at least one value');
}
