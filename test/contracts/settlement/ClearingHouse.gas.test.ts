import hre from 'hardhat';
import { expect } from 'chai';
import { impose, loadClearing, propose, solve } from '../support/clearing.ts';
import { regionRing } from '../support/graphs.ts';

/** Gas that a transaction may use (EIP-7825). */
const MOST_GAS = 16_777_216n;
/** The mark of docs/benchmarks.md: so much for a set-off, and for each of its edges. */
const BASE_GAS = 300_000n;
const EDGE_GAS = 7_500n;

describe('ClearingHouse: gas', () => {
  // Coverage adds code of its own.
  const suite = hre.globalOptions.coverage ? describe.skip : describe;

  suite('of a set-off over 31 regions', () => {
    for (const edges of [31, 120, 330, 930]) {
      it(`with ${edges} obligations is ${BASE_GAS} and ${EDGE_GAS} for each, at the most`, async () => {
        const world = await loadClearing();
        // The very first cycle writes its number into an empty slot: it is not what a cycle takes.
        const first = regionRing(2, 2);
        await impose(world, first);
        await propose(world, (await solve(world, first)).proposal);

        const obligations = regionRing(31, edges);
        await impose(world, obligations);
        const { solution, proposal } = await solve(world, obligations);
        const moving = solution.flows.filter(({ flow }) => flow > 0n).length;
        expect(moving, 'edges with a flow').to.be.greaterThan(edges / 2);
        const transaction = await propose(world, proposal);
        const { gasUsed } = (await transaction.wait())!;
        expect(Number(gasUsed), `${gasUsed / BigInt(edges)} an edge`).to.be.at.most(
          Number(BASE_GAS + EDGE_GAS * BigInt(edges)),
        );
        expect(gasUsed < MOST_GAS).to.equal(true);
      });
    }
  });
});
