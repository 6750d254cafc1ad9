import { expect } from 'chai';
import { HOST_FREE, acceptedAbroad, impose, loadClearing, paidAbroad, propose, solve } from '../support/clearing.ts';
import { DAY, moveTo } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder } from '../support/orders.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

/** Seconds of the first instants of April and May 2026 at UTC+8. */
const APRIL = Date.parse('2026-04-01T00:00:00+08:00') / 1000;
const MAY = Date.parse('2026-05-01T00:00:00+08:00') / 1000;
/** March 2026, counted from January 1970. */
const MARCH_EPOCH = 56 * 12 + 2;
const LENGTH = { MONTH: 0, DAY: 1, BLOCK: 2 } as const;

const loop = [
  { debtor: FAR, creditor: ISSUER, amount: 4_000n },
  { debtor: ISSUER, creditor: FAR, amount: 9_000n },
];
const amountOf = async (world: World, debtor: number, creditor: number) =>
  (await world.treasury.obligationOf(debtor, creditor)).amount;
const dischargeBy = (world: World, central: boolean) =>
  world.treasury.connect(central ? world.central : world.office(ISSUER, 'TREASURY'));

describe('ClearingHouse: epochs', () => {
  it('runs by the month at UTC+8, to the second', async () => {
    const world = await loadClearing();
    expect(await world.treasury.currentEpoch()).to.equal(MARCH_EPOCH);
    await moveTo(APRIL - 1);
    expect(await world.treasury.currentEpoch()).to.equal(MARCH_EPOCH);
    await moveTo(APRIL);
    expect(await world.treasury.currentEpoch()).to.equal(MARCH_EPOCH + 1);
  });

  it('ends when its length changes, and its number never falls', async () => {
    const world = await loadClearing();
    const council = world.treasury.connect(world.council);
    let last = await world.treasury.currentEpoch();
    for (const length of [LENGTH.DAY, LENGTH.BLOCK, LENGTH.MONTH, LENGTH.BLOCK, LENGTH.DAY]) {
      await council.setEpochLength(length);
      const running = await world.treasury.currentEpoch();
      expect(running > last).to.equal(true);
      expect(await world.treasury.epochLength()).to.equal(length);
      last = running;
    }
    await moveTo(MAY);
    expect((await world.treasury.currentEpoch()) > last).to.equal(true);
  });

  it('covers what was owed when it ended, and keeps what came since apart', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    expect(await world.treasury.grossAt(MARCH_EPOCH - 1)).to.equal(0n);
    await moveTo(APRIL);
    await paidAbroad(world, { price: 2_000n, subsidy: 1_000n });
    expect(await world.treasury.grossAt(MARCH_EPOCH)).to.equal(5_000n);
    expect(await world.treasury.grossAt(MARCH_EPOCH + 1)).to.equal(6_000n);
    expect(await world.treasury.obligationsAt(MARCH_EPOCH, [ISSUER, FAR], [ISSUER, FAR])).to.deep.equal([
      0n,
      5_000n,
      0n,
      0n,
    ]);
  });

  it('refuses an epoch that what came later hides', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const accepted = await acceptedAbroad(world);
    await moveTo(MAY);
    await world.claimDesk.payMany([accepted.hash]);
    const stale = { epoch: MARCH_EPOCH, regions: [], potentials: [], flows: [] };
    await expectRefused(world, () => propose(world, stale), 'EpochNotCovered', MARCH_EPOCH, MARCH_EPOCH + 1);
  });
});

describe('ClearingHouse: acts in front of a proposal', () => {
  const acts: { readonly [name: string]: (world: World, hash: string) => Promise<unknown> } = {
    'a payment on the same pair': (world, hash) => world.claimDesk.payMany([hash]),
    'an order on the same pair': (world) => placeOrder(world, { lab: world.party.farLab }),
    'an empty proposal, refused': async (world) => {
      const epoch = Number(await world.treasury.currentEpoch()) - 1;
      const empty = { epoch, regions: [], potentials: [], flows: [] };
      await expectRefused(world, () => propose(world, empty), 'ProposalIncomplete', 0n, 13_000n);
    },
    'a proposal of less, refused': async (world) => {
      const { solution, proposal } = await solve(world, loop);
      const flows = solution.flows.map(({ flow }, i) => proposal.flows[i]! - (flow - 1n));
      await expectRefused(world, () => propose(world, { ...proposal, flows }), 'SetOffNotMaximal', FAR, ISSUER);
    },
    'new limits': (world) => world.treasury.connect(world.council).setNetDebitCap(ISSUER, 0n),
    'a recorded discharge': (world) => dischargeBy(world, false).discharge(ISSUER, FAR, 1n, fresh()),
  };
  for (const [name, act] of Object.entries(acts)) {
    it(`${name} neither blocks nor skews the cycle`, async () => {
      const world = await loadClearing();
      await impose(world, loop);
      const accepted = await acceptedAbroad(world);
      const { proposal } = await solve(world, loop);
      const before = await amountOf(world, ISSUER, FAR);
      await act(world, accepted.hash);
      const added = (await amountOf(world, ISSUER, FAR)) - before;
      await expect(propose(world, proposal)).to.emit(world.treasury, 'CycleCleared');
      expect(await amountOf(world, FAR, ISSUER)).to.equal(0n);
      expect(await amountOf(world, ISSUER, FAR)).to.equal(5_000n + added);
      expect(await world.treasury.cycleCount()).to.equal(1n);
    });
  }

  it('is sent by two at once: the second is refused and nothing is set off twice', async () => {
    const world = await loadClearing();
    await impose(world, loop);
    const { proposal } = await solve(world, loop);
    await propose(world, proposal);
    await expectRefused(world, () => propose(world, proposal), 'ExceedsObligation', 4_000n, 0n);
    expect(await amountOf(world, ISSUER, FAR)).to.equal(5_000n);
  });
});

