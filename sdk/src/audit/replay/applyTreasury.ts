import { partOf, subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { EventOf, LogOf } from '../logs/auditLog.ts';
import { collectDue } from './clawBack.ts';
import { adjustFree, adjustPool, debitDeposit, findPool, findRegion } from './money.ts';
import { findParty } from './parties.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyTreasury(replay: Replay, event: LogOf<'treasury'>): void {
  switch (event.eventName) {
    case 'Appropriated': {
      const region = findRegion(replay, event.args.region);
      if (!region) return;
      adjustFree(replay, region, event.args.amount);
      region.appropriated += event.args.amount;
      return;
    }
    case 'Prefunded':
    case 'Unfunded':
      return movePool(replay, event);
    case 'CashedOut':
      return cashOut(replay, event);
    case 'DueCollected':
      return collectDue(replay, event);
  }
}

/** The one way in which a region's money leaves it: to the pair's pool, which the host's agent holds, and back. */
function movePool(replay: Replay, event: EventOf<'treasury', 'Prefunded' | 'Unfunded'>): void {
  const { issuer, host, amount } = event.args;
  const [from, to] = [findRegion(replay, issuer), findRegion(replay, host)];
  const pool = findPool(replay, issuer, host);
  if (!from || !to || !pool) return;
  const out = event.eventName === 'Prefunded';
  adjustFree(replay, from, out ? -amount : amount);
  adjustPool(replay, pool, 'free', out ? amount : -amount);
  if (out) {
    from.prefundedAway += amount;
    to.prefundedHere += amount;
    const home = replay.ledger.participants.get(pool.agent)?.region;
    if (home !== host) report(replay, 'DepositAbroad', subjects.pool(pairKey(issuer, host)), `an agent of ${host}`, home);
  } else {
    from.unfundedAway += amount;
    to.unfundedHere += amount;
  }
}

function cashOut(replay: Replay, { args }: EventOf<'treasury', 'CashedOut'>): void {
  const { ledger, place } = replay;
  const party = findParty(replay, args.party);
  if (!party) return;
  const subject = subjects.cashOut(args.intent);
  if (ledger.cashOuts.has(args.intent)) report(replay, 'IdentityReused', subject, 'a new intent', args.intent);
  ledger.cashOuts.set(args.intent, { party: party.number, amount: args.amount, time: place.time });
  for (const [code, amount] of debitDeposit(replay, party.number, party.region, args.amount)) {
    const region = findRegion(replay, code);
    if (region) region.cashedOut += amount;
    if (code !== party.region) report(replay, 'DepositAbroad', partOf(subject, '来源', 'source'), party.region, code);
  }
}
