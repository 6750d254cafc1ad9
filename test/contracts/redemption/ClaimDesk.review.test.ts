import { expect } from 'chai';
import { anyHash } from '../support/anyHash.ts';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import { CHALLENGE, OUTCOME, bySelf, claimOrder, orderIn, resolveOrder, signConfirmation } from '../support/claims.ts';
import { DAY, moveTo, nextAt, now } from '../support/clock.ts';
import { ethers } from '../support/connection.ts';
import { mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { STATES, placeOrder, readOrder, stateNumber } from '../support/orders.ts';
import type { Placed, State } from '../support/orders.ts';
import { readBudget } from '../support/readBudget.ts';
import { HOST, ISSUER, THIRD } from '../support/regions.ts';
import { BUDGET, FACE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const agency = (world: World, region: number) => world.claimDesk.connect(world.office(region, 'AGENCY'));
const agent = (world: World) => world.claimDesk.connect(world.agentKey);

const refusalOf = (placed: Placed, state: State) => {
  const settled = STATES.indexOf(state) >= STATES.indexOf('PAID');
  return [settled ? 'AlreadySettled' : 'WrongState', placed.hash, stateNumber(state)] as const;
};

const stateOf = async (world: World, placed: Placed) => (await readOrder(world, placed.hash)).state;

describe('ClaimDesk: verifyMany', () => {
  it('tells when each payment is due, and starts that clock', async () => {
    const world = await loadWorld();
    const lab = world.party.poolLab;
    const orders = [await orderIn(world, 'CLAIMED', { lab }), await orderIn(world, 'CLAIMED', { lab })];
    const time = (await now()) + 100;
    await nextAt(time);
    const verified = agent(world).verifyMany(orders.map(({ hash }) => hash));
    for (const { hash } of orders) {
      await expect(verified)
        .to.emit(world.claimDesk, 'OrderVerified')
        .withArgs(hash, time + CHALLENGE);
      expect(await readOrder(world, hash)).to.include({ state: 'VERIFIED', since: time, subsidy: 5_000n });
    }
  });

  it('verifies a whole list, or nothing of it', async () => {
    const world = await loadWorld();
    const lab = world.party.poolLab;
    const good = await orderIn(world, 'CLAIMED', { lab });
    const bad = await placeOrder(world, { lab });
    const twice = () => agent(world).verifyMany([good.hash, good.hash]);
    await expectRefused(world, () => agent(world).verifyMany([good.hash, bad.hash]), ...refusalOf(bad, 'PLACED'));
    await expectRefused(world, twice, 'WrongState', good.hash, stateNumber('VERIFIED'));
    await agent(world).verifyMany([]);
  });

  it('is not known at home or on REIMBURSE', async () => {
    const world = await loadWorld();
    for (const lab of [world.party.homeLab, world.party.reimburseLab]) {
      const placed = await orderIn(world, 'CLAIMED', { lab });
      for (const by of [agent(world), agency(world, ISSUER), agency(world, THIRD)]) {
        await expectRefused(world, () => by.verifyMany([placed.hash]), ...refusalOf(placed, 'CLAIMED'));
      }
    }
  });

  it('stays with the agent of the terms that the order keeps', async () => {
    const world = await loadWorld();
    const lab = world.party.poolLab;
    const placed = await orderIn(world, 'CLAIMED', { lab });
    await signAgreement(world, ISSUER, HOST, draftTerms('REIMBURSE'));
    await agent(world).verifyMany([placed.hash]);
    expect(await stateOf(world, placed)).to.equal('VERIFIED');
  });

  it('waits 14 days, to the second, for the other party of a claim that one has signed', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    await claimOrder(world, placed, {}, bySelf(placed));
    const { since } = await readOrder(world, placed.hash);
    const due = since + 14 * DAY;
    await nextAt(due - 1);
    await expectRefused(world, () => agent(world).verifyMany([placed.hash]), 'NotDue', due, due - 1);
    await nextAt(due);
    await agent(world).verifyMany([placed.hash]);
  });

  it('does not wait once the other party has confirmed', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    await claimOrder(world, placed, {}, bySelf(placed));
    await world.claimDesk.confirmClaim(...(await signConfirmation(world, placed.hash, placed.enterprise.key)));
    await agent(world).verifyMany([placed.hash]);
  });
});

