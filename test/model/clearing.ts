import { concat, keccak256, numberToHex, sliceHex } from 'viem';
import { heaviestCirculation } from './circulation.ts';
import type { Edge } from './circulation.ts';
import { treasuryOf } from './books.ts';
import { object, toFen, toYuan } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Code, Model, Result, Verb } from './state.ts';
import { add, pair } from './state.ts';

/** The weight of one fen set off on A>B in a numbered cycle ("Which circulation"). */
export function weightOf(cycle: number, debtor: Code, creditor: Code): bigint {
  const word = (value: number) => numberToHex(value, { size: 4 });
  const hash = keccak256(concat([word(cycle), word(Number(debtor)), word(Number(creditor))]));
  return (1n << 48n) + BigInt(sliceHex(hash, 0, 4));
}

/** The open obligations as edges of the next cycle. */
function openEdges(model: Model): readonly Edge[] {
  const cycle = model.state.cycles + 1;
  return [...model.state.obligations]
    .filter(([, fen]) => fen > 0n)
    .map(([key, capacity]) => {
      const [from = '', to = ''] = key.split('>');
      return { from, to, capacity, weight: weightOf(cycle, from, to) };
    });
}

/** Sets the flows off, in place of what was open, and counts the cycle if it sets anything off. */
function apply(model: Model, edges: readonly Edge[], flows: readonly bigint[]): Result {
  let gross = 0n;
  let setOffTotal = 0n;
  edges.forEach(({ from, to, capacity }, index) => {
    const flow = flows[index] ?? 0n;
    gross += capacity;
    setOffTotal += flow;
    add(model.state.obligations, pair(from, to), -flow);
    treasuryOf(model, from).locked -= flow;
    treasuryOf(model, from).free += flow;
  });
  if (setOffTotal > 0n) model.state.cycles += 1;
  return { gross: toYuan(gross), setOff: toYuan(setOffTotal), residual: toYuan(gross - setOffTotal) };
}

export const clear: Verb = (model) => {
  const edges = openEdges(model);
  return apply(model, edges, heaviestCirculation(edges));
};

export const setOff: Verb = (model, step) => {
  const edges = openEdges(model);
  const wanted = new Map(Object.entries(object(step, 'flows')).map(([key, fen]) => [key, toFen(String(fen))]));
  const open = new Map(edges.map((edge) => [pair(edge.from, edge.to), edge.capacity]));
  const balance = new Map<Code, bigint>();
  for (const [key, fen] of wanted) {
    const [from = '', to = ''] = key.split('>');
    add(balance, from, -fen);
    add(balance, to, fen);
  }
  const flows = edges.map((edge) => wanted.get(pair(edge.from, edge.to)) ?? 0n);
  const weigh = (some: readonly bigint[]) =>
    edges.reduce((sum, edge, index) => sum + edge.weight * (some[index] ?? 0n), 0n);

  refuseFirstBroken([
    ['ExceedsObligation', () => [...wanted].some(([key, fen]) => fen > (open.get(key) ?? 0n))],
    ['SetOffUnbalanced', () => [...balance.values()].some((fen) => fen !== 0n)],
    ['SetOffNotMaximal', () => weigh(flows) !== weigh(heaviestCirculation(edges))],
  ]);

  return apply(model, edges, flows);
};
