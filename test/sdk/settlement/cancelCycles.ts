import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import { weightOf } from './graphs.ts';
import type { Flows } from './graphs.ts';

/** A way to send money on: along an obligation, or back against what was set off on it. */
type Arc = { readonly at: number; readonly from: number; readonly to: number; readonly weight: bigint; room: bigint };

/**
 * The heaviest circulation, by another way than the solver's: as long as there is a loop in what is left along which weight
 * can be won, as much as fits is sent around it.
 *
 * Done at once, one loop could be found again and again for a fen each. So it is done for half the amounts first; twice
 * that is the heaviest but for the odd fen of each obligation.
 */
export function cancelCycles(cycle: number, obligations: readonly Obligation[]): Flows {
  const weights = obligations.map((obligation) => weightOf(cycle, obligation));
  const solve = (amounts: Flows): Flows => {
    if (amounts.every((amount) => amount === 0n)) return amounts;
    const half = solve(amounts.map((amount) => amount >> 1n));
    const arcs = obligations.flatMap(({ debtor, creditor }, at): Arc[] => {
      const [weight, flow] = [weights[at]!, 2n * half[at]!];
      return [
        { at, from: debtor, to: creditor, weight, room: amounts[at]! - flow },
        { at, from: creditor, to: debtor, weight: -weight, room: flow },
      ];
    });
    for (let loop = findLoop(arcs); loop.length > 0; loop = findLoop(arcs)) {
      const amount = loop.map(({ room }) => room).reduce((least, room) => (room < least ? room : least));
      for (const arc of loop) {
        arc.room -= amount;
        arcs.find(({ at, from }) => at === arc.at && from === arc.to)!.room += amount;
      }
    }
    return amounts.map((amount, at) => amount - arcs[2 * at]!.room);
  };
  return solve(obligations.map(({ amount }) => amount));
}

/** A loop that wins weight (Bellman-Ford for longest ways), or nothing. */
function findLoop(arcs: readonly Arc[]): Arc[] {
  const regions = new Set(arcs.map(({ from }) => from));
  const won = new Map([...regions].map((region) => [region, 0n]));
  const cameBy = new Map<number, Arc>();
  let last: number | undefined;
  for (let round = 0; round < regions.size; round++) {
    last = undefined;
    for (const arc of arcs) {
      const reached = won.get(arc.from)! + arc.weight;
      if (arc.room === 0n || reached <= won.get(arc.to)!) continue;
      won.set(arc.to, reached);
      cameBy.set(arc.to, arc);
      last = arc.to;
    }
  }
  if (last === undefined) return [];
  // What still won in the last round was reached out of a loop: going back once per region ends inside it.
  let start = last;
  for (let step = 0; step < regions.size; step++) start = cameBy.get(start)!.from;
  const loop: Arc[] = [];
  for (let region = start; loop.length === 0 || region !== start; region = loop.at(-1)!.from) {
    loop.push(cameBy.get(region)!);
  }
  return loop;
}
