import { expect } from 'chai';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import { orderIn } from '../support/claims.ts';
import { START_DAY, nextAt, now } from '../support/clock.ts';
import { SUBJECTS, mark, subjectOf } from '../support/credit.ts';
import type { Subject } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { draftOrder, placeOrder, readOrder, signOrder } from '../support/orders.ts';
import type { OrderDraft } from '../support/orders.ts';
import { registerParty } from '../support/parties.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import type { Rules } from '../support/programmes.ts';
import { HOST, ISSUER, THIRD } from '../support/regions.ts';
import { BUDGET, FACE, FREE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

/** Places an order, signed first, so that the next second that a test has set is the order's own. */
async function place(world: World, draft: OrderDraft = {}): Promise<() => Promise<unknown>> {
  const signed = await signOrder(world, draft);
  return () => world.orderDesk.placeOrder(...signed);
}

/** A voucher under rules of its own. */
async function voucherUnder(world: World, rules: Partial<Rules>, face = FACE): Promise<bigint> {
  const programme = await createProgramme(world, ISSUER, rules, face);
  return issueVoucher(world, programme, world.party.enterprise, face, 1);
}

describe('OrderDesk: placeOrder', () => {
  it('reserves the voucher’s value and keeps the order in one word', async () => {
    const world = await loadWorld();
    const time = (await now()) + 100;
    const signed = await signOrder(world);
    const hash = await world.orderDesk.hashOrder(signed[0]);
    await nextAt(time);
    await world.orderDesk.placeOrder(...signed);
    expect(await readOrder(world, hash)).to.deep.equal({
      state: 'PLACED',
      firstUse: true,
      oneSided: false,
      year: 2026,
      hostIndex: 1,
      since: time,
      programme: world.programme,
      serial: 1,
      lab: world.party.homeLab.id,
      terms: 0,
      subsidy: 5_000n,
    });
    expect(await world.voucherToken.balanceOf(world.party.enterprise.account, world.voucher)).to.equal(FACE - 5_000n);
    expect([...(await world.programmes.budgetOf(world.programme))]).to.deep.equal([
      BUDGET - FACE,
      FACE - 5_000n,
      5_000n,
      0n,
    ]);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE, BUDGET]);
  });

  it('returns and reports the order’s hash, and all that was signed', async () => {
    const world = await loadWorld();
    const signed = await signOrder(world, { lab: world.party.poolLab });
    const [intent] = signed;
    const hash = await world.orderDesk.hashOrder(intent);
    expect(await world.orderDesk.placeOrder.staticCall(...signed)).to.equal(hash);
    await expect(world.orderDesk.placeOrder(...signed))
      .to.emit(world.orderDesk, 'OrderPlaced')
      .withArgs(hash, 1, [
        intent.enterprise,
        intent.lab,
        intent.voucher,
        intent.category,
        intent.price,
        intent.subsidy,
        intent.contractDay,
        intent.deadline,
        intent.salt,
      ]);
  });

  it('reserves pool money on POOL', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    expect(await readOrder(world, placed.hash)).to.include({ terms: 1, hostIndex: 2 });
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL - 5_000n, 5_000n]);
    expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(5_000n);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE, BUDGET]);
  });

  it('reserves nothing but the exposure on REIMBURSE', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.reimburseLab });
    expect(await readOrder(world, placed.hash)).to.include({ terms: 2, hostIndex: 3 });
    expect(await world.treasury.exposureOf(railOf('REIMBURSE'), ISSUER, THIRD)).to.equal(5_000n);
    expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE, BUDGET]);
  });

  it('takes two orders on the same terms, and neither of them twice', async () => {
    const world = await loadWorld();
    const first = await signOrder(world);
    const second = await signOrder(world);
    for (const signed of [first, second]) await world.orderDesk.placeOrder(...signed);
    for (const signed of [first, second]) {
      const hash = await world.orderDesk.hashOrder(signed[0]);
      await expectRefused(world, () => world.orderDesk.placeOrder(...signed), 'OrderExists', hash);
    }
  });

  it('never forgets an order: what was cancelled, expired, rejected or paid cannot be placed again', async () => {
    for (const state of ['CANCELLED', 'EXPIRED', 'REJECTED', 'PAID', 'CLAWED_BACK'] as const) {
      const world = await loadWorld();
      const { intent, hash } = await orderIn(world, state);
      const signed = await signOrder(world, { salt: intent.salt });
      expect(signed[0]).to.deep.equal(intent);
      await expectRefused(world, () => world.orderDesk.placeOrder(...signed), 'OrderExists', hash);
    }
  });

  describe('form', () => {
    it('asks for a price and a subsidy', async () => {
      const world = await loadWorld();
      for (const zero of [{ price: 0n }, { subsidy: 0n }, { price: 0n, subsidy: 0n }]) {
        await expectRefused(world, await place(world, zero), 'ZeroAmount');
      }
    });

    it('takes an intent until its deadline, to the second', async () => {
      const world = await loadWorld();
      const deadline = (await now()) + 100;
      const act = await place(world, { deadline: BigInt(deadline) });
      await nextAt(deadline + 1);
      await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1);
      const again = await loadWorld();
      const inTime = await place(again, { deadline: BigInt(deadline) });
      await nextAt(deadline);
      await inTime();
    });
  });

  describe('who', () => {
    it('asks for the holder of the very voucher', async () => {
      const world = await loadWorld();
      const { team, enterprise } = world.party;
      const changed = [
        0n,
        world.voucher + 1n,
        world.voucher + (1n << 32n),
        world.voucher ^ (1n << 96n),
        world.voucher + (1n << 128n),
      ];
      for (const voucher of changed) {
        await expectRefused(world, await place(world, { voucher }), 'NotHolder', voucher, enterprise.account);
      }
      await expectRefused(world, await place(world, { enterprise: team }), 'NotHolder', world.voucher, team.account);
    });

    it('asks for a lab', async () => {
      const world = await loadWorld();
      for (const lab of [world.party.team, world.party.agent, world.party.enterprise]) {
        await expectRefused(world, await place(world, { lab }), 'ParticipantInactive', lab.account);
      }
    });

    const blocked: [
      string,
      (world: World) => Promise<Subject> | Subject,
      (world: World) => readonly [string, unknown],
    ][] = [
      [
        'the enterprise',
        (world) => subjectOf(world.party.enterprise),
        (world) => ['CreditBlocked', world.party.enterprise.account],
      ],
      ['the lab', (world) => subjectOf(world.party.poolLab), (world) => ['CreditBlocked', world.party.poolLab.account]],
      ['the agent', (world) => subjectOf(world.party.agent), (world) => ['CreditBlocked', world.party.agent.account]],
      [
        'the enterprise’s group',
        (world) => groupOf(world, 'enterprise'),
        (world) => ['CreditBlocked', world.party.enterprise.account],
      ],
      [
        'the lab’s group',
        (world) => groupOf(world, 'poolLab'),
        (world) => ['CreditBlocked', world.party.poolLab.account],
      ],
      [
        'the agent’s group',
        (world) => groupOf(world, 'agent'),
        (world) => ['CreditBlocked', world.party.agent.account],
      ],
      ['the issuer', () => ({ kind: SUBJECTS.REGION, id: ISSUER }), () => ['RegionSuspended', ISSUER]],
      ['the host', () => ({ kind: SUBJECTS.REGION, id: HOST }), () => ['RegionSuspended', HOST]],
    ];
    for (const [whom, subject, refusal] of blocked) {
      it(`is refused while ${whom} is suspended or banned, to the second, and not by WATCH`, async () => {
        for (const severity of ['SUSPEND', 'BAN'] as const) {
          const world = await loadWorld();
          const act = await place(world, { lab: world.party.poolLab });
          const until = (await now()) + 1_000;
          await mark(world, await subject(world), severity, until);
          await nextAt(until - 1);
          const [error, figure] = refusal(world);
          await expectRefused(world, act, error, figure, until);
          await nextAt(until);
          await act();
        }
        const world = await loadWorld();
        await mark(world, await subject(world), 'WATCH');
        await placeOrder(world, { lab: world.party.poolLab });
      });
    }

    it('tells the later end where a SUSPEND and a BAN hold', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const time = await now();
      await mark(world, subjectOf(enterprise), 'BAN', time + 1_000);
      await mark(world, await groupOf(world, 'enterprise'), 'SUSPEND', time + 2_000);
      await expectRefused(world, await place(world), 'CreditBlocked', enterprise.account, time + 2_000);
    });

    it('is refused between related parties, unless the programme allows it', async () => {
      const world = await loadWorld();
      const { enterprise, poolLab } = world.party;
      const sister = await registerParty(world, { kind: 'LAB', region: ISSUER, controller: enterprise.credential });
      const agency = world.registry.connect(world.office(HOST, 'AGENCY'));
      await agency.relateParties(poolLab.account, enterprise.account, HOST);
      const voucher = await voucherUnder(world, { relatedAllowed: true });
      for (const lab of [sister, poolLab]) {
        await expectRefused(world, await place(world, { lab }), 'RelatedParties', enterprise.account, lab.account);
        await placeOrder(world, { lab, voucher });
      }
      await agency.unrelateParties(poolLab.account, enterprise.account, HOST);
      await placeOrder(world, { lab: poolLab });
    });
  });

  it('keeps the terms that it was placed under', async () => {
    const world = await loadWorld();
    const lab = world.party.poolLab;
    const before = await placeOrder(world, { lab });
    await signAgreement(world, ISSUER, HOST, draftTerms('REIMBURSE'));
    const after = await placeOrder(world, { lab });
    expect((await readOrder(world, before.hash)).terms).to.equal(1);
    expect((await readOrder(world, after.hash)).terms).to.equal(3);
  });

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const act = await place(world);
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, act, 'Paused');
    await world.registry.connect(world.council).resume();
    await act();
  });

  it('is refused from the year 2226 on, which its word has no room for', async () => {
    const world = await loadWorld();
    const newYear = Date.UTC(2225, 11, 31, 16) / 1000;
    const rules = { useDays: 65_535, redeemDays: 65_535 };
    for (const late of [false, true]) {
      await nextAt(newYear - 100 + (late ? 50 : 0));
      const voucher = await voucherUnder(world, rules);
      const act = await place(world, { voucher, contractDay: START_DAY * 100, deadline: BigInt(newYear * 2) });
      await nextAt(late ? newYear : newYear - 60);
      if (late) await expectRefused(world, act, 'ClockOutOfRange', 2226, 2225);
      else await act();
    }
  });

  it('knows no other names for its hash', async () => {
    const world = await loadWorld();
    const intent = draftOrder(world);
    const hashes = new Set([await world.orderDesk.hashOrder(intent)]);
    const changes = {
      enterprise: intent.lab,
      lab: intent.enterprise,
      voucher: 1n,
      category: 'TESTINGS',
      price: 1n,
      subsidy: 1n,
      contractDay: 1,
      deadline: 1n,
      salt: `0x${'11'.repeat(32)}`,
    };
    for (const [field, value] of Object.entries(changes)) {
      hashes.add(await world.orderDesk.hashOrder({ ...intent, [field]: value }));
    }
    expect(hashes.size).to.equal(10);
  });
});

async function groupOf(world: World, name: 'enterprise' | 'poolLab' | 'agent'): Promise<Subject> {
  const number = await world.registry.groupNumber(world.party[name].credential);
  return { kind: SUBJECTS.GROUP, id: Number(number) };
}
