import type { CycleRecord } from '../../audit/ledger/clearingRecords.ts';
import type { Ledger } from '../../audit/ledger/ledger.ts';
import { noLimit } from '../../audit/replay/calendar.ts';
import { totalOf } from '../../audit/replay/epochs.ts';
import type { ScenarioFacts } from '../../scenario/run/scenarioFacts.ts';
import type { ClearingFacts, CycleFacts, CycleRegionFacts, PairFacts, StandingFacts } from '../clearingFacts.ts';
import { sumOf } from '../totals.ts';

/**
 * What was owed, set off and discharged. Amounts are the books'; the run tells which step made a cycle, and between whom a
 * discharge was.
 *
 * @returns `undefined` where no obligation ever arose
 */
export function collectClearing(
  ledger: Ledger,
  { cycles, discharges }: Pick<ScenarioFacts, 'cycles' | 'discharges'>,
): ClearingFacts | undefined {
  const standings = collectStandings(ledger);
  if (standings.length === 0) return undefined;
  const stepOf = (cycle: number) => cycles.find((fact) => fact.cycle === cycle)?.step;
  return {
    cycles: ledger.clearing.cycles.map((record) => describeCycle(record, stepOf(record.cycle))),
    discharges,
    standings,
  };
}

/** @param flows - every obligation that was open, with what was set off on it */
export function describeCycle({ cycle, flows }: Pick<CycleRecord, 'cycle' | 'flows'>, step?: number): CycleFacts {
  const pairs = flows.map(({ debtor, creditor, amount, flow }): PairFacts => {
    return { debtor, creditor, before: amount, setOff: flow, after: amount - flow };
  });
  const codes = [...new Set(pairs.flatMap(({ debtor, creditor }) => [debtor, creditor]))].sort((a, b) => a - b);
  return {
    cycle,
    step,
    gross: sumOf(pairs, 'before'),
    setOff: sumOf(pairs, 'setOff'),
    residual: sumOf(pairs, 'after'),
    pairs,
    regions: codes.map((region) => describeRegion(region, pairs)),
  };
}

function describeRegion(region: number, pairs: readonly PairFacts[]): CycleRegionFacts {
  const owing = pairs.filter(({ debtor }) => debtor === region);
  const owed = pairs.filter(({ creditor }) => creditor === region);
  const [owesBefore, owesAfter] = [sumOf(owing, 'before'), sumOf(owing, 'after')];
  const [owedBefore, owedAfter] = [sumOf(owed, 'before'), sumOf(owed, 'after')];
  return {
    region,
    owesBefore,
    owedBefore,
    setOff: sumOf(owing, 'setOff'),
    setOffOwed: sumOf(owed, 'setOff'),
    owesAfter,
    owedAfter,
    positionBefore: owedBefore - owesBefore,
    positionAfter: owedAfter - owesAfter,
  };
}

/** What a region owes is added up pair by pair; what it has locked stands in its own account. */
function collectStandings({ obligations, regions }: Ledger): StandingFacts[] {
  // A pair is kept from its first reservation on, whether or not the order was paid.
  const pairs = [...obligations.values()]
    .filter(({ epoch }) => epoch > 0)
    .map((pair) => ({ debtor: pair.debtor, creditor: pair.creditor, amount: totalOf(pair) }));
  const codes = [...new Set(pairs.flatMap(({ debtor, creditor }) => [debtor, creditor]))].sort((a, b) => a - b);
  return codes.flatMap((region) => {
    const account = regions.get(region);
    if (account === undefined) return [];
    const { locked, owed, remittedUp, receivedFromAbove, netDebitCap } = account;
    return [
      {
        region,
        owes: sumOf(
          pairs.filter(({ debtor }) => debtor === region),
          'amount',
        ),
        owed: sumOf(
          pairs.filter(({ creditor }) => creditor === region),
          'amount',
        ),
        locked,
        position: owed - locked,
        remittedUp,
        receivedFromAbove,
        netDebitCap: netDebitCap === noLimit ? undefined : netDebitCap,
      },
    ];
  });
}
