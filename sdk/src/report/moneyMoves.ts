import type { Text } from '../audit/findings/text.ts';
import type { ClearingFacts } from './clearingFacts.ts';
import type { ModelFacts, RouteFacts } from './modelFacts.ts';
import { everyRegion } from './purse.ts';
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
  locked: { zh: '锁定（作为应付款的后盾）', en: 'locked behind what it owes' },
  setOff: { zh: '抵销后解除锁定', en: 'unlocked, for it was set off' },
  discharged: { zh: '上级结算（经中央上缴下拨）', en: 'discharged: up to the centre and down again' },
} as const satisfies Readonly<Record<string, Text>>;

/** Rows of a table, or bars of a drawing, that can still be read one by one. */
const fewRegions = 8;

/** Whether a model's regions are too many to be shown one by one. */
export function hasManyRegions({ regions }: Pick<ModelFacts, 'regions'>): boolean {
  return regions.length > fewRegions;
}

/**
 * Who paid what from which purse: prefunds first, then route by route what public money paid and what the enterprises paid
 * (docs/scenario-format.md, "Where the money is"), CLEARING reason by reason, then what was set off and discharged. Moves
 * between the same purses for the same reason are one; moves of nothing are left out.
 */
export function moneyMoves({
  pools,
  routes,
  clearing,
}: Pick<ModelFacts, 'pools' | 'routes' | 'clearing'>): MoneyMove[] {
  const prefunds = pools.map(({ issuer, host, prefunded }): MoneyMove => ({
    from: { kind: 'TREASURY', region: issuer },
    to: { kind: 'POOL', issuer, host },
    amount: prefunded,
    why: reasons.prefund,
  }));
  return merge([...prefunds, ...routeMoves(routes), ...(clearing === undefined ? [] : clearingMoves(clearing))]);
}

/** The moves as a drawing or a short table shows them: many regions are taken together, few stay apart. */
export function readableMoves(model: Pick<ModelFacts, 'pools' | 'routes' | 'clearing' | 'regions'>): MoneyMove[] {
  const moves = moneyMoves(model);
  if (!hasManyRegions(model)) return moves;
  return merge(moves.map((move) => ({ ...move, from: withoutRegion(move.from), to: withoutRegion(move.to) })));
}

/** What tells one purse from another. */
export function purseKey(purse: Purse): string {
  return 'region' in purse ? `${purse.kind} ${purse.region}` : `${purse.kind} ${purse.issuer}>${purse.host}`;
}

/** The purse of its kind of all regions together. */
export function withoutRegion(purse: Purse): Purse {
  return 'region' in purse ? { ...purse, region: everyRegion } : { ...purse, issuer: everyRegion, host: everyRegion };
}

function merge(moves: readonly MoneyMove[]): MoneyMove[] {
  const merged = new Map<string, MoneyMove>();
  for (const move of moves) {
    if (move.amount === 0n) continue;
    const key = `${purseKey(move.from)} ${purseKey(move.to)} ${move.why.en}`;
    merged.set(key, { ...move, amount: move.amount + (merged.get(key)?.amount ?? 0n) });
  }
  return [...merged.values()];
}

/** Route by route; on CLEARING, where many routes share their purses, the same reasons stand together. */
function routeMoves(routes: readonly RouteFacts[]): MoneyMove[] {
  const cleared = routes.filter(({ rail }) => rail === 'CLEARING').flatMap(movesOf);
  const byReason = [...Map.groupBy(cleared, ({ why }) => why).values()].flat();
  return [...routes.filter(({ rail }) => rail !== 'CLEARING').flatMap(movesOf), ...byReason];
}

/** A set-off frees the debtor's locked money where it is; a discharge brings it to the creditor. */
function clearingMoves({ cycles, discharges }: ClearingFacts): MoneyMove[] {
  const setOffs = cycles.flatMap(({ regions }) =>
    regions.map(({ region, setOff }): MoneyMove => ({
      from: { kind: 'LOCKED', region },
      to: { kind: 'FREE_MONEY', region },
      amount: setOff,
      why: reasons.setOff,
    })),
  );
  const discharged = discharges.map(({ debtor, creditor, amount }): MoneyMove => ({
    from: { kind: 'LOCKED', region: debtor },
    to: { kind: 'FREE_MONEY', region: creditor },
    amount,
    why: reasons.discharged,
  }));
  return [...setOffs, ...discharged];
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
        { from: programmes, to: { kind: 'LOCKED', region: issuer }, amount: subsidy, why: reasons.locked },
      ];
  }
}
