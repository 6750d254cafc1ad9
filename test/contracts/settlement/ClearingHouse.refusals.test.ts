import { expect } from 'chai';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import { proposalOf } from '../../../sdk/src/settlement/proposal.ts';
import type { Proposal } from '../../../sdk/src/settlement/proposal.ts';
import type { SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { setOffWeight } from '../../../sdk/src/settlement/setOffWeight.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';
import { impose, loadClearing, propose, solve } from '../support/clearing.ts';
import { anyContract } from '../support/errors.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { createDice, randomObligations } from '../support/graphs.ts';
import { stateDigest } from '../support/stateDigest.ts';

type Case = {
  readonly solution: SetOffSolution;
  readonly proposal: Proposal;
  readonly dice: (bound: number) => number;
};
type Wrong = { readonly proposal: Proposal; readonly error: string };
type Edge = SetOffSolution['flows'][number];

const withFlows = ({ solution, proposal }: Case, flows: readonly Edge[]): Proposal =>
  proposalOf({ ...solution, flows }, proposal.epoch);
const pick = <T>({ dice }: Case, list: readonly T[]): T | undefined => list[dice(list.length)];
const changed = (flows: readonly Edge[], edge: Edge, flow: bigint) =>
  flows.map((other) => (other === edge ? { ...edge, flow } : other));

/** A loop of edges with flow; there is one wherever something is set off. */
function findLoop(flows: readonly Edge[]): ReadonlySet<Edge> {
  const path: Edge[] = [];
  let edge = flows.find(({ flow }) => flow > 0n);
  while (edge) {
    const start = path.findIndex(({ debtor }) => debtor === edge!.debtor);
    if (start !== -1) return new Set(path.slice(start));
    path.push(edge);
    edge = flows.find(({ debtor, flow }) => debtor === edge!.creditor && flow > 0n);
  }
  throw new Error('the flows are no circulation');
}

/** Every way of being wrong, and the refusal that it must meet; `undefined` where the graph does not allow it. */
const wrongs: { readonly [kind: string]: (right: Case) => Wrong | undefined } = {
  'a flow of one fen more': (right) => {
    const edge = pick(right, right.solution.flows)!;
    const error = edge.flow === edge.amount ? 'ExceedsObligation' : 'SetOffUnbalanced';
    return { proposal: withFlows(right, changed(right.solution.flows, edge, edge.flow + 1n)), error };
  },
  'a flow of one fen less': (right) => {
    const edge = pick(
      right,
      right.solution.flows.filter(({ flow }) => flow > 0n),
    );
    const flows = edge && changed(right.solution.flows, edge, edge.flow - 1n);
    return flows && { proposal: withFlows(right, flows), error: 'SetOffUnbalanced' };
  },
  'one fen less around a loop': (right) => {
    const loop = findLoop(right.solution.flows);
    const flows = right.solution.flows.map((edge) => (loop.has(edge) ? { ...edge, flow: edge.flow - 1n } : edge));
    return { proposal: withFlows(right, flows), error: 'SetOffNotMaximal' };
  },
  'nothing at all': (right) => ({
    proposal: withFlows(
      right,
      right.solution.flows.map((edge) => ({ ...edge, flow: 0n })),
    ),
    error: 'SetOffNotMaximal',
  }),
  'an edge left out': (right) => {
    const edge = pick(right, right.solution.flows)!;
    const flows = right.solution.flows.filter((other) => other !== edge);
    return { proposal: withFlows(right, flows), error: edge.flow > 0n ? 'SetOffUnbalanced' : 'ProposalIncomplete' };
  },
  'a region twice': (right) => {
    const [first, , ...others] = right.proposal.regions;
    const regions = [first!, first!, ...others];
    return { proposal: { ...right.proposal, regions }, error: 'ProposalMalformed' };
  },
  'regions out of order': (right) => ({
    proposal: { ...right.proposal, regions: [...right.proposal.regions].reverse() },
    error: 'ProposalMalformed',
  }),
  'a potential missing': (right) => ({
    proposal: { ...right.proposal, potentials: right.proposal.potentials.slice(1) },
    error: 'ProposalMalformed',
  }),
  'an edge twice': (right) => {
    const at = right.dice(right.proposal.flows.length);
    const flows = right.proposal.flows.flatMap((word, i) => (i === at ? [word, word] : [word]));
    return { proposal: { ...right.proposal, flows }, error: 'ProposalMalformed' };
  },
  'edges out of order': (right) => ({
    proposal: { ...right.proposal, flows: [...right.proposal.flows].reverse() },
    error: 'ProposalMalformed',
  }),
  'an unknown place': (right) => {
    const flows = right.proposal.flows.with(-1, right.proposal.flows.at(-1)! | (0xffffn << 128n));
    return { proposal: { ...right.proposal, flows }, error: 'ProposalMalformed' };
  },
  'bits above the word': (right) => {
    const flows = right.proposal.flows.with(-1, right.proposal.flows.at(-1)! | (1n << 200n));
    return { proposal: { ...right.proposal, flows }, error: 'ProposalMalformed' };
  },
  'one potential off by one': (right) => {
    const { cycle, flows, regions } = right.solution;
    const potentialOf = (code: number) => regions.find(({ region }) => region === code)!.potential;
    const tight = flows.filter(({ debtor, creditor, flow }) => {
      const climb = potentialOf(creditor) - potentialOf(debtor);
      return flow > 0n && climb === setOffWeight(cycle, debtor, creditor);
    });
    const edge = pick(right, tight);
    if (edge === undefined) return undefined;
    const at = regions.findIndex(({ region }) => region === edge.creditor);
    const potentials = right.proposal.potentials.map((potential, i) => (i === at ? potential + 1n : potential));
    return { proposal: { ...right.proposal, potentials }, error: 'SetOffNotMaximal' };
  },
  'the answer for another cycle': (right) => {
    const { cycle, flows, setOff } = right.solution;
    for (let other = cycle + 1; other < cycle + 9; other += 1) {
      const solution = solveSetOff({ cycle: other, obligations: flows });
      const isOther = solution.flows.some(({ flow }, i) => flow !== flows[i]!.flow);
      if (solution.setOff === setOff && isOther) {
        return { proposal: proposalOf(solution, right.proposal.epoch), error: 'SetOffNotMaximal' };
      }
    }
    return undefined;
  },
  'an epoch that still runs': (right) => ({
    proposal: { ...right.proposal, epoch: right.proposal.epoch + 1 },
    error: 'EpochNotCovered',
  }),
};

const graphs = Array.from({ length: 12 }, (_, i) => {
  const regions = 3 + (i % 5);
  const edges = Math.min(regions * (regions - 1), regions * 3);
  return { seed: 100 + i, regions, edges, most: i % 3 === 0 ? 2 : 1_000 };
});

describe('ClearingHouse: wrong proposals', () => {
  for (const [kind, spoil] of Object.entries(wrongs)) {
    it(`refuses ${kind}`, async () => {
      let tried = 0;
      for (const { seed, regions, edges, most } of graphs) {
        const world = await loadClearing();
        const obligations: readonly Obligation[] = randomObligations(seed, regions, edges, most);
        await impose(world, obligations);
        const { solution, proposal } = await solve(world, obligations);
        if (solution.setOff === 0n) continue;
        const wrong = spoil({ solution, proposal, dice: createDice(seed) });
        if (wrong === undefined) continue;
        tried += 1;
        const before = await stateDigest(world);
        await expect(propose(world, wrong.proposal), `seed ${seed}`).to.be.revertedWithCustomError(
          anyContract,
          wrong.error,
        );
        expect(await stateDigest(world)).to.equal(before);
      }
      expect(tried).to.be.greaterThan(0);
    });
  }

  it('names what is wrong', async () => {
    const world = await loadClearing();
    const [a, b, c] = [110_000, 120_000, 130_000] as const;
    const obligations = [
      { debtor: a, creditor: b, amount: 5n },
      { debtor: b, creditor: a, amount: 3n },
      { debtor: b, creditor: c, amount: 2n },
    ];
    await impose(world, obligations);
    const { proposal } = await solve(world, obligations);
    const refuse = (change: Partial<Proposal>, error: string, ...figures: unknown[]) =>
      expectRefused(world, () => propose(world, { ...proposal, ...change }), error, ...figures);
    const [first, second, third] = proposal.flows as [bigint, bigint, bigint];
    await refuse({ flows: [first + 3n, second, third] }, 'ExceedsObligation', 6n, 5n);
    await refuse({ flows: [first - 1n, second, third] }, 'SetOffUnbalanced', a, 2n, 3n);
    await refuse({ flows: [first, second] }, 'ProposalIncomplete', 8n, 10n);
    await refuse({ flows: [first - 1n, second - 1n, third] }, 'SetOffNotMaximal', b, a);
    await refuse({ flows: [first, first, third] }, 'ProposalMalformed', 1n);
    const running = await world.treasury.currentEpoch();
    await refuse({ epoch: Number(running) }, 'EpochNotCovered', running, running - 1n);
  });
});