describe('ClearingHouse: discharge', () => {
  for (const centralFirst of [true, false]) {
    it(`takes the treasury and the centre, ${centralFirst ? 'the centre' : 'the treasury'} first`, async () => {
      const world = await loadClearing();
      await paidAbroad(world);
      const act = [ISSUER, FAR, 2_000n, fresh()] as const;
      await dischargeBy(world, centralFirst).discharge(...act);
      expect(await amountOf(world, ISSUER, FAR)).to.equal(5_000n);
      await expect(dischargeBy(world, !centralFirst).discharge(...act))
        .to.emit(world.treasury, 'Discharged')
        .withArgs(...act);
      expect(await amountOf(world, ISSUER, FAR)).to.equal(3_000n);
      expect((await world.treasury.standingOf(ISSUER)).locked).to.equal(3_000n);
      expect((await world.treasury.standingOf(FAR)).owed).to.equal(3_000n);
      expect((await world.treasury.purseOf(FAR)).free).to.equal(HOST_FREE - 5_000n + 2_000n);
    });
  }

  it('serves a reference once', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const act = [ISSUER, FAR, 2_000n, fresh()] as const;
    await dischargeBy(world, true).discharge(...act);
    const { address } = world.central;
    await expectRefused(world, () => dischargeBy(world, true).discharge(...act), 'Unauthorized', address);
    await dischargeBy(world, false).discharge(...act);
    await expect(dischargeBy(world, true).discharge(...act)).to.be.revertedWithCustomError(
      world.treasury,
      'ReferenceUsed',
    );
  });

  it('is for no more than is owed, and for something', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    const tooMuch = [ISSUER, FAR, 5_001n, fresh()] as const;
    await dischargeBy(world, true).discharge(...tooMuch);
    const execute = () => dischargeBy(world, false).discharge(...tooMuch);
    await expectRefused(world, execute, 'ExceedsObligation', 5_001n, 5_000n);
    await expectRefused(world, () => dischargeBy(world, true).discharge(ISSUER, FAR, 0n, fresh()), 'ZeroAmount');
  });

  it('comes out of what the running epoch brought first, so that a cycle is not disturbed', async () => {
    const world = await loadClearing();
    await impose(world, loop);
    await paidAbroad(world);
    const { proposal } = await solve(world, loop);
    for (const central of [true, false]) await dischargeBy(world, central).discharge(ISSUER, FAR, 5_000n, REF);
    await expect(propose(world, proposal)).to.emit(world.treasury, 'CycleCleared');
    expect(await amountOf(world, ISSUER, FAR)).to.equal(5_000n);
  });

  it('waits while the system is paused, and so does a cycle', async () => {
    const world = await loadClearing();
    await impose(world, loop);
    const { proposal } = await solve(world, loop);
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, () => propose(world, proposal), 'Paused');
    await expectRefused(world, () => dischargeBy(world, true).discharge(ISSUER, FAR, 1n, fresh()), 'Paused');
  });

  it('takes days as epochs too', async () => {
    const world = await loadClearing();
    await world.treasury.connect(world.council).setEpochLength(LENGTH.DAY);
    await paidAbroad(world);
    const running = await world.treasury.currentEpoch();
    await moveTo(APRIL - DAY);
    expect((await world.treasury.currentEpoch()) > running).to.equal(true);
    expect(await world.treasury.grossAt(running)).to.equal(5_000n);
    expect(await world.treasury.grossAt(running - 1n)).to.equal(0n);
  });
});

const REF = fresh('discharge');
