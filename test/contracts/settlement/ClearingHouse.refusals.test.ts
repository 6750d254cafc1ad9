import { expect } from 'chai';
import fc from 'fast-check';
import type { Proposal } from '../../../sdk/src/settlement/proposal.ts';
import { impose, loadClearing, propose, solve, tryProposal } from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { createDice, graphs } from '../support/graphs.ts';
import { expectSetOff, readBooks } from '../support/setOffFigures.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { wrongs } from '../support/wrongProposals.ts';

describe('ClearingHouse: wrong proposals', () => {
  it('are refused, each for what is wrong with it, and change nothing; the right one is taken', async () => {
    const tried = new Map(Object.keys(wrongs).map((kind) => [kind, 0]));
    await fc.assert(
      fc.asyncProperty(graphs(6), fc.nat(), async (obligations, seed) => {
        const world = await loadClearing();
        await impose(world, obligations);
        const right = await solve(world, obligations);
        const before = await stateDigest(world);
        const dice = createDice(seed);
        for (const [kind, spoil] of Object.entries(wrongs)) {
          // A refusal takes some milliseconds: each time a third of the kinds will do, but for those that are rarely possible.
          const wrong = dice(3) === 0 || kind.includes('lighter') ? spoil(right, dice) : undefined;
          if (wrong === undefined) continue;
          tried.set(kind, tried.get(kind)! + 1);
          expect(await tryProposal(world, wrong.proposal), kind).to.equal(wrong.error);
        }
        expect(await stateDigest(world)).to.equal(before);

        const books = await readBooks(world, right.solution);
        expect(await tryProposal(world, right.proposal)).to.equal('ok');
        await expectSetOff(world, right.solution, books);
      }),
      { numRuns: 120 },
    );
    for (const [kind, times] of tried) expect(times, kind).to.be.greaterThan(0);
  });

  it('are refused in the order of the errors where they are wrong in many ways', async () => {
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
    const bad = { epoch: proposal.epoch + 1, regions: [b, a, c], flows: [first + 3n, first] };
    await refuse(bad, 'EpochNotCovered', proposal.epoch + 1, proposal.epoch);
    await refuse({ ...bad, epoch: proposal.epoch }, 'ProposalMalformed', 1);
    // Edge by edge: what is first in the list is reported, whether a wrong place or too large a flow.
    await refuse({ flows: [first + 3n, first] }, 'ExceedsObligation', 6n, 5n);
    await refuse({ flows: [first, first, third + 1n] }, 'ProposalMalformed', 1);
    const potentials = [0n, 0n, 0n];
    await refuse({ potentials, flows: [first - 1n, second] }, 'SetOffUnbalanced', a, 2n, 3n);
    await refuse({ potentials, flows: [first, second] }, 'ProposalIncomplete', 8n, 10n);
    await refuse({ potentials }, 'SetOffNotMaximal', a, b);
  });
});
