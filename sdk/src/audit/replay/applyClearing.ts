import { roleOf } from '../../offices/roleOf.ts';
import { epochLengths } from '../../settlement/epochLengths.ts';
import { subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { EventOf } from '../logs/auditLog.ts';
import { checkSetOff, readFlows } from '../rules/checkSetOff.ts';
import { executeAct } from './countersigned.ts';
import { addAmounts, changeLength, pendingPart, runningEpoch, totalOf } from './epochs.ts';
import { adjustFree, findRegion } from './money.ts';
import { changeStanding, incur, obligationOf } from './obligations.ts';
import { expectEqual, report } from './replay.ts';
import type { Replay } from './replay.ts';

export type ClearingEvent = EventOf<
  'treasury',
  'AcceptanceQuotaSet' | 'CycleCleared' | 'Discharged' | 'EpochLengthSet' | 'NetDebitCapSet' | 'ObligationIncurred'
>;

/** What regions owe one another, what was paid off, and the limits. */
export function applyClearing(replay: Replay, event: ClearingEvent): void {
  switch (event.eventName) {
    case 'ObligationIncurred': {
      incur(replay, event.args);
      return;
    }
    case 'Discharged': {
      discharge(replay, event);
      return;
    }
    case 'CycleCleared': {
      clearCycle(replay, event);
      return;
    }
    case 'NetDebitCapSet': {
      const region = findRegion(replay, event.args.region);
      if (region) region.netDebitCap = event.args.cap;
      return;
    }
    case 'AcceptanceQuotaSet': {
      const region = findRegion(replay, event.args.region);
      if (region) region.acceptanceQuota = event.args.quota;
      return;
    }
    case 'EpochLengthSet': {
      const length = epochLengths[event.args.length];
      if (length === undefined) throw new RangeError(`no epoch length ${event.args.length}`);
      changeLength(replay, length);
      expectEqual(replay, 'EpochWrong', subjects.event('EpochLengthSet'), runningEpoch(replay), event.args.epoch);
      return;
    }
  }
}

/** Locked money goes up to the centre, as much comes down to the creditor. */
function discharge(replay: Replay, { args }: EventOf<'treasury', 'Discharged'>): void {
  const { debtor, creditor, amount, ref } = args;
  const [from, to] = [findRegion(replay, debtor), findRegion(replay, creditor)];
  if (!from || !to) return;
  const offices = [roleOf({ office: 'TREASURY', region: debtor }), roleOf({ office: 'CENTRAL' })];
  const act = { contract: 'treasury', functionName: 'discharge' } as const;
  executeAct(replay, act, [debtor, creditor, amount, ref], ({ role }) => role !== undefined && offices.includes(role));
  const pair = obligationOf(replay, debtor, creditor);
  const owed = totalOf(pair);
  if (amount > owed) {
    report(replay, 'ObligationExceeded', subjects.pair(pairKey(debtor, creditor)), `<= ${owed}`, amount);
  }
  const running = runningEpoch(replay);
  const pending = pendingPart(pair, running, amount);
  addAmounts(pair, running, -pending, pending - amount);
  addAmounts(replay.ledger.clearing.total, running, -pending, pending - amount);
  changeStanding(replay, debtor, creditor, -amount);
  from.remittedUp += amount;
  to.receivedFromAbove += amount;
  adjustFree(replay, to, amount);
}

/** The flows are followed as they were logged, and held against the set-off that counts. */
function clearCycle(replay: Replay, { args }: EventOf<'treasury', 'CycleCleared'>): void {
  const { clearing } = replay.ledger;
  const { cycle, epoch } = args;
  const { time, transaction } = replay.place;
  const flows = readFlows(replay, args);
  checkSetOff(replay, args, flows);
  const running = runningEpoch(replay);
  let sum = 0n;
  for (const { debtor, creditor, flow } of flows) {
    if (flow === 0n) continue;
    sum += flow;
    addAmounts(obligationOf(replay, debtor, creditor), running, 0n, -flow);
    changeStanding(replay, debtor, creditor, -flow);
    const region = findRegion(replay, debtor);
    if (region) adjustFree(replay, region, flow);
  }
  addAmounts(clearing.total, running, 0n, -sum);
  clearing.cycles.push({ cycle, epoch, time, transaction, flows });
}
