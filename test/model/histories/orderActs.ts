import { isUnclaimed } from '../orders.ts';
import { object, text, toFen, toYuan } from '../raw.ts';
import type { Raw } from '../raw.ts';
import { freshCode } from '../use.ts';
import { hasVerify } from '../reviews.ts';
import type { Order } from '../state.ts';
import { known } from '../state.ts';
import { isOpen, payeeOf, policyOf } from '../books.ts';
import { toIso } from '../clock.ts';
import type { Act, Scene } from './scene.ts';
import { largestTaken, partiesOf, someAmount, someOrder, someService, someVoucher } from './scene.ts';

/** What `quote`, `order` and `use` ask for. */
function drawWish(scene: Scene): Raw | undefined {
  const voucher = someVoucher(scene);
  if (voucher === undefined) return undefined;
  return { voucher, ...someService(scene, voucher), price: someAmount(scene, 120) };
}

export const quote: Act = function* (scene) {
  const wish = drawWish(scene);
  if (wish !== undefined) yield { do: 'quote', ...wish };
};

/** Plain, with a subsidy of its own (the most that goes, or a unit or a fen more), or with one thing that is not right. */
export const order: Act = function* (scene) {
  const wish = drawWish(scene);
  if (wish === undefined) return;
  const plain: Raw = { do: 'order', ...wish, as: scene.freshName() };
  const others = partiesOf(scene);
  switch (scene.below(12)) {
    case 6:
      yield { ...plain, subsidy: someAmount(scene, 60) };
      break;
    case 7:
    case 8:
      yield edgeOrder(scene, plain);
      break;
    case 9:
      yield { ...plain, contractDate: toIso(scene.model.state.now - scene.choose(-1, 0, 1, 40) * 86_400).slice(0, 10) };
      break;
    case 10:
      yield { ...plain, enterprise: scene.pick(others) };
      break;
    case 11:
      yield { ...plain, signedBy: scene.choose(scene.pick(others), 'stranger') };
      break;
    default:
      yield plain;
  }
};

/** The price is so high that not the ratio but a cap or somebody's money decides, or low enough that the ratio does. */
function edgeOrder(scene: Scene, plain: Raw): Raw {
  const { model } = scene;
  const { unit } = policyOf(model, known(model.state.vouchers, text(plain, 'voucher')).programme);
  const priced = { ...plain, price: scene.choose('1900.00', text(plain, 'price')) };
  const write = (subsidy: string) => ({ ...priced, subsidy });
  const fen = largestTaken(scene, write, unit) + scene.choose(0n, unit, unit, 1n);
  return write(toYuan(fen === 0n ? unit : fen));
}

export const approveOrder: Act = function* (scene) {
  const order = someOrder(scene, ({ state, preApproval }) => state === 'PLACED' && preApproval);
  if (order !== undefined) yield { do: 'approveOrder', order };
};

/** By both, by the lab alone, or by the enterprise alone. */
export const cancel: Act = function* (scene) {
  const name = someOrder(scene, isUnclaimed);
  if (name === undefined) return;
  const { enterprise, lab } = known(scene.model.state.orders, name);
  const signedBy = scene.choose(undefined, lab, enterprise, enterprise, scene.pick(partiesOf(scene)));
  yield { do: 'cancel', order: name, ...(signedBy !== undefined && { signedBy }) };
};

/** A new invoice, or one that was claimed before, however it is written; over the price, a part of it, or a fen too much. */
function drawInvoice(scene: Scene, price: bigint): Raw {
  const { choose, oneIn, pick } = scene;
  const amount = toYuan(choose(price, price, price, price / 2n, price / 3n + 1n, 1n, price + 1n));
  const used = [...scene.model.state.invoices]
    .map((invoice) => JSON.parse(invoice) as readonly string[])
    // Those of `use` without an invoice have another code on the chain.
    .filter(([code]) => code !== freshCode);
  const [code = 'A', number = `N-${scene.freshName()}`] = (oneIn(4) && pick(used)) || [];
  return { code: choose(code, code.toLowerCase(), `-${code} `, code.replaceAll('A', 'Ａ')), number, amount };
}

export const claim: Act = function* (scene) {
  const isEarly = scene.oneIn(8);
  const isClaimable = (order: Order) =>
    isUnclaimed(order) && (order.state === 'PLACED' && order.preApproval) === isEarly;
  const name = someOrder(scene, isClaimable);
  if (name === undefined) return;
  const { price } = known(scene.model.state.orders, name);
  const plain: Raw = { do: 'claim', order: name, invoice: drawInvoice(scene, price) };
  const claimed = scene.oneIn(4) ? { ...plain, signedBy: 'CLAIMANT' } : plain;
  if (!scene.oneIn(4)) yield claimed;
  else yield { ...claimed, paid: scene.choose(someAmount(scene, 60), leastPaid(scene, claimed, scene.below(2))) };
};

