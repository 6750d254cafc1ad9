import { expect } from 'chai';
import { id } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { railOf } from '../support/agreements.ts';
import { claimOrder, orderIn } from '../support/claims.ts';
import { DAY, nextAt } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { STATES, placeOrder, readOrder, signCancellation, stateNumber } from '../support/orders.ts';
import type { OrderKeys, Placed, State } from '../support/orders.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import { HOST, ISSUER, THIRD } from '../support/regions.ts';
import { BUDGET, FACE, POOL, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const TERM = 90 * DAY;

const cancel = async (world: World, order: string, keys: OrderKeys) => {
  const signed = await signCancellation(world, order, keys);
  return () => world.orderDesk.cancelOrder(...signed);
};

const left = (world: World) => world.voucherToken.balanceOf(world.party.enterprise.account, world.voucher);

/** The value and every reservation are where they were before the order. */
async function expectReleased(world: World): Promise<void> {
  expect(await left(world)).to.equal(FACE);
  expect([...(await world.programmes.budgetOf(world.programme))]).to.deep.equal([BUDGET - FACE, FACE, 0n, 0n]);
  expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL, 0n]);
  expect(await world.treasury.exposureOf(railOf('POOL'), ISSUER, HOST)).to.equal(0n);
  expect(await world.treasury.exposureOf(railOf('REIMBURSE'), ISSUER, THIRD)).to.equal(0n);
}

/** Whether a state is final, and so `AlreadySettled` rather than `WrongState`. */
const isFinal = (state: State): boolean => STATES.indexOf(state) >= STATES.indexOf('PAID');

const refusalOf = (placed: Placed, state: State) =>
  [isFinal(state) ? 'AlreadySettled' : 'WrongState', placed.hash, stateNumber(state)] as const;

