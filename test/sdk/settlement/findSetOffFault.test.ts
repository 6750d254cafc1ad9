import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { findSetOffFault } from '../../../sdk/src/settlement/findSetOffFault.ts';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import type { SetOffFlow, SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';
import { drawGraph, graph } from './graphs.ts';
import { listCirculations } from './listCirculations.ts';

const [a, b, c, d] = [110_000, 120_000, 130_000, 310_000] as const;
const obligations = drawGraph(5, 8, 40);
const solution = solveSetOff({ cycle: 1, obligations });
const { regions, flows } = solution;

/** The solution with other flows, and with the sums that go with them. */
function withFlows(changed: readonly SetOffFlow[], of: SetOffSolution = solution): SetOffSolution {
  const [gross, setOff] = changed.reduce(([owed, set], { amount, flow }) => [owed + amount, set + flow], [0n, 0n]);
  return { ...of, gross, setOff, residual: gross - setOff, flows: changed };
}

const placeOf = ({ debtor, creditor }: Obligation) => ({ debtor, creditor });
const partly = flows.filter(({ amount, flow }) => flow > 0n && flow < amount);
const owe = (debtor: number, creditor: number, amount: bigint): Obligation => ({ debtor, creditor, amount });

describe('the check of a set-off', () => {
  test('accepts the one that counts and no other circulation', () => {
    let refused = 0;
    const amount = fc.bigInt({ min: 1n, max: 2n });
    fc.assert(
      fc.property(graph([a, b, c, d], [0, 8], amount), (owed) => {
        const solved = solveSetOff({ cycle: 9, obligations: owed });
        expect(findSetOffFault(solved, owed)).to.equal(undefined);
        for (const circulation of listCirculations(solved.flows)) {
          const changed = solved.flows.map((edge, at) => ({ ...edge, flow: circulation[at]! }));
          if (changed.every(({ flow }, at) => flow === solved.flows[at]!.flow)) continue;
          expect(findSetOffFault(withFlows(changed, solved), owed)?.kind).to.equal('NOT_MAXIMAL');
          refused++;
        }
      }),
      { numRuns: 60 },
    );
    expect(refused).to.be.greaterThan(20);
  });

  test('accepts potentials that are all higher', () => {
    const higher = regions.map(({ region, potential }) => ({ region, potential: potential - 5n }));
    expect(findSetOffFault({ ...solution, regions: higher }, obligations)).to.equal(undefined);
  });

  test('refuses a flow that is off by a fen', () => {
    const kinds = new Set<string>();
    for (const [at, edge] of flows.entries()) {
      for (const by of [1n, -1n]) {
        const flow = edge.flow + by;
        const fault = findSetOffFault(withFlows(flows.with(at, { ...edge, flow })), obligations);
        const region = Math.min(edge.debtor, edge.creditor);
        if (flow < 0n) expect(fault).to.deep.equal({ kind: 'MALFORMED', at: placeOf(edge) });
        else if (flow > edge.amount) expect(fault).to.deep.equal({ kind: 'EXCEEDS', at: placeOf(edge) });
        else expect(fault).to.deep.equal({ kind: 'UNBALANCED', at: { region } });
        kinds.add(fault!.kind);
      }
    }
    expect(kinds).to.deep.equal(new Set(['MALFORMED', 'EXCEEDS', 'UNBALANCED']));
  });

  test('refuses a list that is not what is owed', () => {
    for (const [at, edge] of flows.entries()) {
      const left = withFlows(flows.toSpliced(at, 1));
      expect(findSetOffFault(left, obligations)).to.deep.equal({ kind: 'INCOMPLETE', at: placeOf(edge) });
      const more = withFlows(flows.with(at, { ...edge, amount: edge.amount + 1n }));
      expect(findSetOffFault(more, obligations)).to.deep.equal({ kind: 'INCOMPLETE', at: placeOf(edge) });
      const fewer = obligations.filter(({ debtor, creditor }) => debtor !== edge.debtor || creditor !== edge.creditor);
      expect(findSetOffFault(solution, fewer)).to.deep.equal({ kind: 'INCOMPLETE', at: placeOf(edge) });
    }
    expect(findSetOffFault(solution, [...obligations, owe(d, a, 0n)]), 'nothing is owed').to.equal(undefined);
    expect(findSetOffFault(solution, [...obligations, owe(d, a, 1n)])?.kind).to.equal('INCOMPLETE');
  });

  test('refuses an unbalanced list without knowing what is owed', () => {
    const at = flows.findIndex(({ flow }) => flow > 0n);
    const { debtor, creditor } = flows[at]!;
    const fault = findSetOffFault(withFlows(flows.toSpliced(at, 1)));
    expect(fault).to.deep.equal({ kind: 'UNBALANCED', at: { region: Math.min(debtor, creditor) } });
  });

  test('refuses a potential that is off by one where only one will do', () => {
    expect(partly).not.to.be.empty;
    for (const { debtor, creditor } of partly) {
      for (const region of [debtor, creditor]) {
        for (const by of [1n, -1n]) {
          const shifted = regions.map((r) => (r.region === region ? { region, potential: r.potential + by } : r));
          expect(findSetOffFault({ ...solution, regions: shifted }, obligations)?.kind).to.equal('NOT_MAXIMAL');
        }
      }
    }
  });

  test('holds an empty edge and a full one each to its own side of the weight', () => {
    const kindAt = (potential: bigint, one: SetOffFlow, other: SetOffFlow) => {
      const pair = {
        ...solution,
        regions: [
          { region: a, potential: 0n },
          { region: b, potential },
        ],
      };
      return findSetOffFault(withFlows([one, other], pair))?.kind;
    };
    // Weights of cycle 1: those of setOffWeight.test.ts.
    const [there, back] = [0x10000_4f91ad95n, -0x10000_5d8bb973n];
    const [full, partial] = [
      { ...owe(a, b, 3n), flow: 3n },
      { ...owe(b, a, 5n), flow: 3n },
    ];
    expect(kindAt(back, full, partial)).to.equal(undefined);
    for (const potential of [back - 1n, back + 1n]) expect(kindAt(potential, full, partial)).to.equal('NOT_MAXIMAL');
    const [fuller, other] = [
      { ...owe(a, b, 3n), flow: 3n },
      { ...owe(b, a, 3n), flow: 3n },
    ];
    for (const potential of [back, there]) expect(kindAt(potential, fuller, other)).to.equal(undefined);
    for (const potential of [back - 1n, there + 1n]) expect(kindAt(potential, fuller, other)).to.equal('NOT_MAXIMAL');
    const alone = (potential: bigint) => {
      const pair = {
        ...solution,
        regions: [
          { region: a, potential: 0n },
          { region: b, potential },
        ],
      };
      return findSetOffFault(withFlows([{ ...owe(a, b, 3n), flow: 0n }], pair))?.kind;
    };
    expect(alone(there)).to.equal(undefined);
    expect(alone(there + 1n)).to.equal(undefined);
    expect(alone(there - 1n)).to.equal('NOT_MAXIMAL');
  });

  test('refuses a circulation that is not maximal whatever the potentials', () => {
    const potential = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const two = solveSetOff({ cycle: 1, obligations: [owe(a, b, 2n), owe(b, a, 2n)] });
    fc.assert(
      fc.property(potential, potential, fc.constantFrom(0n, 1n), (ofA, ofB, flow) => {
        const pair = {
          ...two,
          regions: [
            { region: a, potential: ofA },
            { region: b, potential: ofB },
          ],
        };
        const less = withFlows(
          two.flows.map((edge) => ({ ...edge, flow })),
          pair,
        );
        expect(findSetOffFault(less)?.kind).to.equal('NOT_MAXIMAL');
      }),
    );
  });

  test('refuses a maximal circulation that is not the heaviest, with the potentials that would suit it', () => {
    // From a to b and back by c or by d: one fen of it, either way.
    const owed = [owe(a, b, 1n), owe(b, c, 1n), owe(b, d, 1n), owe(c, a, 1n), owe(d, a, 1n)];
    const heaviest = solveSetOff({ cycle: 1, obligations: owed });
    expect(heaviest.setOff).to.equal(3n);
    const taken = heaviest.flows.find(({ debtor, flow }) => debtor === b && flow > 0n)!.creditor;
    const lighter = heaviest.flows.map((edge) => ({ ...edge, flow: edge.debtor === a ? 1n : 1n - edge.flow }));
    const without = solveSetOff({ cycle: 1, obligations: owed.filter((o) => o.debtor !== taken) });
    for (const { regions: potentials } of [heaviest, without]) {
      const claimed = withFlows(lighter, { ...heaviest, regions: potentials });
      expect(claimed.setOff).to.equal(3n);
      expect(findSetOffFault(claimed, owed)?.kind).to.equal('NOT_MAXIMAL');
    }
  });

  test('refuses the solution of another cycle', () => {
    expect(findSetOffFault({ ...solution, cycle: 2 }, obligations)?.kind).to.equal('NOT_MAXIMAL');
  });
});

describe('the form of a set-off', () => {
  const expectMalformed = (changed: SetOffSolution, at: object) =>
    expect(findSetOffFault(changed, obligations)).to.deep.equal({ kind: 'MALFORMED', at });
  const [first, second] = [regions[0]!, regions[1]!];
  const [edge, next] = [flows[0]!, flows[1]!];

  test('has every party once, in ascending order, and nobody else', () => {
    const { region } = first;
    expectMalformed({ ...solution, regions: [first, ...regions] }, { region });
    expectMalformed({ ...solution, regions: [second, first, ...regions.slice(2)] }, { region });
    expectMalformed({ ...solution, regions: [...regions, { region: 650_000, potential: 0n }] }, { region: 650_000 });
    const parties = flows.find(({ debtor, creditor }) => debtor === region || creditor === region)!;
    expectMalformed({ ...solution, regions: regions.slice(1) }, placeOf(parties));
  });

  test('has every edge once, in ascending order, between two parties', () => {
    expectMalformed(withFlows([edge, ...flows]), placeOf(edge));
    expectMalformed(withFlows([next, edge, ...flows.slice(2)]), placeOf(edge));
    const self = { ...edge, creditor: edge.debtor };
    expectMalformed(withFlows([self, ...flows]), placeOf(self));
    // Only one of the two ends is in the list of regions.
    for (const region of [a, b]) {
      const known = { ...solution, regions: [{ region, potential: 0n }] };
      expectMalformed(withFlows([{ ...owe(a, b, 1n), flow: 0n }], known), { debtor: a, creditor: b });
    }
  });

  test('has figures within their ranges', () => {
    for (const amount of [0n, -1n, 2n ** 112n]) {
      expectMalformed(withFlows([{ ...edge, amount }, ...flows.slice(1)]), placeOf(edge));
    }
    for (const potential of [2n ** 63n, -(2n ** 63n) - 1n]) {
      expectMalformed(
        { ...solution, regions: [{ ...first, potential }, ...regions.slice(1)] },
        { region: first.region },
      );
    }
    for (const cycle of [-1, 2 ** 32, 0.5]) expectMalformed({ ...solution, cycle }, { figure: 'cycle' });
    const odd = [{ ...owe(0.5, b, 1n), flow: 0n }];
    const half = withFlows(odd, {
      ...solution,
      regions: [
        { region: 0.5, potential: 0n },
        { region: b, potential: 0n },
      ],
    });
    expectMalformed(half, { region: 0.5 });
  });

  test('has the sums of its flows', () => {
    for (const figure of ['gross', 'setOff', 'residual'] as const) {
      expectMalformed({ ...solution, [figure]: solution[figure] + 1n }, { figure });
    }
  });

  test('is held against what is owed, each pair once', () => {
    expect(() => findSetOffFault(solution, [...obligations, obligations[0]!])).to.throw(/is there twice/);
  });
});
