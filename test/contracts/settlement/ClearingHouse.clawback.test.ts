import { expect } from 'chai';
import { cashOut } from '../support/cashOut.ts';
import { ALL, clawBackOrder, orderIn } from '../support/claims.ts';
import {
  HOST_FREE,
  acceptedAbroad,
  booksOf,
  impose,
  loadClearing,
  owedBetween,
  paidAbroad,
  propose,
  solve,
} from '../support/clearing.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, readOrder, signOrder } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { registerParty } from '../support/parties.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

const deposit = (world: World) => world.treasury.depositOf(world.party.farLab.account);
const due = (world: World, { hash }: Placed) => world.treasury.dueOf(hash);

/** The second office's act, which does it. */
async function clawBack(world: World, { hash }: Placed, amount: bigint = ALL) {
  const ref = fresh('clawback');
  await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).clawBackOrder(hash, amount, ref);
  return world.claimDesk.connect(world.office(FAR, 'AGENCY')).clawBackOrder(hash, amount, ref);
}

/** Reserves so much of FAR's free money that `rest` is left. */
async function leaveFree(world: World, rest: bigint): Promise<void> {
  const subsidy = (await booksOf(world, FAR)).free - rest;
  await placeOrder(world, { lab: world.party.farLab, price: subsidy * 2n, subsidy });
}

describe('ClearingHouse: clawback', () => {
  it('makes the host owe the issuer what the lab gives back, and locks it at the host', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    const act = clawBack(world, placed, 2_000n);
    await expect(act).to.emit(world.treasury, 'ObligationIncurred').withArgs(FAR, ISSUER, 2_000n);
    await expect(act)
      .to.emit(world.claimDesk, 'OrderClawedBack')
      .withArgs(placed.hash, placed.lab.account, 2_000n, 2_000n, 0n, (ref: string) => ref.length === 66);
    expect(await booksOf(world, FAR)).to.include({ free: HOST_FREE - 5_000n, locked: 2_000n, owed: 5_000n });
    expect(await booksOf(world, ISSUER)).to.include({ locked: 5_000n, owed: 2_000n });
    expect(await owedBetween(world, FAR, ISSUER)).to.equal(2_000n);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
    expect(await deposit(world)).to.equal(3_000n);
  });

  it('has the host treasury put up what the lab has spent, as far as it goes', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    await cashOut(world, world.party.farLab, 4_000n);
    await leaveFree(world, 2_000n);
    await expect(clawBack(world, placed))
      .to.emit(world.claimDesk, 'OrderClawedBack')
      .withArgs(placed.hash, placed.lab.account, 5_000n, 1_000n, 2_000n, (ref: string) => ref.length === 66);
    expect(await booksOf(world, FAR)).to.include({ free: 0n, locked: 3_000n });
    expect(await deposit(world)).to.equal(0n);
    expect(await due(world, placed)).to.equal(4_000n);
    expect((await readOrder(world, placed.hash)).state).to.equal('CLAWED_BACK');
  });

  it('leaves all of it due where neither has anything', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    await cashOut(world, world.party.farLab, 5_000n);
    await leaveFree(world, 0n);
    await expect(clawBack(world, placed)).to.not.emit(world.treasury, 'ObligationIncurred');
    expect(await booksOf(world, FAR)).to.include({ free: 0n, locked: 0n });
    expect(await due(world, placed)).to.equal(5_000n);
  });

  it('takes from the treasury what an order then does not find', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    const signed = await signOrder(world, { lab: world.party.farLab });
    await cashOut(world, world.party.farLab, 5_000n);
    await leaveFree(world, 9_999n);
    await clawBack(world, placed);
    await expectRefused(world, () => world.orderDesk.placeOrder(...signed), 'TreasuryShort', 5_000n, 4_999n);
  });

  it('is owed also where a cycle has set the payment off', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    // The payment as it is in a later month, beside as much the other way round.
    const loop = [
      { debtor: ISSUER, creditor: FAR, amount: 5_000n },
      { debtor: FAR, creditor: ISSUER, amount: 5_000n },
    ];
    await impose(world, loop);
    await propose(world, (await solve(world, loop)).proposal);
    await clawBack(world, placed);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(0n);
    expect(await owedBetween(world, FAR, ISSUER)).to.equal(5_000n);
  });
});