describe('ClaimDesk: acceptMany', () => {
  it('is reported, and makes the payment due at once', async () => {
    const world = await loadWorld();
    const orders = [
      await orderIn(world, 'CLAIMED'),
      await orderIn(world, 'CLAIMED', { lab: world.party.reimburseLab }),
      await orderIn(world, 'VERIFIED', { lab: world.party.poolLab }),
    ];
    const accepted = agency(world, ISSUER).acceptMany(orders.map(({ hash }) => hash));
    for (const placed of orders) {
      await expect(accepted).to.emit(world.claimDesk, 'OrderAccepted').withArgs(placed.hash);
      expect(await stateOf(world, placed)).to.equal('ACCEPTED');
    }
    await world.claimDesk.payMany(orders.map(({ hash }) => hash));
  });

  it('comes after the verification on POOL', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'CLAIMED', { lab: world.party.poolLab });
    await expectRefused(world, () => agency(world, ISSUER).acceptMany([placed.hash]), ...refusalOf(placed, 'CLAIMED'));
  });

  it('waits 14 days, to the second, for the other party of a claim that one has signed', async () => {
    for (const name of ['homeLab', 'reimburseLab'] as const) {
      const world = await loadWorld();
      const state = name === 'reimburseLab' ? 'APPROVED' : 'PLACED';
      const placed = await orderIn(world, state, { lab: world.party[name] });
      await claimOrder(world, placed, {}, bySelf(placed));
      const due = (await readOrder(world, placed.hash)).since + 14 * DAY;
      await nextAt(due - 1);
      await expectRefused(world, () => agency(world, ISSUER).acceptMany([placed.hash]), 'NotDue', due, due - 1);
      await nextAt(due);
      await agency(world, ISSUER).acceptMany([placed.hash]);
    }
  });

  it('accepts a whole list of one region, or nothing of it', async () => {
    const world = await loadWorld();
    const good = await orderIn(world, 'CLAIMED');
    const again = () => agency(world, ISSUER).acceptMany([good.hash, good.hash]);
    await expectRefused(world, again, 'WrongState', good.hash, stateNumber('ACCEPTED'));
    await expectRefused(
      world,
      () => agency(world, HOST).acceptMany([good.hash]),
      'Unauthorized',
      world.office(HOST, 'AGENCY').address,
    );
  });
});

describe('ClaimDesk: escalateOrder', () => {
  for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
    it(`disputes what nobody has reviewed for 30 days, to the second (${name})`, async () => {
      const world = await loadWorld();
      const placed = await orderIn(world, 'CLAIMED', { lab: world.party[name] });
      const due = (await readOrder(world, placed.hash)).since + 30 * DAY;
      await nextAt(due - 1);
      await expectRefused(world, () => world.claimDesk.escalateOrder(placed.hash), 'NotDue', due, due - 1);
      await nextAt(due);
      await expect(world.claimDesk.escalateOrder(placed.hash))
        .to.emit(world.claimDesk, 'OrderEscalated')
        .withArgs(placed.hash);
      expect(await readOrder(world, placed.hash)).to.include({ state: 'DISPUTED', since: due });
    });
  }

  it('is not for what has been reviewed', async () => {
    for (const state of ['PLACED', 'VERIFIED', 'ACCEPTED', 'DISPUTED', 'PAID'] as const) {
      const world = await loadWorld();
      const placed = await orderIn(world, state, { lab: world.party.poolLab });
      await moveTo((await now()) + 40 * DAY);
      await expectRefused(world, () => world.claimDesk.escalateOrder(placed.hash), ...refusalOf(placed, state));
    }
  });
});

