import type { Hex } from 'viem';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Text } from '../findings/text.ts';
import { exposureKey, pairKey } from '../ledger/ledgerKeys.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { OrderRecord } from '../ledger/orderRecords.ts';
import { report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';

/**
 * Adds everything up once more from the single vouchers, orders and deposits, and holds it against the sums that the replay
 * kept on the way: whatever one event changed in one place and not in the other shows here.
 */
export function checkBooks(replay: Replay): void {
  const { ledger } = replay;
  const sums = sumUp(ledger);
  const check = (subject: Text, kept: bigint, key: string) => {
    const summed = sums.get(key) ?? 0n;
    if (summed !== kept) report(replay, 'BooksDisagree', subject, summed, kept);
  };
  for (const { number, outstanding, reserved, paid } of ledger.programmes.values()) {
    const subject = subjects.programme(number);
    check(partOf(subject, '在外', 'outstanding'), outstanding, `outstanding ${number}`);
    check(partOf(subject, '预留', 'reserved'), reserved, `reserved ${number}`);
    check(partOf(subject, '已付', 'paid'), paid, `paid ${number}`);
  }
  for (const { code, encumbered, inPools, withParties, reservedAsHost, reservedAsIssuer } of ledger.regions.values()) {
    const subject = subjects.region(code);
    check(partOf(subject, '占用资金', 'encumbered money'), encumbered, `encumbered ${code}`);
    check(partOf(subject, '资金池', 'pools'), inPools, `pools ${code}`);
    check(partOf(subject, '各方存款', "parties' deposits"), withParties, `deposits ${code}`);
    check(partOf(subject, '接收预留', 'reserved as host'), reservedAsHost, `host ${code}`);
    check(partOf(subject, '发券预留', 'reserved as issuer'), reservedAsIssuer, `issuer ${code}`);
  }
  for (const { issuer, host, reserved } of ledger.pools.values()) {
    const key = pairKey(issuer, host);
    check(partOf(subjects.pool(key), '预留', 'reserved'), reserved, `reserved ${key}`);
  }
  for (const [key, exposure] of ledger.exposures) check(subjects.pair(key), exposure, `exposure ${key}`);
  for (const [order, { amount }] of ledger.dues) {
    check(partOf(subjects.order(order), '待收追回款', 'due'), amount, `due ${order}`);
  }
  for (const [key, { reserved }] of ledger.obligations) {
    check(partOf(subjects.pair(key), '预留', 'reserved'), reserved, `clearing ${key}`);
  }
  checkPositions(replay);
}

/** Invariants 5 and 6: what each region owes and is owed, summed up from the pairs. */
function checkPositions(replay: Replay): void {
  const { regions, obligations, clearing } = replay.ledger;
  const owes = new Map<number, bigint>();
  const owed = new Map<number, bigint>();
  let all = 0n;
  for (const { debtor, creditor, closed, pending } of obligations.values()) {
    const amount = closed + pending;
    owes.set(debtor, (owes.get(debtor) ?? 0n) + amount);
    owed.set(creditor, (owed.get(creditor) ?? 0n) + amount);
    all += amount;
  }
  let positions = 0n;
  for (const region of regions.values()) {
    const { code, locked } = region;
    positions += region.owed - locked;
    const expected = owes.get(code) ?? 0n;
    if (locked !== expected) report(replay, 'LockedBroken', subjects.region(code), expected, locked);
    const claims = owed.get(code) ?? 0n;
    if (region.owed !== claims) report(replay, 'BooksDisagree', subjects.region(code), claims, region.owed);
  }
  const total = clearing.total.closed + clearing.total.pending;
  const subject = partOf(subjects.event('CycleCleared'), '应付总额', 'sum of obligations');
  if (positions !== 0n) report(replay, 'PositionsBroken', subject, 0n, positions);
  if (total !== all) report(replay, 'BooksDisagree', subject, all, total);
}

function sumUp(ledger: Ledger): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const { programme, balance } of ledger.vouchers.values()) add(`outstanding ${programme}`, balance);
  for (const order of ledger.orders.values()) sumOrder(order, add);
  for (const { number, region, unissued } of ledger.programmes.values()) {
    const parts = ['outstanding', 'reserved'].map((part) => sums.get(`${part} ${number}`) ?? 0n);
    add(
      `encumbered ${region}`,
      parts.reduce((sum, part) => sum + part, unissued),
    );
  }
  for (const { host, free, reserved } of ledger.pools.values()) add(`pools ${host}`, free + reserved);
  for (const held of ledger.deposits.values()) for (const [region, amount] of held) add(`deposits ${region}`, amount);
  for (const { head, orders } of ledger.dueQueues.values()) {
    for (const order of new Set<Hex>(orders.slice(head))) add(`due ${order}`, ledger.dues.get(order)?.amount ?? 0n);
  }
  return sums;
}

function sumOrder(order: OrderRecord, add: (key: string, amount: bigint) => void): void {
  const { programme, rail, issuer, host, state, subsidy, paid } = order;
  const isOpen = !['PAID', 'CLAWED_BACK', 'CANCELLED', 'EXPIRED', 'REJECTED'].includes(state);
  const reserved = isOpen ? subsidy : 0n;
  add(`reserved ${programme}`, reserved);
  add(`paid ${programme}`, paid);
  if (rail === 'HOME') return;
  if (rail === 'CLEARING') {
    add(`clearing ${pairKey(issuer, host)}`, reserved);
    add(`issuer ${issuer}`, reserved);
    add(`host ${host}`, reserved);
    return;
  }
  add(`exposure ${exposureKey(rail, issuer, host)}`, reserved + paid);
  if (rail === 'POOL') add(`reserved ${pairKey(issuer, host)}`, reserved);
}
