import { expect } from 'chai';
import { anyHash } from '../support/anyHash.ts';
import { railOf } from '../support/agreements.ts';
import { cashOut } from '../support/cashOut.ts';
import { ALL, CHALLENGE, clawBackOrder, orderIn, resolveOrder } from '../support/claims.ts';
import { DAY, nextAt, now } from '../support/clock.ts';
import { SUBJECTS, mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, readOrder, stateNumber } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { readBudget } from '../support/readBudget.ts';
import { HOST, ISSUER, THIRD } from '../support/regions.ts';
import { BUDGET, FACE, FREE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { PartyName, World } from '../support/worldFixture.ts';

const deposit = (world: World, name: PartyName) => world.treasury.depositOf(world.party[name].account);
const agency = (world: World, region: number) => world.claimDesk.connect(world.office(region, 'AGENCY'));

/** The deposit of a party is paid out in bank money. */
const spend = (world: World, name: PartyName, amount: bigint) => cashOut(world, world.party[name], amount);

describe('ClaimDesk: payMany', () => {
  it('pays the lab from home', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED');
    await expect(world.claimDesk.payMany([placed.hash]))
      .to.emit(world.claimDesk, 'OrderPaid')
      .withArgs(placed.hash, placed.lab.account, 5_000n);
    expect((await readOrder(world, placed.hash)).state).to.equal('PAID');
    expect(await deposit(world, 'homeLab')).to.equal(5_000n);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE, BUDGET - 5_000n]);
    expect(await readBudget(world)).to.deep.equal({
      unissued: BUDGET - FACE,
      outstanding: FACE - 5_000n,
      reserved: 0n,
      paid: 5_000n,
    });
  });

  it('pays the enterprise back on REIMBURSE', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED', { lab: world.party.reimburseLab });
    await expect(world.claimDesk.payMany([placed.hash]))
      .to.emit(world.claimDesk, 'OrderPaid')
      .withArgs(placed.hash, placed.enterprise.account, 5_000n);
    expect(await deposit(world, 'enterprise')).to.equal(5_000n);
    expect(await deposit(world, 'reimburseLab')).to.equal(0n);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE, BUDGET - 5_000n]);
    expect(await world.treasury.exposureOf(railOf('REIMBURSE'), ISSUER, THIRD)).to.equal(5_000n);
  });

  it('pays the lab out of the pool, and the programme’s money becomes free', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED', { lab: world.party.poolLab });
    await world.claimDesk.payMany([placed.hash]);
    expect(await deposit(world, 'poolLab')).to.equal(5_000n);
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL - 5_000n, 0n]);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE + 5_000n, BUDGET - 5_000n]);
    expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(5_000n);
  });

  it('is due when the challenge is over, to the second', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'VERIFIED', { lab: world.party.poolLab });
    const due = (await readOrder(world, placed.hash)).since + CHALLENGE;
    await nextAt(due - 1);
    await expectRefused(world, () => world.claimDesk.payMany([placed.hash]), 'NotDue', due, due - 1);
    await nextAt(due);
    await world.claimDesk.payMany([placed.hash]);
  });

  it('is due at once when resolved to be paid', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
    await resolveOrder(world, placed, 'PAY');
    await world.claimDesk.payMany([placed.hash]);
    expect(await deposit(world, 'poolLab')).to.equal(5_000n);
  });

  it('pays a whole list, and nothing of it where one cannot be paid', async () => {
    const world = await loadWorld();
    const { poolLab, reimburseLab } = world.party;
    const list = [
      await orderIn(world, 'ACCEPTED'),
      await orderIn(world, 'ACCEPTED', { lab: poolLab }),
      await orderIn(world, 'ACCEPTED', { lab: reimburseLab }),
      await orderIn(world, 'ACCEPTED', { lab: poolLab, subsidy: 1n }),
    ].map(({ hash }) => hash);
    const open = await placeOrder(world);
    await expectRefused(
      world,
      () => world.claimDesk.payMany([...list, open.hash]),
      'WrongState',
      open.hash,
      stateNumber('PLACED'),
    );
    await world.claimDesk.payMany(list);
    expect(await deposit(world, 'homeLab')).to.equal(5_000n);
    expect(await deposit(world, 'poolLab')).to.equal(5_001n);
    expect(await deposit(world, 'enterprise')).to.equal(5_000n);
  });

  it('pays an order once, in one list and in two', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED');
    await expectRefused(
      world,
      () => world.claimDesk.payMany([placed.hash, placed.hash]),
      'AlreadySettled',
      placed.hash,
      stateNumber('PAID'),
    );
    await world.claimDesk.payMany([placed.hash]);
    await expectRefused(
      world,
      () => world.claimDesk.payMany([placed.hash]),
      'AlreadySettled',
      placed.hash,
      stateNumber('PAID'),
    );
    expect(await deposit(world, 'homeLab')).to.equal(5_000n);
  });

  it('is refused while the payee or its group is banned, to the second; SUSPEND does not stop it', async () => {
    for (const whom of ['party', 'group'] as const) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'ACCEPTED');
      const group = Number(await world.registry.groupNumber(placed.lab.credential));
      const subject = whom === 'party' ? subjectOf(placed.lab) : { kind: SUBJECTS.GROUP, id: group };
      const until = (await now()) + DAY;
      await mark(world, subject, 'BAN', until);
      await nextAt(until - 1);
      const act = () => world.claimDesk.payMany([placed.hash]);
      await expectRefused(world, act, 'CreditBlocked', placed.lab.account, until);
      await mark(world, subject, 'SUSPEND');
      await act();
    }
  });

  it('asks nothing about the party that is not paid', async () => {
    const world = await loadWorld();
    const home = await orderIn(world, 'ACCEPTED');
    const abroad = await orderIn(world, 'ACCEPTED', { lab: world.party.reimburseLab });
    await mark(world, subjectOf(world.party.enterprise), 'BAN');
    await mark(world, subjectOf(world.party.reimburseLab), 'BAN');
    await mark(world, { kind: SUBJECTS.REGION, id: ISSUER }, 'BAN');
    await world.claimDesk.payMany([home.hash]);
    await expectRefused(
      world,
      () => world.claimDesk.payMany([abroad.hash]),
      'CreditBlocked',
      world.party.enterprise.account,
      2n ** 40n - 1n,
    );
  });

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED');
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, () => world.claimDesk.payMany([placed.hash]), 'Paused');
    await expectRefused(world, () => world.claimDesk.payMany([]), 'Paused');
  });
});