describe('ClaimDesk: disputeOrder', () => {
  it('tells whose objection it is and why, and starts the clock of the council', async () => {
    for (const by of ['issuer', 'host', 'agent'] as const) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'VERIFIED', { lab: world.party.poolLab });
      const desks = { issuer: agency(world, ISSUER), host: agency(world, HOST), agent: agent(world) };
      const reason = fresh('reason');
      const time = (await now()) + 100;
      await nextAt(time);
      await expect(desks[by].disputeOrder(placed.hash, reason))
        .to.emit(world.claimDesk, 'OrderDisputed')
        .withArgs(placed.hash, by === 'issuer' ? ISSUER : HOST, reason);
      expect(await readOrder(world, placed.hash)).to.include({ state: 'DISPUTED', since: time });
    }
  });

  it('is open to the agency of the host on REIMBURSE', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'CLAIMED', { lab: world.party.reimburseLab });
    await expect(agency(world, THIRD).disputeOrder(placed.hash, fresh()))
      .to.emit(world.claimDesk, 'OrderDisputed')
      .withArgs(placed.hash, THIRD, anyHash);
  });

  it('ends when the payment is due, to the second', async () => {
    for (const late of [false, true]) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'VERIFIED', { lab: world.party.poolLab });
      const due = (await readOrder(world, placed.hash)).since + CHALLENGE;
      const act = () => agency(world, ISSUER).disputeOrder(placed.hash, fresh());
      await nextAt(late ? due : due - 1);
      if (late) await expectRefused(world, act, 'ChallengeOver', due, due);
      else await act();
    }
  });

  it('ends at once where the review alone decides', async () => {
    const world = await loadWorld();
    const terms = draftTerms('POOL', { agent: world.party.agent.account, challengeDays: 0 });
    await signAgreement(world, ISSUER, HOST, terms);
    const placed = await orderIn(world, 'VERIFIED', { lab: world.party.poolLab });
    const due = (await readOrder(world, placed.hash)).since;
    await nextAt(due);
    await expectRefused(
      world,
      () => agency(world, ISSUER).disputeOrder(placed.hash, fresh()),
      'ChallengeOver',
      due,
      due,
    );
    await world.claimDesk.payMany([placed.hash]);
  });

  it('ends with the acceptance, and with a resolution to pay', async () => {
    const world = await loadWorld();
    const accepted = await orderIn(world, 'ACCEPTED');
    const resolved = await orderIn(world, 'DISPUTED');
    await resolveOrder(world, resolved, 'PAY');
    for (const { hash } of [accepted, resolved]) {
      await expectRefused(
        world,
        () => agency(world, ISSUER).disputeOrder(hash, fresh()),
        'ChallengeOver',
        0n,
        (time: bigint) => time > 0n,
      );
    }
  });

  it('stays open until payment while the one to be paid is banned, to the second', async () => {
    for (const name of ['homeLab', 'reimburseLab'] as const) {
      for (const late of [false, true]) {
        const world = await loadWorld();
        const placed = await orderIn(world, 'ACCEPTED', { lab: world.party[name] });
        const payee = name === 'reimburseLab' ? placed.enterprise : placed.lab;
        const until = (await now()) + DAY;
        await mark(world, subjectOf(payee), 'BAN', until);
        const act = () => agency(world, ISSUER).disputeOrder(placed.hash, fresh());
        await nextAt(late ? until : until - 1);
        if (late) await expectRefused(world, act, 'ChallengeOver', 0n, until);
        else await act();
      }
    }
  });

  it('does not stay open for a payee that is merely suspended', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'ACCEPTED');
    await mark(world, subjectOf(placed.lab), 'SUSPEND');
    await expectRefused(
      world,
      () => agency(world, ISSUER).disputeOrder(placed.hash, fresh()),
      'ChallengeOver',
      0n,
      (time: bigint) => time > 0n,
    );
  });
});

