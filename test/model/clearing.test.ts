import { describe, test } from 'node:test';
import { expect } from 'chai';
import { heaviestCirculation } from './circulation.ts';
import type { Edge } from './circulation.ts';
import { weightOf } from './clearing.ts';
import { runModel } from './runModel.ts';

/** A small reproducible source of numbers below `limit` (Numerical Recipes' linear congruence). */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function isBalanced(edges: readonly Edge[], flows: readonly bigint[]): boolean {
  const balance = new Map<string, bigint>();
  edges.forEach(({ from, to }, index) => {
    balance.set(from, (balance.get(from) ?? 0n) - (flows[index] ?? 0n));
    balance.set(to, (balance.get(to) ?? 0n) + (flows[index] ?? 0n));
  });
  return [...balance.values()].every((fen) => fen === 0n);
}

function weigh(edges: readonly Edge[], flows: readonly bigint[]): bigint {
  return edges.reduce((sum, { weight }, index) => sum + weight * (flows[index] ?? 0n), 0n);
}

/** Tries every flow within the capacities. */
function heaviestByTrial(edges: readonly Edge[]): bigint {
  let best = 0n;
  const flows = edges.map(() => 0n);
  const tryFrom = (index: number): void => {
    const edge = edges[index];
    if (!edge) {
      const weight = isBalanced(edges, flows) ? weigh(edges, flows) : 0n;
      if (weight > best) best = weight;
      return;
    }
    for (let flow = 0n; flow <= edge.capacity; flow++) {
      flows[index] = flow;
      tryFrom(index + 1);
    }
  };
  tryFrom(0);
  return best;
}

describe('the circulation that counts', () => {
  test('is as heavy as the best of all flows on small graphs', () => {
    const below = numbers(20260110);
    let moved = 0;
    for (let round = 0; round < 80; round++) {
      const edges: Edge[] = [];
      for (const from of ['A', 'B', 'C', 'D']) {
        for (const to of ['A', 'B', 'C', 'D']) {
          if (from === to || edges.length === 8 || below(3) === 0) continue;
          edges.push({ from, to, capacity: BigInt(below(3)), weight: 1000n + BigInt(below(900)) });
        }
      }
      const flows = heaviestCirculation(edges);
      expect(isBalanced(edges, flows)).to.equal(true);
      expect(flows.every((flow, index) => flow >= 0n && flow <= (edges[index]?.capacity ?? 0n))).to.equal(true);
      expect(weigh(edges, flows)).to.equal(heaviestByTrial(edges));
      if (weigh(edges, flows) > 0n) moved++;
    }
    expect(moved).to.be.greaterThan(40);
  });

  test('is weighed by keccak256 over the cycle and both codes, twelve bytes (computed with another library)', () => {
    expect(weightOf(1, '110000', '120000')).to.equal(281_476_311_657_877n);
    expect(weightOf(258, '650000', '110000')).to.equal(281_475_227_139_589n);
  });

  test('is one of two equally large ones, and another one in another cycle only by its number', () => {
    const codes = { a: '110000', b: '120000', c: '130000', d: '140000' };
    const ways = (cycle: number) => {
      const weight = (from: string, to: string) => weightOf(cycle, from, to);
      const byC = weight(codes.b, codes.c) + weight(codes.c, codes.a);
      const byD = weight(codes.b, codes.d) + weight(codes.d, codes.a);
      return byC > byD ? ([codes.c, codes.d] as const) : ([codes.d, codes.c] as const);
    };
    const flows = (middle: string) => ({
      [`${codes.a}>${codes.b}`]: '100.00',
      [`${codes.b}>${middle}`]: '100.00',
      [`${middle}>${codes.a}`]: '100.00',
    });
    const all = Object.values(codes);
    const owe = (from: string, to: string) => ({
      do: 'use',
      voucher: `v${from}`,
      lab: `l${to}`,
      category: 'RND',
      price: '200.00',
    });
    const [heavier, lighter] = ways(1);
    const [heavierNext] = ways(2);
    const debts = [
      owe(codes.a, codes.b),
      owe(codes.b, codes.c),
      owe(codes.c, codes.a),
      owe(codes.b, codes.d),
      owe(codes.d, codes.a),
    ];
    const report = runModel({
      title: 'Two ways round',
      clock: '2026-01-10T09:00:00+08:00',
      regions: all.map((code) => ({ code, name: code, deposit: '1000.00' })),
      programmes: all.map((region) => ({
        id: `P${region}`,
        region,
        budget: '1000.00',
        ratioBp: 5000,
        useDays: 1,
        redeemDays: 2,
      })),
      compacts: [{ name: 'All', members: all, rail: 'CLEARING', listing: 'HOST' }],
      participants: all.flatMap((region) => [
        { id: `e${region}`, kind: 'ENTERPRISE', region },
        { id: `l${region}`, kind: 'LAB', region },
      ]),
      steps: [
        ...all.map((region) => ({
          do: 'issue',
          programme: `P${region}`,
          to: `e${region}`,
          amount: '1000.00',
          as: `v${region}`,
        })),
        ...debts,
        { do: 'setOff', flows: flows(lighter), expect: { error: 'SetOffNotMaximal' } },
        { do: 'setOff', flows: {}, expect: { error: 'SetOffNotMaximal' } },
        { do: 'setOff', flows: { [`${codes.a}>${codes.c}`]: '1.00' }, expect: { error: 'ExceedsObligation' } },
        { do: 'setOff', flows: flows(heavier), expect: { gross: '500.00', setOff: '300.00', residual: '200.00' } },
        { do: 'setOff', flows: {}, expect: { gross: '200.00', setOff: '0.00', residual: '200.00' } },
        { do: 'clear', expect: { gross: '200.00', setOff: '0.00', residual: '200.00' } },
        owe(codes.a, codes.b),
        owe(codes.b, heavier),
        owe(heavier, codes.a),
        { do: 'clear', expect: { gross: '500.00', setOff: '300.00', residual: '200.00' } },
        {
          do: 'check',
          obligation: {
            [`${codes.b}>${codes.c}`]: heavierNext === codes.c ? '0.00' : '100.00',
            [`${codes.b}>${codes.d}`]: heavierNext === codes.d ? '0.00' : '100.00',
          },
        },
      ],
    });
    expect(report.steps.filter(({ ok }) => !ok)).to.deep.equal([]);
  });
});
