import { add, larger, pair, smaller } from './state.ts';
import type { Verb } from './state.ts';
import { depositKey, isOpen, owe, payeeOf, treasuryOf, wasPaid } from './books.ts';
import { orderOf } from './orders.ts';
import { optionalAmount, optionalText } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import { lastAgency } from './reviews.ts';

export const clawback: Verb = (model, step) => {
  const { state } = model;
  const order = orderOf(model, step);
  const left = order.subsidy - order.clawed;
  const fen = optionalAmount(step, 'amount') ?? left;

  refuseFirstBroken([
    ['ZeroAmount', () => optionalAmount(step, 'amount') === 0n],
    ['AlreadySettled', () => order.state === 'CLAWED_BACK' || (!isOpen(order) && !wasPaid(order))],
    ['WrongState', () => order.state !== 'PAID'],
    ['Unauthorized', () => (optionalText(step, 'by') ?? lastAgency(order)) !== lastAgency(order)],
    ['BalanceTooLow', () => fen > left],
  ]);

  const isPaidFromHome = order.rail === 'HOME' || order.rail === 'REIMBURSE';
  const deposit = depositKey(isPaidFromHome ? order.issuer : order.host, payeeOf(order));
  const got = smaller(fen, state.deposits.get(deposit) ?? 0n);
  add(state.deposits, deposit, -got);
  if (isPaidFromHome) treasuryOf(model, order.issuer).free += got;
  if (order.rail === 'POOL') add(state.pools, pair(order.issuer, order.host), got);
  if (order.rail === 'CLEARING') {
    const host = treasuryOf(model, order.host);
    const advance = smaller(fen - got, larger(host.free, 0n));
    host.free -= advance;
    order.advanced += advance;
    owe(model, order.host, order.issuer, got + advance);
  }
  // An order's due is as old as its first unpaid fen.
  if (order.due === 0n && fen > got) order.dueSince = ++state.turn;
  order.due += fen - got;
  order.clawed += fen;
  if (order.clawed === order.subsidy) order.state = 'CLAWED_BACK';
};
