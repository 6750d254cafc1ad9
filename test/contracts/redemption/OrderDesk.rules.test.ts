import { expect } from 'chai';
import { draftTerms, signAgreement } from '../support/agreements.ts';
import { orderIn } from '../support/claims.ts';
import { createCompact, joinCompact } from '../support/compacts.ts';
import { DAY, START_DAY, nextAt, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { placeOrder, readOrder, signOrder } from '../support/orders.ts';
import type { OrderDraft } from '../support/orders.ts';
import { registerParty } from '../support/parties.ts';
import { NO_CAP, createProgramme, issueVoucher } from '../support/programmes.ts';
import type { Rules } from '../support/programmes.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import { FACE, POOL, loadWorld } from '../support/worldFixture.ts';
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

describe('OrderDesk: the rules of an order', () => {
  describe('clocks', () => {
    it('takes a contract of the day of issue, an older one only where the programme says so', async () => {
      const world = await loadWorld();
      const old = { contractDay: START_DAY - 1 };
      await expectRefused(world, await place(world, old), 'Retroactive', START_DAY - 1, START_DAY);
      await placeOrder(world, { contractDay: START_DAY });
      await placeOrder(world, { ...old, voucher: await voucherUnder(world, { retroactive: true }) });
    });

    it('ends with the last second of the last day of use', async () => {
      for (const late of [false, true]) {
        const world = await loadWorld();
        const { useBy } = await world.voucherToken.clocksOf(world.voucher);
        const act = await place(world);
        await nextAt(late ? useBy + 1n : useBy);
        if (late) await expectRefused(world, act, 'UseExpired', useBy, useBy + 1n);
        else await act();
      }
    });

    it('ends with the last second of the programme where that is earlier', async () => {
      for (const late of [false, true]) {
        const world = await loadWorld();
        const useBy = BigInt((await now()) + 3 * DAY);
        const act = await place(world, { voucher: await voucherUnder(world, { useBy }) });
        await nextAt(late ? useBy + 1n : useBy);
        if (late) await expectRefused(world, act, 'UseExpired', useBy, useBy + 1n);
        else await act();
      }
    });
  });

  describe('recognition', () => {
    it('asks for an agreement or a compact', async () => {
      const world = await loadWorld();
      const lab = world.party.farLab;
      await expectRefused(world, await place(world, { lab }), 'NotRecognised', ISSUER, FAR);
      const compact = await createCompact(world, draftTerms('REIMBURSE'));
      await joinCompact(world, compact, ISSUER);
      await joinCompact(world, compact, FAR);
      await placeOrder(world, { lab });
      await world.recognition.connect(world.office(FAR, 'ADMIN')).leaveCompact(compact, FAR);
      await expectRefused(world, await place(world, { lab }), 'NotRecognised', ISSUER, FAR);
    });

    it('does not take a lab that its own region has struck out, at home either', async () => {
      const world = await loadWorld();
      const { homeLab, poolLab } = world.party;
      for (const [lab, region] of [
        [homeLab, ISSUER],
        [poolLab, HOST],
      ] as const) {
        const agency = world.recognition.connect(world.office(region, 'AGENCY'));
        await agency.delistLab(lab.account, region);
        await expectRefused(world, await place(world, { lab }), 'LabNotListed', lab.account);
        await agency.endorseLab(lab.account, region);
        await placeOrder(world, { lab });
      }
    });

    it('takes a lab of a joint catalogue when every member has endorsed it', async () => {
      const world = await loadWorld();
      const lab = world.party.farLab;
      const compact = await createCompact(world, draftTerms('REIMBURSE'), true);
      await joinCompact(world, compact, ISSUER);
      await joinCompact(world, compact, FAR);
      await expectRefused(world, await place(world, { lab }), 'LabNotListed', lab.account);
      await world.recognition.connect(world.office(ISSUER, 'AGENCY')).endorseLab(lab.account, ISSUER);
      await placeOrder(world, { lab });
    });

    it('asks programme, agreement and lab for the category', async () => {
      const world = await loadWorld();
      const analysis = { category: 'ANALYSIS' };
      const refused = async (draft: OrderDraft) =>
        expectRefused(world, await place(world, draft), 'CategoryNotCovered', draft.category);
      await refused({ category: 'UNHEARD' });
      await refused({ category: '' });
      await refused({ category: 'analysis' });
      const voucher = await voucherUnder(world, { categories: 0b101n });
      await refused({ ...analysis, voucher });
      await placeOrder(world, { category: 'CALIBRATION', voucher });
      const choosy = await registerParty(world, { kind: 'LAB', region: ISSUER, categories: 0b101n });
      await refused({ ...analysis, lab: choosy });
      await placeOrder(world, { category: 'TESTING', lab: choosy });
      await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { categories: 0b101n }));
      await refused({ ...analysis, lab: world.party.farLab });
      await placeOrder(world, { category: 'TESTING', lab: world.party.farLab });
    });
  });

  describe('amounts', () => {
    it('pays at most the ratio of the price, rounded down to the fen', async () => {
      const world = await loadWorld();
      const voucher = await voucherUnder(world, { ratioBp: 3_333 });
      const most = (9_999n * 3_333n) / 10_000n;
      await expectRefused(
        world,
        await place(world, { voucher, price: 9_999n, subsidy: most + 1n }),
        'CoPaymentTooLow',
        most + 1n,
        most,
      );
      await placeOrder(world, { voucher, price: 9_999n, subsidy: most });
    });

    it('is not confused by the largest figures', async () => {
      const world = await loadWorld();
      const most = (NO_CAP * 5_000n) / 10_000n;
      await expectRefused(
        world,
        await place(world, { price: NO_CAP, subsidy: NO_CAP }),
        'CoPaymentTooLow',
        NO_CAP,
        most,
      );
      await expectRefused(world, await place(world, { price: NO_CAP, subsidy: most }), 'BalanceTooLow', most, FACE);
      await placeOrder(world, { price: NO_CAP, subsidy: FACE });
    });

    it('pays at most the ceiling of the agreement', async () => {
      const world = await loadWorld();
      await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { ratioBp: 1_000 }));
      const lab = world.party.farLab;
      await expectRefused(world, await place(world, { lab, subsidy: 1_001n }), 'CoPaymentTooLow', 1_001n, 1_000n);
      await placeOrder(world, { lab, subsidy: 1_000n });
    });

    it('pays at most what is left of the voucher', async () => {
      const world = await loadWorld();
      await expectRefused(
        world,
        await place(world, { price: 4n * FACE, subsidy: FACE + 1n }),
        'BalanceTooLow',
        FACE + 1n,
        FACE,
      );
      await placeOrder(world, { price: 4n * FACE, subsidy: FACE });
      await expectRefused(world, await place(world, { subsidy: 1n }), 'BalanceTooLow', 1n, 0n);
    });

    it('pays nothing from a voucher that was revoked or has expired', async () => {
      const world = await loadWorld();
      await world.voucherToken.connect(world.office(ISSUER, 'BUREAU')).revokeVoucher(world.voucher);
      await expectRefused(world, await place(world), 'BalanceTooLow', 5_000n, 0n);
    });

    it('pays multiples of the unit', async () => {
      const world = await loadWorld();
      const voucher = await voucherUnder(world, { unit: 100n });
      for (const subsidy of [1n, 99n, 101n]) {
        await expectRefused(world, await place(world, { voucher, subsidy }), 'UnitMismatch', subsidy, 100n);
      }
      await placeOrder(world, { voucher, subsidy: 100n });
    });

    it('pays at most the cap of one order', async () => {
      const world = await loadWorld();
      const voucher = await voucherUnder(world, { orderCap: 4_000n });
      await expectRefused(world, await place(world, { voucher, subsidy: 4_001n }), 'OrderCapExceeded', 4_001n, 4_000n);
      await placeOrder(world, { voucher, subsidy: 4_000n });
      await placeOrder(world, { voucher, subsidy: 4_000n });
    });

    it('pays at most the cap of the first use, over the open orders of the group, until one is paid', async () => {
      const world = await loadWorld();
      const voucher = await voucherUnder(world, { firstUseCap: 6_000n });
      await orderIn(world, 'PAID'); // of another series
      const open = await placeOrder(world, { voucher, subsidy: 2_000n });
      await expectRefused(
        world,
        await place(world, { voucher, subsidy: 4_001n }),
        'FirstUseCapExceeded',
        4_001n,
        4_000n,
      );
      await orderIn(world, 'PAID', { voucher, subsidy: 4_000n });
      const next = await placeOrder(world, { voucher, subsidy: 5_000n });
      expect((await readOrder(world, open.hash)).firstUse).to.equal(true);
      expect((await readOrder(world, next.hash)).firstUse).to.equal(false);
    });

    it('pays at most the cap of the year', async () => {
      const world = await loadWorld();
      const voucher = await voucherUnder(world, { annualCap: 6_000n });
      await placeOrder(world, { voucher });
      await expectRefused(world, await place(world, { voucher, subsidy: 1_001n }), 'AnnualCapExceeded', 1_001n, 1_000n);
      await placeOrder(world, { voucher, subsidy: 1_000n });
    });
  });

  describe('money', () => {
    it('stays within the exposure of the pair, reserved and paid together, by the fen', async () => {
      const world = await loadWorld();
      const lab = world.party.farLab;
      await signAgreement(world, ISSUER, FAR, draftTerms('REIMBURSE', { exposureCap: 12_000n }));
      await orderIn(world, 'PAID', { lab });
      await orderIn(world, 'CANCELLED', { lab });
      await placeOrder(world, { lab });
      await expectRefused(world, await place(world, { lab, subsidy: 2_001n }), 'ExposureCapExceeded', 12_001n, 12_000n);
      await placeOrder(world, { lab, subsidy: 2_000n });
    });

    it('stays within the pool, by the fen', async () => {
      const world = await loadWorld();
      const lab = world.party.poolLab;
      const voucher = await voucherUnder(world, {}, 2n * POOL);
      const draft = { lab, voucher, price: 4n * POOL };
      await expectRefused(world, await place(world, { ...draft, subsidy: POOL + 1n }), 'PoolShort', POOL + 1n, POOL);
      await placeOrder(world, { ...draft, subsidy: POOL });
      await expectRefused(world, await place(world, { lab, subsidy: 1n }), 'PoolShort', 1n, 0n);
    });
  });
});
