import { dayOf } from '../../calendar/day.ts';
import type { EpochLength } from '../../settlement/epochLengths.ts';
import type { EpochAmount } from '../ledger/clearingRecords.ts';
import type { Replay } from './replay.ts';

/** The epoch that runs at the present event. */
export function runningEpoch({ ledger: { clearing }, place }: Replay): number {
  return countOf(clearing.length, place) + clearing.ahead;
}

/** Epochs of another length from now on: the running one ends. */
export function changeLength(replay: Replay, length: EpochLength): void {
  const { clearing } = replay.ledger;
  const next = runningEpoch(replay) + 1;
  clearing.length = length;
  clearing.ahead = next - countOf(length, replay.place);
}

export function totalOf({ closed, pending }: EpochAmount): bigint {
  return closed + pending;
}

/** What was owed at the end of an epoch, less what was paid off since. */
export function closedAt(amount: EpochAmount, epoch: number): bigint {
  return amount.epoch <= epoch ? totalOf(amount) : amount.closed;
}

/** Adds to what the running epoch has brought and to what was closed before it; either may be negative. */
export function addAmounts(amount: EpochAmount, running: number, pending: bigint, closed: bigint): void {
  if (amount.epoch !== running) {
    amount.closed = totalOf(amount);
    amount.pending = 0n;
    amount.epoch = running;
  }
  amount.pending += pending;
  amount.closed += closed;
}

/** How a discharge divides: out of what is pending in the running epoch first. */
export function pendingPart(amount: EpochAmount, running: number, discharged: bigint): bigint {
  const pending = amount.epoch === running ? amount.pending : 0n;
  return discharged < pending ? discharged : pending;
}

function countOf(length: EpochLength, { block, time }: { readonly block: bigint; readonly time: number }): number {
  if (length === 'BLOCK') return Number(block);
  const day = dayOf(time);
  if (length === 'DAY') return day;
  const date = new Date(day * 86_400_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}