describe('ClaimDesk: clawBackOrder', () => {
  it('takes the payment out of the deposit at home', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID');
    const ref = fresh();
    await expect(agency(world, ISSUER).clawBackOrder(placed.hash, ALL, ref))
      .to.emit(world.claimDesk, 'OrderClawedBack')
      .withArgs(placed.hash, placed.lab.account, 5_000n, 5_000n, 0n, ref);
    expect((await readOrder(world, placed.hash)).state).to.equal('CLAWED_BACK');
    expect(await deposit(world, 'homeLab')).to.equal(0n);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE + 5_000n, BUDGET - 5_000n]);
    expect((await readBudget(world)).paid).to.equal(5_000n);
  });

  it('takes it from the enterprise on REIMBURSE, into the pool on POOL', async () => {
    const world = await loadWorld();
    const reimbursed = await orderIn(world, 'PAID', { lab: world.party.reimburseLab });
    const pooled = await orderIn(world, 'PAID', { lab: world.party.poolLab });
    await clawBackOrder(world, reimbursed);
    expect(await deposit(world, 'enterprise')).to.equal(0n);
    expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + 10_000n);
    await clawBackOrder(world, pooled);
    expect(await deposit(world, 'poolLab')).to.equal(0n);
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL, 0n]);
  });

  it('takes both agencies abroad, for the same amount', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID', { lab: world.party.poolLab });
    const ref = fresh();
    await expect(agency(world, HOST).clawBackOrder(placed.hash, 1_000n, ref)).to.emit(world.claimDesk, 'ActRecorded');
    await expect(agency(world, ISSUER).clawBackOrder(placed.hash, 1_001n, ref)).to.emit(world.claimDesk, 'ActRecorded');
    expect(await world.claimDesk.clawedBackOf(placed.hash)).to.equal(0n);
    await expectRefused(
      world,
      () => agency(world, HOST).clawBackOrder(placed.hash, 1_000n, ref),
      'Unauthorized',
      world.office(HOST, 'AGENCY').address,
    );
    await expect(agency(world, ISSUER).clawBackOrder(placed.hash, 1_000n, ref))
      .to.emit(world.claimDesk, 'OrderClawedBack')
      .withArgs(placed.hash, placed.lab.account, 1_000n, 1_000n, 0n, ref);
  });

  it('is done in parts, up to the payment and not a fen more', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID');
    await clawBackOrder(world, placed, 2_000n);
    await clawBackOrder(world, placed, 1_000n);
    expect((await readOrder(world, placed.hash)).state).to.equal('PAID');
    expect(await world.claimDesk.clawedBackOf(placed.hash)).to.equal(3_000n);
    for (const amount of [2_001n, ALL - 1n]) {
      await expectRefused(world, () => clawBackOrder(world, placed, amount), 'BalanceTooLow', amount, 2_000n);
    }
    await clawBackOrder(world, placed);
    expect((await readOrder(world, placed.hash)).state).to.equal('CLAWED_BACK');
    expect(await deposit(world, 'homeLab')).to.equal(0n);
    await expectRefused(
      world,
      () => clawBackOrder(world, placed, 1n),
      'AlreadySettled',
      placed.hash,
      stateNumber('CLAWED_BACK'),
    );
  });

  it('uses its reference up', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID');
    const ref = fresh();
    await agency(world, ISSUER).clawBackOrder(placed.hash, 1n, ref);
    await expectRefused(
      world,
      () => agency(world, ISSUER).clawBackOrder(placed.hash, 1n, ref),
      'ReferenceUsed',
      anyHash,
    );
    await agency(world, ISSUER).clawBackOrder(placed.hash, 1n, fresh());
  });

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID');
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, () => clawBackOrder(world, placed), 'Paused');
  });

  it('gives neither voucher nor caps nor exposure back', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'PAID', { lab: world.party.poolLab });
    await clawBackOrder(world, placed);
    const [enterprise, voucher] = [placed.enterprise.account, world.voucher];
    expect(await world.voucherToken.balanceOf(enterprise, voucher)).to.equal(FACE - 5_000n);
    expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(5_000n);
    expect((await readBudget(world)).paid).to.equal(5_000n);
  });

  describe('what the deposit does not yield', () => {
    const due = (world: World, placed: Placed) => world.treasury.dueOf(placed.hash);

    it('stays due', async () => {
      const world = await loadWorld();
      const placed = await orderIn(world, 'PAID');
      await spend(world, 'homeLab', 3_000n);
      const ref = fresh();
      await expect(agency(world, ISSUER).clawBackOrder(placed.hash, ALL, ref))
        .to.emit(world.claimDesk, 'OrderClawedBack')
        .withArgs(placed.hash, placed.lab.account, 5_000n, 2_000n, 0n, ref);
      expect((await readOrder(world, placed.hash)).state).to.equal('CLAWED_BACK');
      expect(await due(world, placed)).to.equal(3_000n);
      expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + 2_000n);
    });

    it('is collected from later payments, oldest due first, in parts where they do not suffice', async () => {
      const world = await loadWorld();
      const first = await orderIn(world, 'PAID');
      const second = await orderIn(world, 'PAID', { subsidy: 4_000n });
      await spend(world, 'homeLab', 9_000n);
      await clawBackOrder(world, first);
      await clawBackOrder(world, second);

      const small = await orderIn(world, 'ACCEPTED', { subsidy: 2_000n });
      await expect(world.claimDesk.payMany([small.hash]))
        .to.emit(world.treasury, 'DueCollected')
        .withArgs(first.hash, first.lab.account, 2_000n);
      expect([await due(world, first), await due(world, second)]).to.deep.equal([3_000n, 4_000n]);
      expect(await deposit(world, 'homeLab')).to.equal(0n);

      const middle = await orderIn(world, 'ACCEPTED');
      const paid = world.claimDesk.payMany([middle.hash]);
      await expect(paid).to.emit(world.treasury, 'DueCollected').withArgs(first.hash, first.lab.account, 3_000n);
      await expect(paid).to.emit(world.treasury, 'DueCollected').withArgs(second.hash, second.lab.account, 2_000n);
      expect([await due(world, first), await due(world, second)]).to.deep.equal([0n, 2_000n]);

      await orderIn(world, 'PAID');
      expect([await due(world, first), await due(world, second)]).to.deep.equal([0n, 0n]);
      expect(await deposit(world, 'homeLab')).to.equal(3_000n);
      await orderIn(world, 'PAID');
      expect(await deposit(world, 'homeLab')).to.equal(8_000n);
      expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + 9_000n);
    });

    it('joins the due of the same order, and keeps its place', async () => {
      const world = await loadWorld();
      const first = await orderIn(world, 'PAID');
      const second = await orderIn(world, 'PAID');
      await spend(world, 'homeLab', 10_000n);
      await clawBackOrder(world, first, 1_000n);
      await clawBackOrder(world, second, 1_000n);
      await clawBackOrder(world, first, 1_500n);
      expect([await due(world, first), await due(world, second)]).to.deep.equal([2_500n, 1_000n]);
      await orderIn(world, 'PAID', { subsidy: 3_000n });
      expect([await due(world, first), await due(world, second)]).to.deep.equal([0n, 500n]);
      expect(await deposit(world, 'homeLab')).to.equal(0n);
    });

    it('queues anew once it was paid off', async () => {
      const world = await loadWorld();
      const first = await orderIn(world, 'PAID');
      const second = await orderIn(world, 'PAID');
      await spend(world, 'homeLab', 10_000n);
      await clawBackOrder(world, first, 1_000n);
      await orderIn(world, 'PAID', { subsidy: 1_000n });
      expect(await due(world, first)).to.equal(0n);
      await clawBackOrder(world, second, 1_000n);
      await clawBackOrder(world, first, 1_000n);
      await orderIn(world, 'PAID', { subsidy: 1_500n });
      expect([await due(world, first), await due(world, second)]).to.deep.equal([500n, 0n]);
      await orderIn(world, 'PAID', { subsidy: 600n });
      expect([await due(world, first), await deposit(world, 'homeLab')]).to.deep.equal([0n, 100n]);
    });

    it('goes back into the pool that it came from, whatever is being paid', async () => {
      const world = await loadWorld();
      const pooled = await orderIn(world, 'PAID', { lab: world.party.poolLab });
      await spend(world, 'poolLab', 5_000n);
      await clawBackOrder(world, pooled);
      const before = (await world.treasury.poolOf(ISSUER, HOST)).free;
      await orderIn(world, 'PAID', { lab: world.party.poolLab, subsidy: 3_000n });
      expect(await due(world, pooled)).to.equal(2_000n);
      expect((await world.treasury.poolOf(ISSUER, HOST)).free).to.equal(before);
    });

    it('is collected within one list of payments', async () => {
      const world = await loadWorld();
      const clawed = await orderIn(world, 'PAID');
      await spend(world, 'homeLab', 5_000n);
      await clawBackOrder(world, clawed);
      const list = [
        await orderIn(world, 'ACCEPTED', { subsidy: 3_000n }),
        await orderIn(world, 'ACCEPTED', { subsidy: 3_000n }),
      ];
      await world.claimDesk.payMany(list.map(({ hash }) => hash));
      expect([await due(world, clawed), await deposit(world, 'homeLab')]).to.deep.equal([0n, 1_000n]);
    });
  });
});
