import { expect } from 'chai';
import fc from 'fast-check';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import { proposalOf } from '../../../sdk/src/settlement/proposal.ts';
import type { SetOffFlow } from '../../../sdk/src/settlement/setOffSolution.ts';
import {
  booksOf,
  impose,
  loadClearing,
  owedBetween,
  paidAbroad,
  propose,
  solve,
  tryProposal,
} from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { graphs, randomObligations } from '../support/graphs.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import { expectSetOff, readBooks } from '../support/setOffFigures.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { weightOf } from '../support/wrongProposals.ts';

const owe = (debtor: number, creditor: number, amount: bigint): Obligation => ({ debtor, creditor, amount });
const [A, B, C] = [110_000, 120_000, 130_000] as const;
const MOST_MONEY = 2n ** 96n - 1n;

/** Every circulation within the obligations, by trying every flow: for a handful of small ones. */
function listCirculations(obligations: readonly Obligation[]): readonly (readonly SetOffFlow[])[] {
  let all: SetOffFlow[][] = [[]];
  for (const obligation of obligations) {
    const choices = Array.from({ length: Number(obligation.amount) + 1 }, (_, flow) => BigInt(flow));
    all = all.flatMap((flows) => choices.map((flow) => [...flows, { ...obligation, flow }]));
  }
  return all.filter((flows) => {
    const balances = new Map<number, bigint>();
    const add = (region: number, flow: bigint) => balances.set(region, (balances.get(region) ?? 0n) + flow);
    for (const { debtor, creditor, flow } of flows) {
      add(debtor, -flow);
      add(creditor, flow);
    }
    return [...balances.values()].every((balance) => balance === 0n);
  });
}

