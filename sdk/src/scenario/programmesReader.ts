import { listReader, setReader } from './listReader.ts';
import { readDays, readFlag, readRatio } from './numberReaders.ts';
import { objectReader, optional, required, withDefault } from './objectReader.ts';
import { malformed } from './reader.ts';
import type { Reader } from './reader.ts';
import type { References } from './references.ts';
import type { ScenarioProgramme, ScenarioRatio } from './scenario.ts';
import { readAmount, readCategory, readId, readTimeOrDay, wordReader } from './textReaders.ts';

/** A reader for `programmes` (docs/scenario-format.md, Top level). */
export function programmesReader({ region }: References): Reader<readonly ScenarioProgramme[]> {
  const readRatioEntry = objectReader<ScenarioRatio>({
    host: required((value, place) => (value === '*' ? value : region(value, place))),
    category: required((value, place) => (value === '*' ? value : readCategory(value, place))),
    bp: required(readRatio),
  });
  const readRatios = listReader(readRatioEntry, {
    identity: ({ host, category }) => `host ${host}, category ${category}`,
  });

  // The series of a programme without one is its id, which its reader does not know yet.
  const readProgramme = objectReader<Omit<ScenarioProgramme, 'series'> & { series?: string }>({
    id: required(readId),
    region: required(region),
    budget: required(readAmount),
    ratioBp: required(readRatio),
    series: optional(readId),
    ratios: withDefault(readRatios, []),
    unit: withDefault(readUnit, 1n),
    orderCap: optional(readAmount),
    annualCap: optional(readAmount),
    firstUseCap: optional(readAmount),
    categories: optional(setReader(readCategory)),
    useDays: required(readDays),
    redeemDays: required(readDays),
    useBy: optional(readTimeOrDay),
    redeemBy: optional(readTimeOrDay),
    retroactive: withDefault(readFlag, false),
    relatedParty: withDefault(wordReader('BLOCK', 'ALLOW'), 'BLOCK'),
  });
  const read = listReader(readProgramme, { identity: ({ id }) => id, key: 'id' });
  return (value, place) =>
    read(value, place).map((programme) => ({ ...programme, series: programme.series ?? programme.id }));
}

const readUnit: Reader<bigint> = (value, place) => {
  const unit = readAmount(value, place);
  if (unit === 0n) throw malformed(place, '单位必须大于零', 'unit must be more than zero', value);
  return unit;
};
