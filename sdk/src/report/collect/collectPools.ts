import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { PoolFacts } from '../modelFacts.ts';
import { paidOrders } from './paidOrders.ts';

/** What each pool paid, keeps reserved and has free. */
export function collectPools(ledger: Ledger, names: ReadonlyMap<number, string>): PoolFacts[] {
  const orders = paidOrders(ledger).filter(({ rail }) => rail === 'POOL');
  return [...ledger.pools.values()].map(({ issuer, host, agent, reserved, free }) => {
    const paid = orders
      .filter((order) => order.issuer === issuer && order.host === host)
      .reduce((sum, { subsidy, takenBack }) => sum + subsidy - takenBack, 0n);
    const prefunded = paid + reserved + free;
    return { issuer, host, agent: names.get(agent) ?? String(agent), prefunded, paid, reserved, free };
  });
}