/** The least that the enterprise must have paid, or so many fen less. */
function leastPaid(scene: Scene, claim: Raw, less: number): string {
  const invoiced = toFen(text(object(claim, 'invoice'), 'amount'));
  // Taken with what is left of the invoice paid; so the most that may be left unpaid is what the model takes last.
  const unpaid = largestTaken(scene, (left) => {
    const paid = invoiced - toFen(left);
    return { ...claim, paid: toYuan(paid < 0n ? 0n : paid) };
  });
  const fen = invoiced - unpaid - BigInt(less);
  return toYuan(fen < 0n ? 0n : fen);
}

export const confirm: Act = function* (scene) {
  const order = someOrder(
    scene,
    ({ state, isOneSided }) => isOneSided && (state === 'CLAIMED' || state === 'DISPUTED'),
  );
  if (order !== undefined) yield { do: 'confirm', order };
};

export const verify: Act = function* (scene) {
  const order = someOrder(scene, (found) => found.state === 'CLAIMED' && hasVerify(found));
  if (order !== undefined) yield { do: 'verify', order };
};

export const accept: Act = function* (scene) {
  const order = someOrder(scene, (found) => found.state === (hasVerify(found) ? 'VERIFIED' : 'CLAIMED'));
  if (order !== undefined) yield { do: 'accept', order };
};

export const escalate: Act = function* (scene) {
  const order = someOrder(scene, ({ state }) => state === 'CLAIMED');
  if (order !== undefined) yield { do: 'escalate', order };
};

/** By the issuer's agency, the host's, or the agent. */
export const dispute: Act = function* (scene) {
  const name = someOrder(scene, ({ state }) => ['CLAIMED', 'VERIFIED', 'ACCEPTED'].includes(state));
  if (name === undefined) return;
  const { host, agent } = known(scene.model.state.orders, name);
  const by = scene.choose(undefined, undefined, `agency@${host}`, agent);
  yield { do: 'dispute', order: name, reason: 'It is in doubt.', ...(by !== undefined && { by }) };
};

export const resolve: Act = function* (scene) {
  const order = someOrder(scene, ({ state }) => state === 'DISPUTED');
  if (order === undefined) return;
  const outcome = scene.choose('PAY', 'RELEASE');
  yield { do: 'resolve', order, outcome, ...(scene.oneIn(3) && { by: 'council' }) };
};

/** Now and then to one that is banned since. */
export const pay: Act = function* (scene) {
  const name = someOrder(scene, ({ state }) => state === 'ACCEPTED' || state === 'VERIFIED');
  if (name === undefined) return;
  if (scene.oneIn(12)) {
    yield { do: 'report', subject: payeeOf(known(scene.model.state.orders, name)), severity: 'BAN' };
  }
  yield { do: 'pay', order: name };
};

export const expire: Act = function* (scene) {
  const order = someOrder(scene, isUnclaimed);
  const voucher = someVoucher(scene);
  if (order !== undefined && scene.oneIn(2)) yield { do: 'expire', order };
  else if (voucher !== undefined) yield { do: 'expire', voucher };
};

export const certify: Act = function* (scene) {
  const order = someOrder(scene, ({ state }) => state === 'PAID' || state === 'CLAWED_BACK');
  if (order !== undefined) yield { do: 'certify', order };
};

/** The next thing that is due to an order that is under way. */
export const proceed: Act = function* (scene) {
  const name = someOrder(scene, isOpen);
  if (name === undefined) return;
  const { state } = scene.model;
  const order = known(state.orders, name);
  if (isUnclaimed(order) && state.now > known(state.vouchers, order.voucher).redeemEnd) {
    yield { do: 'expire', order: name };
    return;
  }
  const invoice = { code: 'P', number: `N-${scene.freshName()}`, amount: toYuan(order.price) };
  switch (order.state) {
    case 'PLACED':
      yield order.preApproval ? { do: 'approveOrder', order: name } : { do: 'claim', order: name, invoice };
      break;
    case 'APPROVED':
      yield { do: 'claim', order: name, invoice };
      break;
    case 'CLAIMED':
      yield { do: order.isOneSided ? 'confirm' : hasVerify(order) ? 'verify' : 'accept', order: name };
      break;
    case 'VERIFIED':
      yield { do: 'accept', order: name };
      break;
    case 'DISPUTED':
      yield { do: 'resolve', order: name, outcome: 'PAY' };
      break;
    default:
      yield { do: 'pay', order: name };
  }
};

export const use: Act = function* (scene) {
  const wish = drawWish(scene);
  if (wish === undefined) return;
  const plain: Raw = { do: 'use', ...wish, as: scene.freshName() };
  const price = toFen(text(wish, 'price'));
  switch (scene.below(6)) {
    case 4:
      yield { ...plain, invoice: drawInvoice(scene, price) };
      break;
    case 5:
      yield edgeOrder(scene, plain);
      break;
    default:
      yield plain;
  }
};
