import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { PartyFacts } from '../modelFacts.ts';
import { paidOrders } from './paidOrders.ts';

/** The labs, or the enterprises and teams, that paid orders concern or that hold or held money; most subsidy first. */
export function collectParties(
  ledger: Ledger,
  names: ReadonlyMap<number, string>,
  role: 'lab' | 'enterprise',
): PartyFacts[] {
  const orders = Map.groupBy(paidOrders(ledger), (order) => order[role]);
  const parties: PartyFacts[] = [];
  for (const { number, region, kind } of ledger.participants.values()) {
    if (kind === 'AGENT' || (kind === 'LAB') !== (role === 'lab')) continue;
    const mine = orders.get(number) ?? [];
    const sum = (figure: 'invoiced' | 'subsidy' | 'coPayment') =>
      mine.reduce((total, order) => total + order[figure], 0n);
    const money = { deposit: depositOf(ledger, number), cashedOut: cashedOutOf(ledger, number) };
    if (mine.length === 0 && money.deposit === 0n && money.cashedOut === 0n) continue;
    parties.push({
      name: names.get(number) ?? String(number),
      region,
      uses: mine.length,
      invoiced: sum('invoiced'),
      subsidy: sum('subsidy'),
      coPayment: sum('coPayment'),
      ...money,
    });
  }
  // Equal ones stay in the order of their registration.
  return parties.sort((one, other) => Number(other.subsidy - one.subsidy));
}

function depositOf({ deposits }: Ledger, party: number): bigint {
  return [...(deposits.get(party)?.values() ?? [])].reduce((sum, amount) => sum + amount, 0n);
}

function cashedOutOf({ cashOuts }: Ledger, party: number): bigint {
  return [...cashOuts.values()].reduce((sum, record) => sum + (record.party === party ? record.amount : 0n), 0n);
}