describe('ClearingHouse: dues', () => {
  it('go to the host treasury’s advance first, then to the issuer, then to the lab', async () => {
    const world = await loadClearing();
    const first = await paidAbroad(world);
    const later = [];
    for (const subsidy of [1_999n, 2n, 3_000n]) {
      later.push(await acceptedAbroad(world, { price: subsidy * 2n, subsidy }));
    }
    await cashOut(world, world.party.farLab, 5_000n);
    await leaveFree(world, 2_000n);
    await clawBack(world, first);
    const figures = async () => {
      const { free, locked } = await booksOf(world, FAR);
      return [await due(world, first), free, locked, await owedBetween(world, FAR, ISSUER), await deposit(world)];
    };
    expect(await figures()).to.deep.equal([5_000n, 0n, 2_000n, 2_000n, 0n]);
    const [part, over, rest] = later as [Placed, Placed, Placed];

    const pay = world.claimDesk.payMany([part.hash]);
    await expect(pay).to.emit(world.treasury, 'DueCollected').withArgs(first.hash, part.lab.account, 1_999n);
    await expect(pay).to.emit(world.treasury, 'ObligationIncurred').withArgs(ISSUER, FAR, 1_999n);
    expect(await figures()).to.deep.equal([3_001n, 1_999n, 2_000n, 2_000n, 0n]);

    // The last fen of the advance and the first for the issuer in one payment.
    await expect(world.claimDesk.payMany([over.hash]))
      .to.emit(world.treasury, 'ObligationIncurred')
      .withArgs(FAR, ISSUER, 1n);
    expect(await figures()).to.deep.equal([2_999n, 2_000n, 2_001n, 2_001n, 0n]);

    await world.claimDesk.payMany([rest.hash]);
    expect(await figures()).to.deep.equal([0n, 2_000n, 5_000n, 5_000n, 1n]);
  });

  it('of one order add up, and so do its advances', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    const later = await acceptedAbroad(world);
    await cashOut(world, world.party.farLab, 5_000n);
    await leaveFree(world, 1_500n);
    await clawBack(world, placed, 1_000n);
    await clawBack(world, placed, 2_000n);
    expect(await due(world, placed)).to.equal(3_000n);
    expect(await booksOf(world, FAR)).to.include({ free: 0n, locked: 1_500n });
    await world.claimDesk.payMany([later.hash]);
    expect(await booksOf(world, FAR)).to.include({ free: 1_500n, locked: 3_000n });
    expect(await deposit(world)).to.equal(2_000n);
    // Collected in full, the due is as old as its next rise: nothing of the former advance is left in it.
    await clawBack(world, placed, 2_000n);
    expect(await due(world, placed)).to.equal(0n);
    expect(await booksOf(world, FAR)).to.include({ free: 1_500n, locked: 5_000n });
  });

  it('of orders on different rails are collected oldest first, each to its own place', async () => {
    const world = await loadClearing();
    const enterprise = await registerParty(world, { kind: 'ENTERPRISE', region: FAR });
    const programme = await createProgramme(world, FAR, {}, 50_000n);
    const voucher = await issueVoucher(world, programme, enterprise, 50_000n, 1);
    const atHome = { enterprise, voucher, lab: world.party.farLab };
    const clearing = [await paidAbroad(world), await paidAbroad(world)] as const;
    const home = await orderIn(world, 'PAID', { ...atHome, price: 6_000n, subsidy: 3_000n });
    const last = await orderIn(world, 'ACCEPTED', { ...atHome, price: 20_000n, subsidy: 10_000n });
    const part = await orderIn(world, 'ACCEPTED', { ...atHome, price: 8_000n, subsidy: 4_000n });
    await cashOut(world, world.party.farLab, 13_000n);
    await leaveFree(world, 0n);

    await clawBack(world, clearing[0]);
    await clawBackOrder(world, home);
    await clawBack(world, clearing[1]);
    const dues = () => Promise.all([clearing[0], home, clearing[1]].map((placed) => due(world, placed)));
    const books = async () => {
      const { free, locked } = await booksOf(world, FAR);
      return [free, locked, await deposit(world)];
    };
    expect(await dues()).to.deep.equal([5_000n, 3_000n, 5_000n]);
    expect(await books()).to.deep.equal([0n, 0n, 0n]);
    await world.claimDesk.payMany([part.hash]);
    expect(await dues()).to.deep.equal([1_000n, 3_000n, 5_000n]);
    expect(await books()).to.deep.equal([0n, 4_000n, 0n]);
    await world.claimDesk.payMany([last.hash]);
    expect(await dues()).to.deep.equal([0n, 0n, 0n]);
    expect(await books()).to.deep.equal([3_000n, 10_000n, 1_000n]);
    expect(await owedBetween(world, FAR, ISSUER)).to.equal(10_000n);
  });
});