describe('ClaimDesk: resolveOrder', () => {
  it('takes the one agency at home', async () => {
    for (const outcome of ['PAY', 'RELEASE'] as const) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'DISPUTED');
      const ref = fresh();
      await expect(agency(world, ISSUER).resolveOrder(placed.hash, OUTCOME[outcome], ref))
        .to.emit(world.claimDesk, 'OrderResolved')
        .withArgs(placed.hash, OUTCOME[outcome], outcome === 'PAY' ? 0n : 5_000n, ref);
      expect(await stateOf(world, placed)).to.equal(outcome === 'PAY' ? 'ACCEPTED' : 'REJECTED');
    }
  });

  it('takes both agencies abroad, whoever is first', async () => {
    for (const regions of [
      [ISSUER, HOST],
      [HOST, ISSUER],
    ] as const) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
      const ref = fresh();
      const resolve = (region: number) => agency(world, region).resolveOrder(placed.hash, OUTCOME.RELEASE, ref);
      await expect(resolve(regions[0]))
        .to.emit(world.claimDesk, 'ActRecorded')
        .withArgs(anyHash, world.office(regions[0], 'AGENCY').address);
      expect(await stateOf(world, placed)).to.equal('DISPUTED');
      await expectRefused(world, () => resolve(regions[0]), 'Unauthorized', world.office(regions[0], 'AGENCY').address);
      await expect(resolve(regions[1]))
        .to.emit(world.claimDesk, 'OrderResolved')
        .withArgs(placed.hash, OUTCOME.RELEASE, 5_000n, ref);
      expect(await stateOf(world, placed)).to.equal('REJECTED');
    }
  });

  it('does not take two agencies that say different things', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
    const ref = fresh();
    await agency(world, ISSUER).resolveOrder(placed.hash, OUTCOME.PAY, ref);
    await agency(world, HOST).resolveOrder(placed.hash, OUTCOME.RELEASE, ref);
    expect(await stateOf(world, placed)).to.equal('DISPUTED');
  });

  it('gives back voucher, pool, exposure and caps by RELEASE', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
    await resolveOrder(world, placed, 'RELEASE');
    const budget = { unissued: BUDGET - FACE, outstanding: FACE, reserved: 0n, paid: 0n };
    expect(await readBudget(world)).to.deep.equal(budget);
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL, 0n]);
    expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(0n);
  });

  it('releases what was granted, not what was once reserved', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    await claimOrder(world, placed, { invoiced: 4_000n, paid: 2_000n });
    await agency(world, ISSUER).disputeOrder(placed.hash, fresh());
    await resolveOrder(world, placed, 'RELEASE');
    const budget = { unissued: BUDGET - FACE, outstanding: FACE, reserved: 0n, paid: 0n };
    expect(await readBudget(world)).to.deep.equal(budget);
  });

  it('takes the council alone once disputed for 30 days, to the second', async () => {
    for (const outcome of [OUTCOME.PAY, OUTCOME.RELEASE]) {
      const world = await loadWorld();
      const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
      const { since } = await readOrder(world, placed.hash);
      const act = () => world.claimDesk.connect(world.council).resolveOrder(placed.hash, outcome, fresh());
      await nextAt(since + 30 * DAY - 1);
      await expectRefused(world, act, 'Unauthorized', world.council.address);
      await nextAt(since + 30 * DAY);
      await expect(act()).to.emit(world.claimDesk, 'OrderResolved');
    }
  });

  it('takes the council after one agency has said the same', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED', { lab: world.party.poolLab });
    const act = [placed.hash, OUTCOME.PAY, fresh()] as const;
    await agency(world, ISSUER).resolveOrder(...act);
    await moveTo((await readOrder(world, placed.hash)).since + 30 * DAY);
    await world.claimDesk.connect(world.council).resolveOrder(...act);
    expect(await stateOf(world, placed)).to.equal('ACCEPTED');
  });

  it('is refused for an outcome that does not exist', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED');
    const data = world.claimDesk.interface.encodeFunctionData('resolveOrder', [placed.hash, 0, fresh()]);
    const broken = `${data.slice(0, 10 + 64)}${'02'.padStart(64, '0')}${data.slice(10 + 128)}`;
    const by = world.office(ISSUER, 'AGENCY');
    await expect(by.sendTransaction({ to: world.deployment.claimDesk, data: broken })).to.be.revert(ethers);
    expect(await stateOf(world, placed)).to.equal('DISPUTED');
  });

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'DISPUTED');
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, () => resolveOrder(world, placed, 'PAY'), 'Paused');
  });
});
