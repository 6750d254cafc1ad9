import { expect } from 'chai';
import { draftTerms, railOf, signAgreement } from '../support/agreements.ts';
import { orderIn, signClaim } from '../support/claims.ts';
import type { Claim, ClaimKeys } from '../support/claims.ts';
import { nextAt, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { STATES, placeOrder, readOrder, stateNumber } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { NO_CAP, createProgramme, issueVoucher } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { FACE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const claim = async (world: World, placed: Placed, changes: Partial<Claim> = {}, keys: ClaimKeys = {}) => {
  const signed = await signClaim(world, placed, changes, keys);
  return () => world.claimDesk.claimOrder(...signed);
};

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
    await (
      await claim(world, placed)
    )();
    expect((await readOrder(world, placed.hash)).subsidy).to.equal(1_000n);
  });

  it('keeps the ceiling of the agreement that it was placed under', async () => {
    const world = await loadWorld();
    const lab = world.party.farLab;
    await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: 2_000 }));
    const placed = await placeOrder(world, { lab, subsidy: 2_000n });
    await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: 100 }));
    await (
      await claim(world, placed, { invoiced: 5_000n, paid: 5_000n })
    )();
    expect((await readOrder(world, placed.hash)).subsidy).to.equal(1_000n);
  });

  it('releases pool money and exposure with the rest', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world, { lab: world.party.poolLab });
    await (
      await claim(world, placed, { invoiced: 4_000n, paid: 2_000n })
    )();
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
      await (
        await claim(world, placed, { invoiced: 2n, paid: 1n })
      )();
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
      await (
        await claim(world, placed)
      )();
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
        await (
          await claim(world, placed, { paid: least })
        )();
      }
    });

    it('asks for nothing where the voucher covers all', async () => {
      const world = await loadWorld();
      const programme = await createProgramme(world, ISSUER, { ratioBp: 10_000 }, FACE);
      const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
      const placed = await placeOrder(world, { voucher, subsidy: 10_000n });
      await (
        await claim(world, placed, { paid: 0n })
      )();
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
      await (
        await claim(world, placed, { invoiced: 4_000n, paid: 2_000n })
      )();
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

  it('is refused while the system is paused', async () => {
    const world = await loadWorld();
    const placed = await placeOrder(world);
    const act = await claim(world, placed);
    await world.registry.connect(world.guardian).pause();
    await expectRefused(world, act, 'Paused');
  });
});
