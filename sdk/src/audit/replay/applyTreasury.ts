import { roleOf } from '../../offices/roleOf.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { EventOf, OwnEventOf } from '../logs/auditLog.ts';
import { applyClearing } from './applyClearing.ts';
import { collectDue } from './clawBack.ts';
import { executeAct } from './countersigned.ts';
import type { PartyTest } from './countersigned.ts';
import { adjustFree, adjustPool, debitDeposit, findPool, findRegion } from './money.ts';
import { findParty } from './parties.ts';
import { report } from './replay.ts';
import type { Replay } from './replay.ts';

export function applyTreasury(replay: Replay, event: OwnEventOf<'treasury'>): void {
  switch (event.eventName) {
    case 'Appropriated': {
      const region = findRegion(replay, event.args.region);
      if (!region) return;
      const { amount, ref } = event.args;
      adjustFree(replay, region, amount);
      region.appropriated += amount;
      const offices = (['BUREAU', 'TREASURY'] as const).map((office) => roleOf({ office, region: region.code }));
      const isParty: PartyTest = ({ role }) => role !== undefined && offices.includes(role);
      executeAct(replay, { contract: 'treasury', functionName: 'appropriate' }, [region.code, amount, ref], isParty);
      return;
    }
    case 'Prefunded':
    case 'Unfunded': {
      movePool(replay, event);
      return;
    }
    case 'CashedOut': {
      cashOut(replay, event);
      return;
    }
    case 'DueCollected': {
      collectDue(replay, event);
      return;
    }
    default:
      applyClearing(replay, event);
  }
}

/** The one way in which a region's money leaves it: to the pair's pool, which the host's agent holds, and back. */
function movePool(replay: Replay, event: EventOf<'treasury', 'Prefunded' | 'Unfunded'>): void {
  const { issuer, host, amount, ref } = event.args;
  const [from, to] = [findRegion(replay, issuer), findRegion(replay, host)];
  const pool = findPool(replay, issuer, host);
  if (!from || !to || !pool) return;
  const out = event.eventName === 'Prefunded';
  const functionName = out ? 'prefund' : 'unfund';
  const treasury = roleOf({ office: 'TREASURY', region: issuer });
  const council = out ? undefined : roleOf({ office: 'COUNCIL' });
  executeAct(replay, { contract: 'treasury', functionName }, [issuer, host, amount, ref], ({ role, party }) => {
    const agent = party === undefined ? undefined : replay.ledger.participants.get(party);
    return (
      role === treasury ||
      (role !== undefined && role === council) ||
      (agent?.kind === 'AGENT' && agent.region === host)
    );
  });
  adjustFree(replay, from, out ? -amount : amount);
  adjustPool(replay, pool, 'free', out ? amount : -amount);
  if (out) {
    from.prefundedAway += amount;
    to.prefundedHere += amount;
    const home = replay.ledger.participants.get(pool.agent)?.region;
    if (home !== host)
      report(replay, 'DepositAbroad', subjects.pool(pairKey(issuer, host)), `an agent of ${host}`, home);
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
