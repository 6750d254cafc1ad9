import type { Text } from '../audit/findings/text.ts';
import type { ModelFacts, RouteFacts } from './modelFacts.ts';
import type { Purse } from './purse.ts';

/** Money that went from one purse to another; fen. */
export type MoneyMove = { readonly from: Purse; readonly to: Purse; readonly amount: bigint; readonly why: Text };

const reasons = {
  prefund: { zh: '预付（离开本地区，仅此一处）', en: 'prefunded (the only money that leaves its region)' },
  subsidy: { zh: '抵用金额', en: 'subsidy' },
  reimbursement: { zh: '报销抵用金额', en: 'subsidy, paid back at home' },
  coPayment: { zh: '企业自付', en: 'co-payment' },
  wholePrice: { zh: '企业先付全款', en: 'whole price, paid by the enterprises first' },
  freed: { zh: '解除占用（资金池已先付）', en: 'set free (the pool was paid for before)' },
  locked: { zh: '锁定（待清算）', en: 'locked behind the obligation' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Who paid what from which purse: prefunds first, then route by route what public money paid and what the enterprises paid
 * (docs/scenario-format.md, "Where the money is"). Moves of nothing are left out.
 */
export function moneyMoves({ pools, routes }: Pick<ModelFacts, 'pools' | 'routes'>): MoneyMove[] {
  const prefunds = pools.map(({ issuer, host, prefunded }): MoneyMove => ({
    from: { kind: 'TREASURY', region: issuer },
    to: { kind: 'POOL', issuer, host },
    amount: prefunded,
    why: reasons.prefund,
  }));
  return [...prefunds, ...routes.flatMap(movesOf)].filter(({ amount }) => amount > 0n);
}

function movesOf({ rail, issuer, host, subsidy, paidToLabs }: RouteFacts): MoneyMove[] {
  const programmes: Purse = { kind: 'PROGRAMMES', region: issuer };
  const freeMoney: Purse = { kind: 'FREE_MONEY', region: issuer };
  const enterprises: Purse = { kind: 'ENTERPRISES', region: issuer };
  const labs: Purse = { kind: 'LABS', region: host };
  const fromEnterprises = { from: enterprises, to: labs, amount: paidToLabs, why: reasons.coPayment };
  switch (rail) {
    case 'HOME':
      return [{ from: programmes, to: labs, amount: subsidy, why: reasons.subsidy }, fromEnterprises];
    case 'REIMBURSE':
      return [
        { ...fromEnterprises, why: reasons.wholePrice },
        { from: programmes, to: enterprises, amount: subsidy, why: reasons.reimbursement },
      ];
    case 'POOL':
      return [
        { from: { kind: 'POOL', issuer, host }, to: labs, amount: subsidy, why: reasons.subsidy },
        fromEnterprises,
        { from: programmes, to: freeMoney, amount: subsidy, why: reasons.freed },
      ];
    case 'CLEARING':
      return [
        { from: { kind: 'TREASURY', region: host }, to: labs, amount: subsidy, why: reasons.subsidy },
        fromEnterprises,
        { from: programmes, to: { kind: 'LOCKED', issuer, host }, amount: subsidy, why: reasons.locked },
      ];
  }
}
