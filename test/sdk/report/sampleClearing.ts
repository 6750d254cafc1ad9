import { readFileSync } from 'node:fs';
import type { CycleFacts, StandingFacts } from '../../../sdk/src/report/clearingFacts.ts';
import { describeCycle } from '../../../sdk/src/report/collect/collectClearing.ts';
import type { ModelFacts, RouteFacts } from '../../../sdk/src/report/modelFacts.ts';
import { regionName } from '../../../sdk/src/report/regionName.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';
import { sampleModel } from './sampleModel.ts';

/** What scenario 10's file expects of its only cycle; fen by region code, `A>B` or in all. */
export type NationalExpectations = {
  readonly obligations: readonly { readonly debtor: number; readonly creditor: number; readonly amount: bigint }[];
  readonly positions: ReadonlyMap<number, bigint>;
  readonly lockedBefore: ReadonlyMap<number, bigint>;
  readonly lockedAfter: ReadonlyMap<number, bigint>;
};

/** Yuan of a scenario file, which end in two decimals. */
function fen(yuan: string): bigint {
  return BigInt(yuan.replace('.', ''));
}

type Figures = Readonly<Record<string, string>>;
type Check = {
  readonly do: string;
  readonly obligation?: Figures;
  readonly position?: Figures;
  readonly locked?: Figures;
};

export function nationalExpectations(): NationalExpectations {
  const file = new URL('../../../sdk/scenarios/10-national-clearing.json', import.meta.url);
  const { steps } = JSON.parse(readFileSync(file, 'utf8')) as { steps: readonly Check[] };
  const [before, after] = steps.filter((step) => step.do === 'check');
  const byRegion = (figures: Figures = {}) => {
    return new Map(Object.entries(figures).map(([code, yuan]) => [Number(code), fen(yuan)]));
  };
  return {
    obligations: Object.entries(before?.obligation ?? {}).map(([pair, yuan]) => {
      const [debtor = 0, creditor = 0] = pair.split('>').map(Number);
      return { debtor, creditor, amount: fen(yuan) };
    }),
    positions: byRegion(before?.position),
    lockedBefore: byRegion(before?.locked),
    lockedAfter: byRegion(after?.locked),
  };
}

/** Scenario 10's cycle, solved anew. */
export function nationalCycle(): CycleFacts {
  return describeCycle(solveSetOff({ cycle: 1, obligations: nationalExpectations().obligations }), 241);
}

/** The first cycle of scenario 04, with flows worked out by hand. */
export function threeRegionCycle(): CycleFacts {
  const flow = (debtor: number, creditor: number, amount: bigint, left: bigint) => {
    return { debtor, creditor, amount, flow: amount - left };
  };
  const flows = [
    flow(110000, 120000, 400_000_00n, 100_000_00n),
    flow(110000, 130000, 200_000_00n, 0n),
    flow(120000, 130000, 300_000_00n, 0n),
    flow(130000, 110000, 900_000_00n, 400_000_00n),
    flow(130000, 120000, 150_000_00n, 150_000_00n),
  ];
  return describeCycle({ cycle: 1, flows }, 11);
}

/** A model whose only figures are those of a cycle, at the end of which the run ends. */
export function clearingModel(cycle: CycleFacts, overrides: Partial<ModelFacts> = {}): ModelFacts {
  const standings = cycle.regions.map(({ region, owesAfter, owedAfter, positionAfter }): StandingFacts => ({
    region,
    owes: owesAfter,
    owed: owedAfter,
    locked: owesAfter,
    position: positionAfter,
    remittedUp: 0n,
    receivedFromAbove: 0n,
  }));
  const money = { appropriated: 2_000_00n, free: 1_000_00n, encumbered: 1_000_00n, reservedAsHost: 0n };
  return sampleModel({
    regions: cycle.regions.map(({ region, owesAfter }) => {
      return {
        code: region,
        name: regionName(region, String(region)),
        ...money,
        locked: owesAfter,
        prefundedAbroad: 0n,
      };
    }),
    programmes: cycle.regions.map(({ region, owesBefore }) => ({
      name: `P-${region}`,
      region,
      budget: owesBefore + 1_000_00n,
      unissued: 1_000_00n,
      outstanding: 0n,
      reserved: 0n,
      paid: owesBefore,
    })),
    pools: [],
    routes: cycle.pairs.map(({ debtor, creditor, before }): RouteFacts => {
      const counts = { uses: 1, enterprises: 1, labs: 1 };
      const amounts = { invoiced: 2n * before, subsidy: before, coPayment: before, paidToLabs: before };
      return { rail: 'CLEARING', issuer: debtor, host: creditor, ...counts, ...amounts };
    }),
    labs: [],
    enterprises: [],
    clearing: { cycles: [cycle], discharges: [], standings },
    ...overrides,
  });
}