describe('ClearingHouse: setOff', () => {
  it('sets a loop off as far as its smallest obligation goes', async () => {
    const world = await loadClearing();
    const obligations = [owe(A, B, 500n), owe(B, C, 300n), owe(C, A, 400n)];
    await impose(world, obligations);
    const { solution, proposal } = await solve(world, obligations);
    expect(solution.setOff).to.equal(900n);
    await expect(propose(world, proposal))
      .to.emit(world.treasury, 'CycleCleared')
      .withArgs(1, proposal.epoch, 1_200n, 900n, proposal.regions, proposal.potentials, proposal.flows);
    expect(await owedBetween(world, A, B)).to.equal(200n);
    expect(await owedBetween(world, B, C)).to.equal(0n);
    expect(await owedBetween(world, C, A)).to.equal(100n);
    const nothing = { encumbered: 0n, reservedAsIssuer: 0n, reservedAsHost: 0n };
    expect(await booksOf(world, A)).to.deep.equal({ ...nothing, free: 300n, locked: 200n, owed: 100n });
    expect(await booksOf(world, B)).to.deep.equal({ ...nothing, free: 300n, locked: 0n, owed: 200n });
    expect(await booksOf(world, C)).to.deep.equal({ ...nothing, free: 300n, locked: 100n, owed: 0n });
    expect(await world.treasury.cycleCount()).to.equal(1n);
  });

  for (const [seed, regions, edges, most] of [
    [1, 3, 6, 5],
    [2, 4, 9, 3],
    [3, 6, 20, 1_000],
    [4, 8, 40, 10],
    [5, 12, 90, 1_000_000_000],
    [6, 31, 200, 1_000_000],
  ] as const) {
    it(`takes the solver's answer for ${edges} obligations of ${regions} regions, figure by figure`, async () => {
      const world = await loadClearing();
      const obligations = randomObligations(seed, regions, edges, most);
      await impose(world, obligations);
      const { solution, proposal } = await solve(world, obligations);
      expect(solution.setOff > 0n, 'something can be set off').to.equal(true);
      const before = await readBooks(world, solution);
      await propose(world, proposal);
      await expectSetOff(world, solution, before);

      // The residual holds no loop: the next cycle sets nothing off, changes nothing and takes no number.
      const left = solution.flows.map((edge) => ({ ...edge, amount: edge.amount - edge.flow }));
      const again = await solve(world, left);
      expect(again.solution.setOff).to.equal(0n);
      const digest = await stateDigest(world);
      await expect(propose(world, again.proposal)).to.not.emit(world.treasury, 'CycleCleared');
      expect(await stateDigest(world)).to.equal(digest);
      expect(await world.treasury.cycleCount()).to.equal(1n);
    });
  }

  it('takes of all circulations the heaviest and, whatever the potentials of its proof, no other', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(graphs(3, 2n), async (obligations) => {
        const world = await loadClearing();
        await impose(world, obligations);
        const { solution, proposal } = await solve(world, obligations);
        const weigh = (flows: readonly SetOffFlow[]) =>
          flows.reduce((sum, { debtor, creditor, flow }) => sum + flow * weightOf(1, debtor, creditor), 0n);
        const ranked = listCirculations(solution.flows).toSorted((a, b) => (weigh(a) < weigh(b) ? 1 : -1));
        expect(solution.flows).to.deep.equal(ranked[0]);
        const digest = await stateDigest(world);
        for (const flows of ranked.slice(1, 6)) {
          const { flows: words } = proposalOf({ ...solution, flows }, proposal.epoch);
          for (const unit of [0n, 1n, 2n ** 48n]) {
            const potentials = proposal.potentials.map((potential, i) => potential + unit * BigInt(i));
            expect(await tryProposal(world, { ...proposal, potentials, flows: words })).to.match(/^SetOffNotMaximal/);
            refused += 1;
          }
        }
        expect(await stateDigest(world)).to.equal(digest);
        expect(await tryProposal(world, proposal)).to.equal('ok');
      }),
      { numRuns: 40 },
    );
    expect(refused).to.be.greaterThan(50);
  });

  it('accepts an empty proposal where nothing is owed, and changes nothing', async () => {
    const world = await loadClearing();
    const digest = await stateDigest(world);
    await propose(world, (await solve(world, [])).proposal);
    expect(await stateDigest(world)).to.equal(digest);
  });

  it('takes potentials of any height, as long as they climb alike', async () => {
    const least = -(2n ** 63n);
    for (const lift of ['lowest', 'highest']) {
      const world = await loadClearing();
      const obligations = [owe(A, B, 500n), owe(B, C, 300n), owe(C, A, 400n)];
      await impose(world, obligations);
      const { solution, proposal } = await solve(world, obligations);
      const edge = proposal.potentials.reduce((a, b) => ((lift === 'lowest') === a < b ? a : b));
      const by = (lift === 'lowest' ? least : -least - 1n) - edge;
      const before = await readBooks(world, solution);
      await propose(world, { ...proposal, potentials: proposal.potentials.map((potential) => potential + by) });
      await expectSetOff(world, solution, before);
    }
  });

  it('numbers the cycles that set something off, and draws the weights anew for each', async () => {
    const world = await loadClearing();
    const loop = [owe(A, B, 500n), owe(B, A, 300n)];
    for (const cycle of [1, 2, 3]) {
      await impose(world, loop);
      const { solution, proposal } = await solve(world, loop);
      expect(solution.cycle).to.equal(cycle);
      const { setOff, gross } = solution;
      const { regions, potentials, flows, epoch } = proposal;
      await expect(propose(world, proposal))
        .to.emit(world.treasury, 'CycleCleared')
        .withArgs(cycle, epoch, gross, setOff, regions, potentials, flows);
      await expectRefused(world, () => propose(world, proposal), 'ExceedsObligation', 300n, 200n);
    }
    expect(await world.treasury.cycleCount()).to.equal(3n);
  });

  it('gives headroom and quota back', async () => {
    const world = await loadClearing();
    const loop = [owe(ISSUER, FAR, 5_000n), owe(FAR, ISSUER, 5_000n)];
    await impose(world, loop);
    await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 5_000n);
    await propose(world, (await solve(world, loop)).proposal);
    await paidAbroad(world);
  });

  it('keeps the largest amounts apart', async () => {
    const world = await loadClearing();
    const obligations = [owe(A, B, MOST_MONEY), owe(B, A, MOST_MONEY - 1n)];
    await impose(world, obligations);
    const { solution, proposal } = await solve(world, obligations);
    const before = await readBooks(world, solution);
    await propose(world, proposal);
    await expectSetOff(world, solution, before);
  });
});
