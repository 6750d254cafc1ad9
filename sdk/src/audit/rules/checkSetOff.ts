import { unpackFlow } from '../../settlement/flowWord.ts';
import type { Obligation } from '../../settlement/obligation.ts';
import type { SetOffSolution } from '../../settlement/setOffSolution.ts';
import { setOffWeight } from '../../settlement/setOffWeight.ts';
import { solveSetOff } from '../../settlement/solveSetOff.ts';
import { partOf, subjects } from '../findings/subjects.ts';
import { pairKey } from '../ledger/ledgerKeys.ts';
import type { EventOf } from '../logs/auditLog.ts';
import { closedAt, runningEpoch } from '../replay/epochs.ts';
import { obligationOf } from '../replay/obligations.ts';
import { expectEqual, report } from '../replay/replay.ts';
import type { Replay } from '../replay/replay.ts';

type Cleared = EventOf<'treasury', 'CycleCleared'>['args'];
type Flows = SetOffSolution['flows'];

/** The logged flows by region, each beside what the books say was owed. */
export function readFlows(replay: Replay, { epoch, regions, flows }: Cleared): Flows {
  return flows.map((word) => {
    const { debtorAt, creditorAt, flow } = unpackFlow(word);
    const [debtor, creditor] = [regions[debtorAt], regions[creditorAt]];
    if (debtor === undefined || creditor === undefined) throw new RangeError(`no region for the flow ${word}`);
    return { debtor, creditor, amount: closedAt(obligationOf(replay, debtor, creditor), epoch), flow };
  });
}

/**
 * Recomputes a cycle from the replayed obligations: number, epoch, completeness, capacity, balance, and that the flows are
 * as heavy as those of the one set-off that counts (docs/scenario-format.md, "Which circulation").
 */
export function checkSetOff(replay: Replay, args: Cleared, flows: Flows): void {
  const { obligations, clearing } = replay.ledger;
  const { cycle, epoch } = args;
  const subject = partOf(subjects.event('CycleCleared'), `第 ${cycle} 期`, `cycle ${cycle}`);
  expectEqual(replay, 'NumberOutOfSequence', subject, clearing.cycles.length + 1, cycle);
  const running = runningEpoch(replay);
  const told = epoch + 1 === running || clearing.total.epoch <= epoch;
  if (epoch >= running || !told) report(replay, 'EpochWrong', subject, running - 1, epoch);

  const open: Obligation[] = [...obligations.values()]
    .map((pair) => ({ debtor: pair.debtor, creditor: pair.creditor, amount: closedAt(pair, epoch) }))
    .filter(({ amount }) => amount > 0n);
  const counting = solveSetOff({ cycle, obligations: open });
  expectEqual(replay, 'FigureWrong', partOf(subject, '期末应付', 'gross'), counting.gross, args.gross);
  expectEqual(replay, 'FigureWrong', partOf(subject, '抵销', 'set off'), sumOf(flows), args.setOff);
  checkEdges(replay, flows, open);
  checkBalance(replay, flows);
  checkPotentials(replay, args, flows);
  const [expected, found] = [weigh(cycle, counting.flows), weigh(cycle, flows)];
  if (found !== expected) {
    report(replay, 'SetOffNotMaximal', subject, showFlows(counting.flows), showFlows(flows));
  }
}

function checkEdges(replay: Replay, flows: Flows, open: readonly Obligation[]): void {
  const covered = new Set(flows.map(({ debtor, creditor }) => pairKey(debtor, creditor)));
  for (const { debtor, creditor, amount } of open) {
    const key = pairKey(debtor, creditor);
    if (!covered.has(key)) report(replay, 'SetOffIncomplete', subjects.pair(key), amount, 'none');
  }
  for (const { debtor, creditor, amount, flow } of flows) {
    const key = pairKey(debtor, creditor);
    if (flow > amount) report(replay, 'ObligationExceeded', subjects.pair(key), `<= ${amount}`, flow);
  }
  if (covered.size !== flows.length) {
    report(replay, 'SetOffIncomplete', subjects.event('CycleCleared'), `${flows.length} pairs`, covered.size);
  }
}

function checkBalance(replay: Replay, flows: Flows): void {
  const net = new Map<number, bigint>();
  const add = (region: number, amount: bigint) => net.set(region, (net.get(region) ?? 0n) + amount);
  for (const { debtor, creditor, flow } of flows) {
    add(debtor, -flow);
    add(creditor, flow);
  }
  for (const [region, change] of net) {
    if (change !== 0n) report(replay, 'SetOffUnbalanced', subjects.region(region), 0n, change);
  }
}

/** The logged potentials prove the logged flows, as the contract had to see it (contracts/settlement/SetOff.sol). */
function checkPotentials(replay: Replay, { cycle, regions, potentials }: Cleared, flows: Flows): void {
  const potentialOf = new Map(regions.map((region, place) => [region, potentials[place] ?? 0n]));
  for (const { debtor, creditor, amount, flow } of flows) {
    const climb = (potentialOf.get(creditor) ?? 0n) - (potentialOf.get(debtor) ?? 0n);
    const weight = setOffWeight(cycle, debtor, creditor);
    const isProved = (flow === amount || climb >= weight) && (flow === 0n || climb <= weight);
    if (!isProved) report(replay, 'SetOffNotMaximal', subjects.pair(pairKey(debtor, creditor)), weight, climb);
  }
}

function weigh(cycle: number, flows: Flows): bigint {
  return flows.reduce((sum, { debtor, creditor, flow }) => sum + flow * setOffWeight(cycle, debtor, creditor), 0n);
}

function sumOf(flows: Flows): bigint {
  return flows.reduce((sum, { flow }) => sum + flow, 0n);
}

function showFlows(flows: Flows): string {
  const shown = flows.filter(({ flow }) => flow > 0n);
  return shown.map(({ debtor, creditor, flow }) => `${pairKey(debtor, creditor)} ${flow}`).join(', ') || 'none';
}
