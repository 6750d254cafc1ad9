import { expect } from 'chai';
import { id } from 'ethers';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import { bySelf, claimOrder, draftClaim, orderIn, resolveOrder, signClaim, signConfirmation } from '../support/claims.ts';
import type { Claim, ClaimKeys } from '../support/claims.ts';
import { nextAt, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { STATES, placeOrder, readOrder, stateNumber } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { NO_CAP, createProgramme, issueVoucher } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { FACE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const claim = async (world: World, placed: Placed, changes: Partial<Claim> = {}, keys: ClaimKeys = {}) => {
  const signed = await signClaim(world, placed, changes, keys);
  return () => world.claimDesk.claimOrder(...signed);
};

const anyDigest = (digest: string) => digest.length === 66;

describe('ClaimDesk: claimOrder', () => {
  it('tells all that was claimed, and starts the clock of the review', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const signed = await signClaim(world, placed);
    const time = (await now()) + 100;
    await nextAt(time);
    await expect(world.claimDesk.claimOrder(...signed))
      .to.emit(world.claimDesk, 'OrderClaimed')
      .withArgs(placed.hash, Object.values(signed[1]), 5_000n, 0n, false);
    expect(await readOrder(world, placed.hash)).to.include({
      state: 'CLAIMED',
      since: time,
      subsidy: 5_000n,
      oneSided: false,
    });
    expect(await world.claimDesk.invoiceOrder(signed[1].nullifier)).to.equal(placed.hash);
  });

  it('grants the ratio of a smaller invoice, rounded down to fen and unit, and releases the rest', async () => {
    const world = await loadWorld();
    const programme = await createProgramme(world, ISSUER, { ratioBp: 3_333, unit: 10n }, FACE);
    const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
    const placed = await placeOrder(world, { voucher, price: 10_000n, subsidy: 3_000n });
    const granted = 1_640n; // 4949 x 0.3333 = 1649.50, down to 1649 and to the unit
    await expect((await claim(world, placed, { invoiced: 4_949n, paid: 4_949n - granted }))())
      .to.emit(world.claimDesk, 'OrderClaimed')
      .withArgs(placed.hash, (each: unknown[]) => each.length === 6, granted, 3_000n - granted, false);
    expect(await world.voucherToken.balanceOf(world.party.enterprise.account, voucher)).to.equal(FACE - granted);
    expect((await readBudget(world, programme)).reserved).to.equal(granted);
    const group = await world.registry.groupNumber(world.party.enterprise.credential);
    expect((await world.programmes.limitsOf(programme, group)).annualLeft).to.equal(NO_CAP);
  });

  it('grants no more than what was reserved', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { subsidy: 1_000n });
    await (await claim(world, placed))();
    expect((await readOrder(world, placed.hash)).subsidy).to.equal(1_000n);
  });

  it('keeps the ceiling of the agreement that it was placed under', async () => {
    const world = await loadWorld();
    const lab = world.party.farLab;
    await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: 2_000 }));
    const placed = await placeOrder(world, { lab, subsidy: 2_000n });
    await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: 100 }));
    await (await claim(world, placed, { invoiced: 5_000n, paid: 5_000n }))();
    expect((await readOrder(world, placed.hash)).subsidy).to.equal(1_000n);
  });

  it('releases pool money and exposure with the rest', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    await (await claim(world, placed, { invoiced: 4_000n, paid: 2_000n }))();
    expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL - 2_000n, 2_000n]);
    expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(2_000n);
  });

  it('sends the rest to the un-issued pool once the voucher can no longer be ordered against', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const { useBy } = await world.voucherToken.clocksOf(world.voucher);
    const act = await claim(world, placed, { invoiced: 4_000n, paid: 2_000n });
    const before = (await readBudget(world)).unissued;
    await nextAt(useBy + 1n);
    await act();
    expect((await readBudget(world)).unissued).to.equal(before + 3_000n);
  });

  describe('figures', () => {
    it('asks for an invoice', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await expectRefused(world, await claim(world, placed, { invoiced: 0n }), 'ZeroAmount');
    });

    it('is refused where it comes to nothing', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await expectRefused(world, await claim(world, placed, { invoiced: 1n, paid: 1n }), 'ZeroAmount');
      await (await claim(world, placed, { invoiced: 2n, paid: 1n }))();
      expect((await readOrder(world, placed.hash)).subsidy).to.equal(1n);
    });

    it('takes an invoice up to the price', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      for (const invoiced of [10_001n, NO_CAP]) {
        await expectRefused(
          world,
          await claim(world, placed, { invoiced, paid: NO_CAP }),
          'InvoiceExceedsPrice',
          invoiced,
          10_000n,
        );
      }
      await (await claim(world, placed))();
    });

    it('asks that the enterprise has paid its part, on REIMBURSE the whole', async () => {
      const world = await loadWorld();
      for (const [lab, least] of [
        [world.party.homeLab, 5_000n],
        [world.party.poolLab, 5_000n],
        [world.party.reimburseLab, 10_000n],
      ] as const) {
        const placed = await orderIn(world, lab === world.party.reimburseLab ? 'APPROVED' : 'PLACED', { lab });
        for (const paid of [0n, least - 1n]) {
          await expectRefused(world, await claim(world, placed, { paid }), 'CoPaymentUnproved', paid, least);
        }
        await (await claim(world, placed, { paid: least }))();
      }
    });

    it('asks for nothing where the voucher covers all', async () => {
      const world = await loadWorld();
      const programme = await createProgramme(world, ISSUER, { ratioBp: 10_000 }, FACE);
      const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
      const placed = await placeOrder(world, { voucher, subsidy: 10_000n });
      await (await claim(world, placed, { paid: 0n }))();
      expect((await readOrder(world, placed.hash)).subsidy).to.equal(10_000n);
    });

    it('asks that the invoice is paid in part by the enterprise where it is smaller than the price', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await expectRefused(
        world,
        await claim(world, placed, { invoiced: 4_000n, paid: 1_999n }),
        'CoPaymentUnproved',
        1_999n,
        2_000n,
      );
      await (await claim(world, placed, { invoiced: 4_000n, paid: 2_000n }))();
    });
  });

  describe('clocks', () => {
    it('ends with the last second of the last day of redemption', async () => {
      for (const late of [false, true]) {
        const world = await loadWorld();
        const placed = await placeOrder(world);
        const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
        const act = await claim(world, placed);
        await nextAt(late ? redeemBy + 1n : redeemBy);
        if (late) await expectRefused(world, act, 'RedeemExpired', redeemBy, redeemBy + 1n);
        else await act();
      }
    });

    for (const which of ['claim', 'ticket'] as const) {
      it(`takes a ${which} until its deadline, to the second`, async () => {
        for (const late of [false, true]) {
          const world = await loadWorld();
          const placed = await placeOrder(world);
          const deadline = BigInt((await now()) + 100);
          const act = await (which === 'claim'
            ? claim(world, placed, { deadline })
            : claim(world, placed, {}, { ticketDeadline: deadline }));
          await nextAt(late ? deadline + 1n : deadline);
          if (late) await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1n);
          else await act();
        }
      });
    }
  });

  describe('states', () => {
    for (const state of STATES.slice(2)) {
      if (state === 'APPROVED') continue;
      it(`is refused when the order is ${state}`, async () => {
        const world = await loadWorld();
        const lab = state === 'VERIFIED' ? world.party.poolLab : world.party.homeLab;
        const placed = await orderIn(world, state, { lab });
        const settled = STATES.indexOf(state) >= STATES.indexOf('PAID');
        await expectRefused(
          world,
          await claim(world, placed),
          settled ? 'AlreadySettled' : 'WrongState',
          placed.hash,
          stateNumber(state),
        );
      });
    }

    it('asks for the approval where the agreement does', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world, { lab: world.party.reimburseLab });
      await expectRefused(world, await claim(world, placed), 'OrderNotApproved', placed.hash);
    });

    it('asks for the very intent of the order', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const [intent, ...rest] = await signClaim(world, placed);
      const { hash } = placed;
      for (const changed of [
        { price: intent.price + 1n },
        { subsidy: intent.subsidy + 1n },
        { category: 'ANALYSIS' },
        { lab: world.party.poolLab.account },
        { voucher: intent.voucher + 1n },
        { salt: fresh() },
      ]) {
        const act = () => world.claimDesk.claimOrder({ ...intent, ...changed }, ...rest);
        await expectRefused(world, act, 'OrderUnknown', hash);
      }
    });
  });

  describe('signatures', () => {
    it('takes both, or that of the one to be paid', async () => {
      for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
        const world = await loadWorld();
        const lab = world.party[name];
        const state = name === 'reimburseLab' ? 'APPROVED' : 'PLACED';
        const placed = await orderIn(world, state, { lab });
        const other: ClaimKeys = name === 'reimburseLab' ? { enterprise: null } : { lab: null };
        const payee = name === 'reimburseLab' ? placed.enterprise : lab;
        await expectRefused(world, await claim(world, placed, {}, other), 'BadSignature', payee.account, anyDigest);
        await (await claim(world, placed, {}, bySelf(placed)))();
        expect((await readOrder(world, placed.hash)).oneSided).to.equal(true);
        const second = await orderIn(world, state, { lab });
        await (await claim(world, second))();
        expect((await readOrder(world, second.hash)).oneSided).to.equal(false);
      }
    });

    it('refuses a wrong signature beside the right one of the payee', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const { enterprise, lab } = placed;
      const wrong: [ClaimKeys, string][] = [
        [{ enterprise: world.stranger }, enterprise.account],
        [{ enterprise: lab.key }, enterprise.account],
        [{ lab: world.stranger }, lab.account],
        [{ enterprise: null, lab: enterprise.key }, lab.account],
        [{ enterprise: null, lab: null }, lab.account],
      ];
      for (const [keys, account] of wrong) {
        await expectRefused(world, await claim(world, placed, {}, keys), 'BadSignature', account, anyDigest);
      }
    });
  });

  describe('the intake ticket', () => {
    it('is the issuing agency’s at home and on REIMBURSE, the agent’s on POOL', async () => {
      const world = await loadWorld();
      const agencies = [ISSUER, HOST, THIRD].map((region) => world.office(region, 'AGENCY'));
      const others = [...agencies, world.agentKey, world.stranger, world.office(ISSUER, 'BUREAU'), world.council];
      for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
        const placed = await orderIn(world, name === 'reimburseLab' ? 'APPROVED' : 'PLACED', { lab: world.party[name] });
        const right = name === 'poolLab' ? world.agentKey : world.office(ISSUER, 'AGENCY');
        const named = name === 'poolLab' ? world.party.agent.account : `0x${'00'.repeat(20)}`;
        for (const intake of others) {
          if (intake === right) continue;
          await expectRefused(world, await claim(world, placed, {}, { intake }), 'BadSignature', named, anyDigest);
        }
        await (await claim(world, placed, {}, { intake: right }))();
      }
    });

    it('is for these figures and no others', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const right = draftClaim(placed);
      const changes: Partial<Claim>[] = [
        { order: fresh() },
        { nullifier: fresh() },
        { invoiced: right.invoiced + 1n },
        { paid: right.paid + 1n },
      ];
      for (const change of changes) {
        await expectRefused(
          world,
          await claim(world, placed, right, { ticketFor: { ...right, ...change } }),
          'BadSignature',
          `0x${'00'.repeat(20)}`,
          anyDigest,
        );
      }
      await (await claim(world, placed, right, { ticketFor: { ...right, evidence: fresh(), deadline: 0n } }))();
    });

    it('of an office that was revoked counts no more', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const act = await claim(world, placed);
      const agency = world.office(ISSUER, 'AGENCY');
      await world.offices.connect(agency).renounceRole((BigInt(ISSUER) << 8n) | 3n, agency.address);
      await expectRefused(world, act, 'BadSignature', `0x${'00'.repeat(20)}`, anyDigest);
    });
  });

  describe('invoices', () => {
    it('count once, in whatever region and programme', async () => {
      const world = await loadWorld();
      const first = await placeOrder(world);
      const { nullifier } = await claimOrder(world, first);
      for (const lab of [world.party.homeLab, world.party.poolLab]) {
        const placed = await placeOrder(world, { lab });
        await expectRefused(
          world,
          await claim(world, placed, { nullifier }),
          'DuplicateInvoice',
          nullifier,
          first.hash,
        );
      }
    });

    it('count still when paid or clawed back', async () => {
      for (const state of ['PAID', 'CLAWED_BACK', 'DISPUTED'] as const) {
        const world = await loadWorld();
        const first = await orderIn(world, state);
        const events = await world.claimDesk.queryFilter(world.claimDesk.filters.OrderClaimed(first.hash));
        const nullifier = events[0]?.args.claim.nullifier ?? '';
        const placed = await placeOrder(world);
        await expectRefused(
          world,
          await claim(world, placed, { nullifier }),
          'DuplicateInvoice',
          nullifier,
          first.hash,
        );
      }
    });

    it('can be claimed again when a dispute released the order, and then not a third time', async () => {
      const world = await loadWorld();
      const first = await placeOrder(world);
      const { nullifier } = await claimOrder(world, first);
      await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(first.hash, fresh());
      await resolveOrder(world, first, 'RELEASE');
      const second = await placeOrder(world);
      await claimOrder(world, second, { nullifier });
      expect(await world.claimDesk.invoiceOrder(nullifier)).to.equal(second.hash);
      const third = await placeOrder(world);
      await expectRefused(
        world,
        await claim(world, third, { nullifier }),
        'DuplicateInvoice',
        nullifier,
        second.hash,
      );
    });

    it('are not used up by a claim that is refused', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const nullifier = id('invoice');
      await expectRefused(
        world,
        await claim(world, placed, { nullifier, paid: 0n }),
        'CoPaymentUnproved',
        0n,
        5_000n,
      );
      expect(await world.claimDesk.invoiceOrder(nullifier)).to.equal(`0x${'00'.repeat(32)}`);
      await claimOrder(world, placed, { nullifier });
    });
  });

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const act = await claim(world, placed);
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, act, 'Paused');
  });
});

