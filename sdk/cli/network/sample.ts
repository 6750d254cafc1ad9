import { parseYuan } from '../../src/amounts/parseYuan.ts';
import type { Rules } from '../../src/programmes/rules.ts';

/** Offices that a region's admin fills. */
export const acceptedOffices = ['BUREAU', 'AGENCY', 'TREASURY', 'CREDIT'] as const;

type SampleRegion = {
  readonly code: number;
  readonly name: string;
  readonly deposit: bigint;
  readonly budget: bigint;
  readonly programme: Rules;
};

/** A small consortium to try things on. Names of regions are real, money and rules are made up. */
export const sampleRegions: readonly SampleRegion[] = [
  {
    code: 330_522,
    name: '长兴',
    deposit: parseYuan('100000000.00'),
    budget: parseYuan('80000000.00'),
    programme: {
      name: '试用创新券-长兴',
      ratioBp: 6_000,
      orderCap: parseYuan('100000.00'),
      useDays: 180,
      redeemDays: 330,
    },
  },
  {
    code: 310_000,
    name: '上海',
    deposit: parseYuan('100000000.00'),
    budget: parseYuan('50000000.00'),
    programme: { name: '试用创新券-上海', ratioBp: 5_000, useDays: 180, redeemDays: 330 },
  },
];

export const sampleParties = [
  { name: 'sh-lab', region: 310_000, kind: 'LAB', identity: '12310000SAMPLELAB1' },
  { name: 'cx-lab', region: 330_522, kind: 'LAB', identity: '12330522SAMPLELAB2' },
] as const;
