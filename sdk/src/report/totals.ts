import type { ModelFacts, PartyFacts, RouteFacts } from './modelFacts.ts';

type Figure<Row> = { [Key in keyof Row]: Row[Key] extends bigint ? Key : never }[keyof Row];

/** Sums up one amount of many rows; fen. */
export function sumOf<Row>(rows: readonly Row[], figure: Figure<Row>): bigint {
  return rows.reduce((sum, row) => sum + (row[figure] as bigint), 0n);
}

/** The figures of a model in one line. */
export type ModelTotals = Pick<RouteFacts, 'uses' | 'enterprises' | 'labs' | 'invoiced' | 'subsidy' | 'coPayment'> & {
  readonly deposits: bigint;
  readonly cashedOut: bigint;
  readonly budget: bigint;
  /** Of the budget, what may still be ordered: un-issued and outstanding. */
  readonly budgetLeft: bigint;
  readonly prefundedAbroad: bigint;
  /** Of the prefunds, what may still be ordered. */
  readonly poolLeft: bigint;
  /** Of what regions owed one another: set off in all cycles, discharged, and owed still. */
  readonly setOff: bigint;
  readonly discharged: bigint;
  readonly stillOwed: bigint;
};

export function totalsOf({ routes, labs, enterprises, programmes, pools, regions, clearing }: ModelFacts): ModelTotals {
  const used = (parties: readonly PartyFacts[]) => parties.filter(({ uses }) => uses > 0).length;
  return {
    uses: routes.reduce((sum, { uses }) => sum + uses, 0),
    enterprises: used(enterprises),
    labs: used(labs),
    invoiced: sumOf(routes, 'invoiced'),
    subsidy: sumOf(routes, 'subsidy'),
    coPayment: sumOf(routes, 'coPayment'),
    deposits: sumOf(labs, 'deposit'),
    cashedOut: sumOf(labs, 'cashedOut'),
    budget: sumOf(programmes, 'budget'),
    budgetLeft: sumOf(programmes, 'unissued') + sumOf(programmes, 'outstanding'),
    prefundedAbroad: sumOf(regions, 'prefundedAbroad'),
    poolLeft: sumOf(pools, 'free'),
    setOff: sumOf(clearing?.cycles ?? [], 'setOff'),
    discharged: sumOf(clearing?.discharges ?? [], 'amount'),
    stillOwed: sumOf(clearing?.standings ?? [], 'owes'),
  };
}