describe('ClaimDesk: confirmClaim', () => {
  for (const name of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
    it(`is the other party’s, CLAIMED and DISPUTED (${name})`, async () => {
      for (const disputed of [false, true]) {
        const world = await loadWorld();
        const lab = world.party[name];
        const placed = await orderIn(world, name === 'reimburseLab' ? 'APPROVED' : 'PLACED', { lab });
        await claimOrder(world, placed, {}, bySelf(placed));
        if (disputed) {
          await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(placed.hash, fresh());
        }
        const [other, payee] = name === 'reimburseLab' ? [lab, placed.enterprise] : [placed.enterprise, lab];
        for (const key of [payee.key, world.stranger, world.agentKey]) {
          const wrong = await signConfirmation(world, placed.hash, key);
          await expectRefused(world, () => world.claimDesk.confirmClaim(...wrong), 'Unauthorized', other.account);
        }
        const right = await signConfirmation(world, placed.hash, other.key);
        const before = await readOrder(world, placed.hash);
        await expect(world.claimDesk.confirmClaim(...right))
          .to.emit(world.claimDesk, 'ClaimConfirmed')
          .withArgs(placed.hash);
        expect(await readOrder(world, placed.hash)).to.deep.equal({ ...before, oneSided: false });
        await expectRefused(
          world,
          () => world.claimDesk.confirmClaim(...right),
          'WrongState',
          placed.hash,
          stateNumber(disputed ? 'DISPUTED' : 'CLAIMED'),
        );
      }
    });
  }

  it('is refused for a claim that both have signed', async () => {
    const world = await loadWorld();
    const placed = await orderIn(world, 'CLAIMED');
    const right = await signConfirmation(world, placed.hash, placed.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...right),
      'WrongState',
      placed.hash,
      stateNumber('CLAIMED'),
    );
  });

  it('is refused for other states and unknown orders', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const early = await signConfirmation(world, placed.hash, placed.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...early),
      'WrongState',
      placed.hash,
      stateNumber('PLACED'),
    );
    const none = await signConfirmation(world, id('none'), placed.enterprise.key);
    await expectRefused(world, () => world.claimDesk.confirmClaim(...none), 'OrderUnknown', id('none'));
    const paid = await orderIn(world, 'PAID');
    const late = await signConfirmation(world, paid.hash, paid.enterprise.key);
    await expectRefused(
      world,
      () => world.claimDesk.confirmClaim(...late),
      'AlreadySettled',
      paid.hash,
      stateNumber('PAID'),
    );
  });

  it('takes an intent until its deadline, to the second', async () => {
    for (const late of [false, true]) {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await claimOrder(world, placed, {}, bySelf(placed));
      const deadline = BigInt((await now()) + 100);
      const signed = await signConfirmation(world, placed.hash, placed.enterprise.key, deadline);
      const act = () => world.claimDesk.confirmClaim(...signed);
      await nextAt(late ? deadline + 1n : deadline);
      if (late) await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1n);
      else await act();
    }
  });
});
