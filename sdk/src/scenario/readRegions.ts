import { listReader } from './listReader.ts';
import { objectReader, optional, required, withDefault } from './objectReader.ts';
import { readRegionCode } from './regionCode.ts';
import type { ScenarioRegion } from './scenario.ts';
import { readAmount, readTitle } from './textReaders.ts';

const readRegion = objectReader<ScenarioRegion>({
  code: required(readRegionCode),
  name: required(readTitle),
  deposit: withDefault(readAmount, 0n),
  netDebitCap: optional(readAmount),
  acceptanceQuota: optional(readAmount),
});

/** Reads `regions` (docs/scenario-format.md, Top level). */
export const readRegions = listReader(readRegion, { identity: ({ code }) => code, key: 'code' });
