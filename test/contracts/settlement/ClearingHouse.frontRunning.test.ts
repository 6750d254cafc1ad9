import { expect } from 'chai';
import type { ContractTransactionResponse } from 'ethers';
import { unpackFlow } from '../../../sdk/src/settlement/flowWord.ts';
import { proposalOf } from '../../../sdk/src/settlement/proposal.ts';
import type { Proposal } from '../../../sdk/src/settlement/proposal.ts';
import type { SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';
import { ALL } from '../support/claims.ts';
import { acceptedAbroad, impose, loadClearing, owedBetween, paidAbroad, propose, solve } from '../support/clearing.ts';
import { nextAt } from '../support/clock.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, signCancellation, signOrder } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { mineTogether } from '../support/sameBlock.ts';
import type { Send } from '../support/sameBlock.ts';
import { fixture } from '../support/snapshots.ts';
import type { World } from '../support/worldFixture.ts';

const APRIL = Date.parse('2026-04-01T00:00:00+08:00') / 1000;

/** Two loops of the same length that want the same 5000 of ISSUER>FAR: only the weights say which is served first. */
const closed = [
  { debtor: ISSUER, creditor: FAR, amount: 5_000n },
  { debtor: FAR, creditor: HOST, amount: 4_000n },
  { debtor: HOST, creditor: ISSUER, amount: 4_000n },
  { debtor: FAR, creditor: THIRD, amount: 3_000n },
  { debtor: THIRD, creditor: ISSUER, amount: 3_000n },
];

/** All that is prepared before the proposal is sent. */
type Scene = {
  readonly world: World;
  readonly solution: SetOffSolution;
  readonly proposal: Proposal;
  readonly accepted: Placed;
  readonly placed: Placed;
  readonly paid: Placed;
};

/** The closed obligations, and of the running epoch: a payment, an accepted order and an open one on ISSUER>FAR. */
const loadScene = fixture(async (world: World): Promise<Scene> => {
  await impose(world, closed);
  const paid = await paidAbroad(world, { price: 400n, subsidy: 200n });
  const [accepted, placed] = [await acceptedAbroad(world), await placeOrder(world, { lab: world.party.farLab })];
  return { world, paid, accepted, placed, ...(await solve(world, closed)) };
}, loadClearing);

/** By someone else than who sends ours. */
const theirs = ({ world }: Scene, proposal: Proposal): Send => {
  const treasury = world.treasury.connect(world.stranger);
  return () => propose({ treasury }, proposal);
};
const withFlows = ({ solution, proposal }: Scene, flowOf: (flow: bigint, place: number) => bigint) =>
  proposalOf(
    { ...solution, flows: solution.flows.map((edge, i) => ({ ...edge, flow: flowOf(edge.flow, i) })) },
    proposal.epoch,
  );
/** A largest set-off as well, of the loop that the weights put second: as another cycle's weights would have it. */
function lighter({ solution, proposal }: Scene) {
  for (let cycle = 2; ; cycle += 1) {
    const other = solveSetOff({ cycle, obligations: closed });
    if (other.flows.some(({ flow }, i) => flow !== solution.flows[i]!.flow)) {
      expect(other.setOff).to.equal(solution.setOff);
      const own = proposalOf(other, proposal.epoch);
      return { own, borrowed: { ...own, potentials: proposal.potentials } };
    }
  }
}

/** Acts that stay as they are: ours comes after and goes through. */
const acts: { readonly [name: string]: (scene: Scene) => Send | Promise<Send> } = {
  'a payment on a pair of the cycle':
    ({ world, accepted }) =>
    () =>
      world.claimDesk.payMany([accepted.hash]),
  'an order on a pair of the cycle': async ({ world }) => {
    const signed = await signOrder(world, { lab: world.party.farLab });
    return () => world.orderDesk.placeOrder(...signed);
  },
  'a cancellation': async ({ world, placed }) => {
    const signed = await signCancellation(world, placed.hash, { lab: placed.lab.key });
    return () => world.orderDesk.cancelOrder(...signed);
  },
  'a clawback': async ({ world, paid }) => {
    const ref = fresh();
    await world.claimDesk.connect(world.office(FAR, 'AGENCY')).clawBackOrder(paid.hash, ALL, ref);
    return () => world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).clawBackOrder(paid.hash, ALL, ref);
  },
  'a discharge of what the running epoch brought': async ({ world }) => {
    const act = [ISSUER, FAR, 200n, fresh()] as const;
    await world.treasury.connect(world.central).discharge(...act);
    return () => world.treasury.connect(world.office(ISSUER, 'TREASURY')).discharge(...act);
  },
  'a cap of nothing':
    ({ world }) =>
    () =>
      world.treasury.connect(world.council).setNetDebitCap(ISSUER, 0n),
  'a quota of nothing':
    ({ world }) =>
    () =>
      world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 0n),
};

