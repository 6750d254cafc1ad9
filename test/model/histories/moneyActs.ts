import { toYuan } from '../raw.ts';
import { budgetOf, depositKey, participantOf } from '../books.ts';
import { dayOf } from '../clock.ts';
import type { Policy } from '../state.ts';
import type { Act, Scene } from './scene.ts';
import { atTheEdge, partiesOf, regionsOf, someAmount, someOrder, someRegions, someVoucher } from './scene.ts';

export const appropriate: Act = function* (scene) {
  yield { do: 'appropriate', region: scene.pick(regionsOf(scene)), amount: someAmount(scene, 80) };
};

const someProgramme = ({ model, pick }: Scene) => pick([...model.world.programmes.keys()]);

export const fund: Act = function* (scene) {
  const programme = someProgramme(scene);
  yield atTheEdge(scene, 80, (amount) => ({ do: 'fund', programme, amount }));
};

export const closeProgramme: Act = function* (scene) {
  if (scene.oneIn(3)) yield { do: 'closeProgramme', programme: someProgramme(scene) };
};

/** A pair with a pool, mostly. */
function somePool(scene: Scene) {
  const pools = scene.model.world.agreements.filter(({ terms }) => terms.rail === 'POOL');
  const { issuer, host } = (scene.oneIn(8) ? undefined : scene.pick(pools)) ?? someRegions(scene);
  return { issuer, host };
}

export const prefund: Act = function* (scene) {
  const pair = somePool(scene);
  yield atTheEdge(scene, 90, (amount) => ({ do: 'prefund', ...pair, amount }));
};

export const unfund: Act = function* (scene) {
  const pair = somePool(scene);
  yield atTheEdge(scene, 40, (amount) => ({ do: 'unfund', ...pair, amount }));
};

/** To a resident who may hold a voucher, and of a programme that is not over, mostly. */
export const issue: Act = function* (scene) {
  const { model } = scene;
  const isOver = ({ id, useBy }: Policy) =>
    budgetOf(model, id).isClosed || dayOf(model.state.now) > (useBy ?? Infinity);
  const all = [...model.world.programmes.values()];
  const { id: programme, region } = scene.pick(scene.oneIn(10) ? all : all.filter((policy) => !isOver(policy))) ?? {};
  if (programme === undefined) return;
  const residents = partiesOf(scene, 'ENTERPRISE', 'TEAM').filter((id) => participantOf(model, id).region === region);
  const to = scene.pick(scene.oneIn(10) ? partiesOf(scene) : residents);
  const as = scene.freshName();
  const write = (amount: string) => ({ do: 'issue', programme, to, amount, as });
  yield scene.oneIn(8) ? atTheEdge(scene, 120, write) : write(someAmount(scene, 120));
};

export const revoke: Act = function* (scene) {
  const voucher = someVoucher(scene);
  if (voucher !== undefined && scene.oneIn(3)) yield { do: 'revoke', voucher };
};

export const transfer: Act = function* (scene) {
  const voucher = someVoucher(scene);
  if (voucher !== undefined) yield { do: 'transfer', voucher, to: scene.pick(partiesOf(scene)) };
};

/** By one who has something, mostly. */
export const cashOut: Act = function* (scene) {
  const { model } = scene;
  const all = partiesOf(scene);
  const depositOf = (id: string) => model.state.deposits.get(depositKey(participantOf(model, id).region, id)) ?? 0n;
  const rich = all.filter((id) => depositOf(id) > 0n);
  const party = scene.pick(scene.oneIn(8) || rich.length === 0 ? all : rich);
  yield atTheEdge(scene, 30, (amount) => ({ do: 'cashOut', party, amount }));
};

/** Of a paid order: all that is left, a part, one fen too much; often after the payee has spent what it got. */
export const clawback: Act = function* (scene) {
  const name = someOrder(scene, ({ state }) => state === 'PAID');
  if (name === undefined) return;
  const order = scene.model.state.orders.get(name);
  const payee = order?.rail === 'REIMBURSE' ? order.enterprise : order?.lab;
  const { region } = participantOf(scene.model, payee ?? '');
  const deposit = scene.model.state.deposits.get(depositKey(region, payee ?? '')) ?? 0n;
  if (scene.oneIn(2) && deposit > 0n) yield { do: 'cashOut', party: payee, amount: toYuan(deposit) };
  if (scene.oneIn(2)) yield atTheEdge(scene, 20, (amount) => ({ do: 'clawback', order: name, amount }));
  else yield { do: 'clawback', order: name };
};
