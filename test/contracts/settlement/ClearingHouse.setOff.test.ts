import { expect } from 'chai';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import { impose, loadClearing, propose, regionsOf, solve } from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { randomObligations } from '../support/graphs.ts';
import { stateDigest } from '../support/stateDigest.ts';
import type { World } from '../support/worldFixture.ts';

const owe = (debtor: number, creditor: number, amount: bigint): Obligation => ({ debtor, creditor, amount });
const [A, B, C] = [110_000, 120_000, 130_000] as const;

/** Free, owed and locked money of a region, and its position. */
async function standing(world: World, region: number) {
  const { locked, owed } = await world.treasury.standingOf(region);
  return { free: (await world.treasury.purseOf(region)).free, locked, owed, position: owed - locked };
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
    expect((await world.treasury.obligationOf(A, B)).amount).to.equal(200n);
    expect((await world.treasury.obligationOf(B, C)).amount).to.equal(0n);
    expect((await world.treasury.obligationOf(C, A)).amount).to.equal(100n);
    expect(await standing(world, A)).to.deep.equal({ free: 300n, locked: 200n, owed: 100n, position: -100n });
    expect(await standing(world, B)).to.deep.equal({ free: 300n, locked: 0n, owed: 200n, position: 200n });
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
      const codes = regionsOf(obligations);
      const before = await Promise.all(codes.map((region) => standing(world, region)));
      const { solution, proposal } = await solve(world, obligations);
      expect(solution.setOff > 0n, 'something can be set off').to.equal(true);
      await propose(world, proposal);
      for (const [i, region] of codes.entries()) {
        const [was, is] = [before[i]!, await standing(world, region)];
        const out = solution.flows.filter(({ debtor }) => debtor === region).reduce((sum, { flow }) => sum + flow, 0n);
        expect(is, String(region)).to.deep.equal({
          free: was.free + out,
          locked: was.locked - out,
          owed: was.owed - out,
          position: was.position,
        });
      }
      const left = solution.flows.map((edge) => ({ ...edge, amount: edge.amount - edge.flow }));
      for (const { debtor, creditor, amount } of left) {
        expect((await world.treasury.obligationOf(debtor, creditor)).amount).to.equal(amount);
      }
      expect(await world.treasury.grossAt(proposal.epoch)).to.equal(solution.residual);

      // The residual holds no loop: the next cycle sets nothing off, changes nothing and takes no number.
      const again = await solve(world, left);
      expect(again.solution.setOff).to.equal(0n);
      const digest = await stateDigest(world);
      await propose(world, again.proposal);
      expect(await stateDigest(world)).to.equal(digest);
      expect(await world.treasury.cycleCount()).to.equal(1n);
    });
  }

  it('accepts an empty proposal where nothing is owed, and changes nothing', async () => {
    const world = await loadClearing();
    const digest = await stateDigest(world);
    await propose(world, (await solve(world, [])).proposal);
    expect(await stateDigest(world)).to.equal(digest);
  });

  it('refuses a second proposal of the same cycle', async () => {
    const world = await loadClearing();
    const obligations = [owe(A, B, 500n), owe(B, A, 300n)];
    await impose(world, obligations);
    const { proposal } = await solve(world, obligations);
    await propose(world, proposal);
    await expectRefused(world, () => propose(world, proposal), 'ExceedsObligation', 300n, 200n);
  });

  it('keeps the largest amounts apart', async () => {
    const world = await loadClearing();
    const most = 2n ** 96n - 1n;
    const obligations = [owe(A, B, most), owe(B, A, most - 1n)];
    await impose(world, obligations);
    await propose(world, (await solve(world, obligations)).proposal);
    expect((await world.treasury.obligationOf(A, B)).amount).to.equal(1n);
    expect(await standing(world, B)).to.deep.equal({ free: most - 1n, locked: 0n, owed: 1n, position: 1n });
  });
});
