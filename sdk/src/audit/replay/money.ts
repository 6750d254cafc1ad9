import type { Hex } from 'viem';
import type { Rail } from '../../agreements/rails.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import type { Text } from '../findings/text.ts';
import { exposureKey, pairKey } from '../ledger/ledgerKeys.ts';
import type { Pool, RegionAccount } from '../ledger/moneyRecords.ts';
import { findKnown, report } from './replay.ts';
import type { Replay } from './replay.ts';

/** Where an order's money is: the rail and the directed pair. */
export type MoneyRoute = { readonly rail: Rail; readonly issuer: number; readonly host: number };

/** Adds to a balance, or takes from it; a finding where it falls below zero. */
export function adjust<field extends string>(
  replay: Replay,
  account: { [name in field]: bigint },
  field: field,
  amount: bigint,
  subject: Text,
): void {
  const before = account[field];
  account[field] = before + amount;
  if (amount < 0n && before + amount < 0n) report(replay, 'BalanceNegative', subject, `<= ${before}`, -amount);
}

export function adjustFree(replay: Replay, region: RegionAccount, amount: bigint): void {
  replay.touchedRegions.add(region.code);
  adjust(replay, region, 'free', amount, partOf(subjects.region(region.code), '可用资金', 'free money'));
}

export function adjustEncumbered(replay: Replay, region: RegionAccount, amount: bigint): void {
  replay.touchedRegions.add(region.code);
  adjust(replay, region, 'encumbered', amount, partOf(subjects.region(region.code), '占用资金', 'encumbered money'));
}

export function findRegion(replay: Replay, code: number): RegionAccount | undefined {
  return findKnown(replay, replay.ledger.regions, code, subjects.region(code));
}

/** The pair's pool; it begins with the pair's first POOL agreement. */
export function findPool(replay: Replay, issuer: number, host: number): Pool | undefined {
  const key = pairKey(issuer, host);
  replay.touchedRegions.add(issuer).add(host);
  return findKnown(replay, replay.ledger.pools, key, subjects.pool(key));
}

export function adjustPool(replay: Replay, pool: Pool, field: 'free' | 'reserved', amount: bigint): void {
  const [zh, en] = field === 'free' ? (['可用', 'free'] as const) : (['预留', 'reserved'] as const);
  adjust(replay, pool, field, amount, partOf(subjects.pool(pairKey(pool.issuer, pool.host)), zh, en));
  const host = replay.ledger.regions.get(pool.host);
  if (host) host.inPools += amount;
}

/** @returns the exposure as it is now */
export function adjustExposure(replay: Replay, { rail, issuer, host }: MoneyRoute, amount: bigint): bigint {
  const key = exposureKey(rail, issuer, host);
  const pair = { exposure: replay.ledger.exposures.get(key) ?? 0n };
  adjust(replay, pair, 'exposure', amount, partOf(subjects.pair(key), '敞口', 'exposure'));
  replay.ledger.exposures.set(key, pair.exposure);
  return pair.exposure;
}

/** Whose deposit a payment on a rail is: it was paid out of a pool there, or out of the programme's money at home. */
export function payingRegion({ rail, issuer, host }: MoneyRoute): number {
  return rail === 'POOL' || rail === 'CLEARING' ? host : issuer;
}

/** A party's deposit, whichever region's money it is. */
export function depositOf(replay: Replay, party: number): bigint {
  let sum = 0n;
  for (const amount of replay.ledger.deposits.get(party)?.values() ?? []) sum += amount;
  return sum;
}

/** A party now holds more of a region's deposits; a finding where it does not live there. */
export function creditDeposit(replay: Replay, party: number, region: number, amount: bigint): void {
  if (amount === 0n) return;
  const held = replay.ledger.deposits.get(party) ?? new Map<number, bigint>();
  replay.ledger.deposits.set(party, held);
  moveHeld(replay, held, region, amount);
  const home = replay.ledger.participants.get(party)?.region;
  if (home !== region) report(replay, 'DepositAbroad', depositSubject(party), `a resident of ${region}`, home);
}

/**
 * A party holds less.
 *
 * @param region - whose deposits it comes out of first; what is not there comes out of the others
 * @returns what came out of which region's deposits
 */
export function debitDeposit(replay: Replay, party: number, region: number, amount: bigint): Map<number, bigint> {
  const taken = new Map<number, bigint>();
  if (amount === 0n) return taken;
  const held = replay.ledger.deposits.get(party) ?? new Map<number, bigint>();
  const before = depositOf(replay, party);
  if (amount > before) report(replay, 'BalanceNegative', depositSubject(party), `<= ${before}`, amount);
  let left = amount;
  for (const from of [region, ...held.keys()]) {
    const there = held.get(from) ?? 0n;
    const part = left < there ? left : there;
    if (part <= 0n) continue;
    moveHeld(replay, held, from, -part);
    taken.set(from, (taken.get(from) ?? 0n) + part);
    left -= part;
  }
  if (left > 0n) {
    moveHeld(replay, held, region, -left);
    taken.set(region, (taken.get(region) ?? 0n) + left);
  }
  replay.ledger.deposits.set(party, held);
  return taken;
}

function moveHeld(replay: Replay, held: Map<number, bigint>, region: number, amount: bigint): void {
  held.set(region, (held.get(region) ?? 0n) + amount);
  const account = replay.ledger.regions.get(region);
  if (account) account.withParties += amount;
  replay.touchedRegions.add(region);
}

/**
 * Money that was paid on a rail comes back: into the pool, or into the issuing treasury's free money. On CLEARING it stays in
 * the host region and is owed: `explainObligation`.
 */
export function giveBack(replay: Replay, route: MoneyRoute, amount: bigint): void {
  if (amount === 0n) return;
  if (route.rail === 'POOL') {
    const pool = findPool(replay, route.issuer, route.host);
    if (pool) adjustPool(replay, pool, 'free', amount);
    return;
  }
  const region = findRegion(replay, route.issuer);
  if (region) adjustFree(replay, region, amount);
}

export function depositSubject(party: number): Text {
  return partOf(subjects.participant(party), '存款', 'deposit');
}

export function dueSubject(order: Hex): Text {
  return partOf(subjects.order(order), '待收追回款', 'due');
}
