import * as clearing from './clearingActs.ts';
import * as money from './moneyActs.ts';
import * as orders from './orderActs.ts';
import * as registers from './registerActs.ts';
import type { Act } from './scene.ts';
import * as time from './timeActs.ts';

/** The step before once more: what was right once is mostly wrong twice. */
const again: Act = function* ({ last, freshName }) {
  if (last === undefined || last.do === 'at' || last.do === 'advance') return;
  const { by: _, ...step } = last;
  yield 'as' in step ? { ...step, as: freshName() } : step;
};

/** Every act and how often it is chosen beside the others. What orders and obligations are made of comes most often. */
const weighted: { readonly [name: string]: readonly [weight: number, act: Act] } = {
  issue: [9, money.issue],
  order: [14, orders.order],
  use: [3, orders.use],
  proceed: [12, orders.proceed],
  approveOrder: [1, orders.approveOrder],
  claim: [6, orders.claim],
  confirm: [2, orders.confirm],
  verify: [2, orders.verify],
  accept: [2, orders.accept],
  pay: [3, orders.pay],
  cancel: [2, orders.cancel],
  escalate: [1, orders.escalate],
  dispute: [2, orders.dispute],
  resolve: [2, orders.resolve],
  expire: [2, orders.expire],
  certify: [1, orders.certify],
  quote: [2, orders.quote],
  oweOne: [3, clearing.oweOne],
  oweRound: [5, clearing.oweRound],
  clear: [2, clearing.clear],
  setOff: [3, clearing.setOff],
  discharge: [2, clearing.discharge],
  setCap: [1, clearing.setCap],
  appropriate: [1, money.appropriate],
  fund: [2, money.fund],
  closeProgramme: [1, money.closeProgramme],
  prefund: [4, money.prefund],
  unfund: [1, money.unfund],
  revoke: [1, money.revoke],
  transfer: [1, money.transfer],
  cashOut: [2, money.cashOut],
  clawback: [4, money.clawback],
  report: [2, registers.report],
  lift: [3, registers.lift],
  relate: [2, registers.relate],
  unrelate: [2, registers.unrelate],
  join: [1, registers.join],
  leave: [1, registers.leave],
  endorse: [1, registers.endorse],
  delist: [1, registers.delist],
  rotateKey: [1, registers.rotateKey],
  audit: [1, registers.audit],
  advance: [3, time.advance],
  edge: [3, time.edge],
  again: [3, again],
};

/** The names of the acts, each as often as its weight says. */
export const actNames: readonly string[] = Object.entries(weighted).flatMap(([name, [weight]]) =>
  Array.from({ length: weight }, () => name),
);

/** @throws if there is no such act */
export function actOf(name: string): Act {
  const found = weighted[name];
  if (!found) throw new Error(`There is no act "${name}".`);
  return found[1];
}