/** Proposals that take the cycle: ours is refused, and the outcome is the same. */
const twins: { readonly [name: string]: (scene: Scene) => Proposal } = {
  'the same proposal': ({ proposal }) => proposal,
  'another proof of the same': ({ proposal }) => ({
    ...proposal,
    potentials: proposal.potentials.map((potential) => potential - 2n ** 40n),
  }),
  'the same with a region and edges more that owe nothing': ({ solution, proposal: { epoch } }) => {
    const nobody = { region: 999_999, potential: 0n };
    const empty = { debtor: 999_999, creditor: 999_999, amount: 0n, flow: 0n };
    return proposalOf(
      { ...solution, regions: [...solution.regions, nobody], flows: [...solution.flows, empty] },
      epoch,
    );
  },
};

/** Proposals that are refused: ours comes after and goes through. */
const attacks: { readonly [name: string]: (scene: Scene) => Proposal } = {
  'a proposal of one fen less around': (scene) => withFlows(scene, (flow) => (flow > 1n ? flow - 1n : flow)),
  'a proposal of half of it': (scene) => withFlows(scene, (flow) => flow / 2n),
  'a proposal to set nothing off': (scene) => withFlows(scene, () => 0n),
  'an empty proposal': ({ proposal: { epoch } }) => ({ epoch, regions: [], potentials: [], flows: [] }),
  'the lighter loop, with its own proof': (scene) => lighter(scene).own,
  'the lighter loop, with our proof': (scene) => lighter(scene).borrowed,
  'one edge left out': ({ proposal }) => ({ ...proposal, flows: proposal.flows.slice(0, -1) }),
  'the running epoch': ({ proposal }) => ({ ...proposal, epoch: proposal.epoch + 1 }),
  'an epoch before the last': ({ proposal }) => ({ ...proposal, epoch: proposal.epoch - 1 }),
};

const edgeOf = ({ debtor, creditor }: { debtor: number; creditor: number }) => `${debtor}>${creditor}`;

/** What cycles have set off so far, by the log. */
async function cyclesOf(world: World) {
  const logs = await world.treasury.queryFilter(world.treasury.filters.CycleCleared());
  return logs.map(({ args }) => {
    const regions = args.regions.map(Number);
    const flows = args.flows.map(unpackFlow).filter(({ flow }) => flow > 0n);
    const edges = flows.map(({ debtorAt, creditorAt, flow }) => [
      edgeOf({ debtor: regions[debtorAt]!, creditor: regions[creditorAt]! }),
      flow,
    ]);
    return { cycle: args.cycle, gross: args.gross, setOff: args.setOff, flows: Object.fromEntries(edges) as object };
  });
}

/** Exactly one cycle took place, and it is the one that counts; what is left of the closed epochs is the solver's. */
async function expectTheCycle({
  world,
  solution,
  proposal,
}: Pick<Scene, 'world' | 'solution' | 'proposal'>): Promise<void> {
  const flows = solution.flows.filter(({ flow }) => flow > 0n).map((edge) => [edgeOf(edge), edge.flow]);
  const { gross, setOff } = solution;
  expect(await cyclesOf(world)).to.deep.equal([
    { cycle: 1n, gross, setOff, flows: Object.fromEntries(flows) as object },
  ]);
  expect(await world.treasury.cycleCount()).to.equal(1n);
  for (const { debtor, creditor, amount, flow } of solution.flows) {
    const [left] = await world.treasury.obligationsAt(proposal.epoch, [debtor], [creditor]);
    expect(left, edgeOf({ debtor, creditor })).to.equal(amount - flow);
  }
  expect(await world.treasury.grossAt(proposal.epoch)).to.equal(solution.residual);
}