describe('OrderDesk', () => {
  describe('approveOrder', () => {
    it('is reported, and lets the order be claimed', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world, { lab: world.party.reimburseLab });
      await expect(world.orderDesk.connect(world.office(ISSUER, 'AGENCY')).approveOrder(placed.hash))
        .to.emit(world.orderDesk, 'OrderApproved')
        .withArgs(placed.hash);
      expect((await readOrder(world, placed.hash)).state).to.equal('APPROVED');
      await claimOrder(world, placed);
    });

    it('leaves the clock of the order running', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world, { lab: world.party.reimburseLab });
      const { since } = await readOrder(world, placed.hash);
      await nextAt(since + 10 * DAY);
      await world.orderDesk.connect(world.office(ISSUER, 'AGENCY')).approveOrder(placed.hash);
      expect((await readOrder(world, placed.hash)).since).to.equal(since);
    });

    it('is not for agreements that do not ask for it', async () => {
      const world = await loadWorld();
      const agency = world.orderDesk.connect(world.office(ISSUER, 'AGENCY'));
      for (const lab of [world.party.homeLab, world.party.poolLab]) {
        const placed = await placeOrder(world, { lab });
        await expectRefused(world, () => agency.approveOrder(placed.hash), ...refusalOf(placed, 'PLACED'));
      }
    });

    for (const state of ['APPROVED', 'CLAIMED', 'ACCEPTED', 'DISPUTED', 'PAID', 'CANCELLED', 'REJECTED'] as const) {
      it(`is refused when the order is ${state}`, async () => {
        const world = await loadWorld();
        const placed = await orderIn(world, state, { lab: world.party.reimburseLab });
        const agency = world.orderDesk.connect(world.office(ISSUER, 'AGENCY'));
        await expectRefused(world, () => agency.approveOrder(placed.hash), ...refusalOf(placed, state));
      });
    }
  });

  describe('cancelOrder', () => {
    for (const lab of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
      it(`gives everything back (${lab})`, async () => {
        const world = await loadWorld();
        const placed = await placeOrder(world, { lab: world.party[lab] });
        const act = await cancel(world, placed.hash, { lab: placed.lab.key });
        await expect(act()).to.emit(world.orderDesk, 'OrderCancelled').withArgs(placed.hash, 5_000n);
        expect((await readOrder(world, placed.hash)).state).to.equal('CANCELLED');
        await expectReleased(world);
      });
    }

    it('is done by the lab alone, or with the enterprise, at once', async () => {
      const world = await loadWorld();
      for (const both of [false, true]) {
        const placed = await placeOrder(world);
        const keys = both ? { enterprise: placed.enterprise.key, lab: placed.lab.key } : { lab: placed.lab.key };
        await (
          await cancel(world, placed.hash, keys)
        )();
      }
      await expectReleased(world);
    });

    it('is done by the enterprise alone 90 days after the order, to the second', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const { since } = await readOrder(world, placed.hash);
      const act = await cancel(world, placed.hash, { enterprise: placed.enterprise.key });
      await nextAt(since + TERM - 1);
      await expectRefused(world, act, 'NotDue', since + TERM, since + TERM - 1);
      await nextAt(since + TERM);
      await act();
    });

    it('cancels an approved order too', async () => {
      const world = await loadWorld();
      const placed = await orderIn(world, 'APPROVED', { lab: world.party.reimburseLab });
      await (
        await cancel(world, placed.hash, { lab: placed.lab.key })
      )();
      await expectReleased(world);
    });

    it('gives back to the un-issued pool once the voucher can no longer be ordered against, to the second', async () => {
      for (const late of [false, true]) {
        const world = await loadWorld();
        const placed = await placeOrder(world);
        const { useBy } = await world.voucherToken.clocksOf(world.voucher);
        const act = await cancel(world, placed.hash, { lab: placed.lab.key });
        await nextAt(late ? useBy + 1n : useBy);
        await act();
        expect(await left(world)).to.equal(late ? FACE - 5_000n : FACE);
        const [unissued, outstanding] = await world.programmes.budgetOf(world.programme);
        expect([unissued, outstanding]).to.deep.equal(
          late ? [BUDGET - FACE + 5_000n, FACE - 5_000n] : [BUDGET - FACE, FACE],
        );
      }
    });

    it('takes an intent until its deadline, to the second', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const deadline = BigInt((await readOrder(world, placed.hash)).since + 100);
      const signed = await signCancellation(world, placed.hash, { lab: placed.lab.key }, deadline);
      const act = () => world.orderDesk.cancelOrder(...signed);
      await nextAt(deadline + 1n);
      await expectRefused(world, act, 'SignatureExpired', deadline, deadline + 1n);
      const again = await loadWorld();
      const other = await placeOrder(again);
      const inTime = await signCancellation(again, other.hash, { lab: other.lab.key }, deadline);
      await nextAt(deadline);
      await again.orderDesk.cancelOrder(...inTime);
    });

    it('is refused where one of two signatures is another’s', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const { enterprise, lab } = placed;
      const wrong: [OrderKeys, string][] = [
        [{}, enterprise.account],
        [{ enterprise: lab.key }, enterprise.account],
        [{ lab: enterprise.key }, lab.account],
        [{ enterprise: world.stranger, lab: lab.key }, enterprise.account],
        [{ enterprise: enterprise.key, lab: world.stranger }, lab.account],
      ];
      for (const [keys, account] of wrong) {
        await expectRefused(world, await cancel(world, placed.hash, keys), 'BadSignature', account, anyHash);
      }
    });

    for (const state of STATES.slice(1)) {
      if (state === 'PLACED' || state === 'APPROVED' || state === 'VERIFIED') continue;
      it(`is refused when the order is ${state}`, async () => {
        const world = await loadWorld();
        const placed = await orderIn(world, state);
        await expectRefused(
          world,
          await cancel(world, placed.hash, { lab: placed.lab.key }),
          ...refusalOf(placed, state),
        );
      });
    }

    it('is refused while the system is paused', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await world.registry.connect(world.guardian).pause();
      await expectRefused(world, await cancel(world, placed.hash, { lab: placed.lab.key }), 'Paused');
    });

    it('is for the order that it names', async () => {
      const world = await loadWorld();
      const [one, two] = [await placeOrder(world), await placeOrder(world)];
      const [intent, enterprise, lab] = await signCancellation(world, one.hash, { lab: one.lab.key });
      await expectRefused(
        world,
        () => world.orderDesk.cancelOrder({ ...intent, order: two.hash }, enterprise, lab),
        'BadSignature',
        two.lab.account,
        anyHash,
      );
      await expectRefused(
        world,
        () => world.orderDesk.cancelOrder({ ...intent, order: id('none') }, enterprise, lab),
        'OrderUnknown',
        id('none'),
      );
    });
  });

  describe('expireOrder', () => {
    for (const lab of ['homeLab', 'poolLab', 'reimburseLab'] as const) {
      it(`comes with the second after the last day of redemption (${lab})`, async () => {
        const world = await loadWorld();
        const placed = await placeOrder(world, { lab: world.party[lab] });
        const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
        await nextAt(redeemBy);
        await expectRefused(world, () => world.orderDesk.expireOrder(placed.hash), 'NotDue', redeemBy + 1n, redeemBy);
        await nextAt(redeemBy + 1n);
        await expect(world.orderDesk.expireOrder(placed.hash))
          .to.emit(world.orderDesk, 'OrderExpired')
          .withArgs(placed.hash, 5_000n);
        expect((await readOrder(world, placed.hash)).state).to.equal('EXPIRED');
        expect([...(await world.programmes.budgetOf(world.programme))]).to.deep.equal([
          BUDGET - FACE + 5_000n,
          FACE - 5_000n,
          0n,
          0n,
        ]);
        expect([...(await world.treasury.poolOf(ISSUER, HOST))]).to.deep.equal([POOL, 0n]);
      });
    }

    it('gives back to the voucher where that may still be ordered against', async () => {
      const world = await loadWorld();
      const programme = await createProgramme(world, ISSUER, { useDays: 9, redeemDays: 2 }, FACE);
      const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
      const placed = await placeOrder(world, { voucher });
      const { redeemBy } = await world.voucherToken.clocksOf(voucher);
      await nextAt(redeemBy + 1n);
      await world.orderDesk.expireOrder(placed.hash);
      expect(await world.voucherToken.balanceOf(world.party.enterprise.account, voucher)).to.equal(FACE);
    });

    it('comes with the last second of the programme where that is earlier', async () => {
      const world = await loadWorld();
      const redeemBy = (await readOrder(world, (await placeOrder(world)).hash)).since + 5 * DAY;
      const programme = await createProgramme(world, ISSUER, { redeemBy: BigInt(redeemBy) }, FACE);
      const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
      const placed = await placeOrder(world, { voucher });
      await nextAt(redeemBy);
      await expectRefused(world, () => world.orderDesk.expireOrder(placed.hash), 'NotDue', redeemBy + 1, redeemBy);
      await nextAt(redeemBy + 1);
      await world.orderDesk.expireOrder(placed.hash);
    });

    it('expires an approved order, and none that was claimed', async () => {
      const world = await loadWorld();
      const approved = await orderIn(world, 'APPROVED', { lab: world.party.reimburseLab });
      const claimed = await orderIn(world, 'CLAIMED');
      const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
      await nextAt(redeemBy + 1n);
      await world.orderDesk.expireOrder(approved.hash);
      await expectRefused(world, () => world.orderDesk.expireOrder(claimed.hash), ...refusalOf(claimed, 'CLAIMED'));
    });

    it('is refused while the system is paused', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
      await world.registry.connect(world.guardian).pause();
      await nextAt(redeemBy + 1n);
      await expectRefused(world, () => world.orderDesk.expireOrder(placed.hash), 'Paused');
    });
  });

  describe('orderWord and orderWords', () => {
    it('are zero for an order that nobody placed', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      expect(await world.orderDesk.orderWord(id('none'))).to.equal(0n);
      const words = await world.orderDesk.orderWords([id('none'), placed.hash]);
      expect([...words]).to.deep.equal([0n, await world.orderDesk.orderWord(placed.hash)]);
    });
  });

  describe('eip712Domain', () => {
    it('names Tongdui, its version, this chain and the desk', async () => {
      const world = await loadWorld();
      for (const contract of [world.orderDesk, world.claimDesk, world.treasury]) {
        const domain = await contract.eip712Domain();
        expect([...domain].slice(0, 6)).to.deep.equal([
          '0x0f',
          'Tongdui',
          '1',
          31_337n,
          await contract.getAddress(),
          `0x${'00'.repeat(32)}`,
        ]);
        expect([...domain.extensions]).to.deep.equal([]);
      }
    });
  });
});