const ours =
  ({ world, proposal }: Scene): Send =>
  () =>
    propose(world, proposal);

describe('ClearingHouse: in the same block, in front of a proposal,', () => {
  it('nothing: the cycle serves one loop first', async () => {
    const scene = await loadScene();
    expect(await mineTogether([ours(scene)])).to.deep.equal([true]);
    await expectTheCycle(scene);
    expect(scene.solution.setOff).to.equal(15_000n);
    expect(await owedBetween(scene.world, ISSUER, FAR)).to.equal(200n);
  });

  for (const [name, act] of Object.entries(acts)) {
    it(`${name} changes nothing about it`, async () => {
      const scene = await loadScene();
      const send = await act(scene);
      expect(await mineTogether([send, ours(scene)])).to.deep.equal([true, true]);
      await expectTheCycle(scene);
    });
  }

  for (const [name, twin] of Object.entries(twins)) {
    it(`${name} does the same, and nothing is set off twice`, async () => {
      const scene = await loadScene();
      expect(await mineTogether([theirs(scene, twin(scene)), ours(scene)])).to.deep.equal([true, false]);
      await expectTheCycle(scene);
    });
  }

  for (const [name, attack] of Object.entries(attacks)) {
    it(`${name} is refused and does not hold it up`, async () => {
      const scene = await loadScene();
      expect(await mineTogether([theirs(scene, attack(scene)), ours(scene)])).to.deep.equal([false, true]);
      await expectTheCycle(scene);
    });
  }

  it('all acts at once change nothing about it either', async () => {
    const scene = await loadScene();
    const sends: Send[] = [];
    for (const name of ['a payment on a pair of the cycle', 'a clawback', 'a cap of nothing'] as const) {
      sends.push(await acts[name]!(scene));
    }
    sends.push(theirs(scene, attacks['a proposal of half of it']!(scene)));
    expect(await mineTogether([...sends, ours(scene)])).to.deep.equal([true, true, true, false, true]);
    await expectTheCycle(scene);
  });
});

describe('ClearingHouse: in the same block, where the running epoch has brought nothing,', () => {
  it('a proposal of an earlier epoch does the same, and nothing is set off twice', async () => {
    const world = await loadClearing();
    await impose(world, closed);
    const { solution, proposal } = await solve(world, closed);
    const early = () => propose(world, { ...proposal, epoch: proposal.epoch - 3 });
    expect(await mineTogether([early, () => propose(world, proposal)])).to.deep.equal([true, false]);
    await expectTheCycle({ world, solution, proposal });
  });
});

describe('ClearingHouse: a proposal of March that is mined as April begins', () => {
  const inApril = async (scene: Scene, ...before: Send[]): Promise<boolean[]> => {
    await nextAt(APRIL);
    return mineTogether([...before, ours(scene)]);
  };

  it('goes through where nothing was owed anew in March', async () => {
    const world = await loadClearing();
    await impose(world, closed);
    const solved = await solve(world, closed);
    await nextAt(APRIL);
    const sent = await mineTogether([() => propose(world, solved.proposal)]);
    expect(sent).to.deep.equal([true]);
  });

  it('is refused where March brought something, and the whole of it is set off in April', async () => {
    const scene = await loadScene();
    const { world, accepted } = scene;
    const pay = (): Promise<ContractTransactionResponse> => world.claimDesk.payMany([accepted.hash]);
    expect(await inApril(scene, pay)).to.deep.equal([true, false]);
    expect(await world.treasury.cycleCount()).to.equal(0n);
    // March's 200 are covered now, April's 5000 are not.
    const [first, ...others] = closed as [(typeof closed)[number], ...typeof closed];
    const { solution, proposal } = await solve(world, [{ ...first, amount: 5_200n }, ...others]);
    await propose(world, proposal);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(10_200n - 5_200n);
    expect(solution.setOff).to.equal(15_600n);
  });
});
