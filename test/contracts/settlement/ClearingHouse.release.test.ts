import { expect } from 'chai';
import { cancelOrder, claimOrder, resolveOrder } from '../support/claims.ts';
import { HOST_FREE, agreeOnClearing, booksOf, loadClearing } from '../support/clearing.ts';
import { dayOf, moveTo, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, readOrder, signOrder } from '../support/orders.ts';
import type { Placed } from '../support/orders.ts';
import { issueVoucher } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import { FACE } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const intake = (world: World) => ({ intake: world.office(FAR, 'AGENCY') });

/** How an order of 10000 with 5000 of subsidy lets go of money: how much, and what state that leaves. */
const releases: {
  readonly [name: string]: {
    readonly act: (world: World, placed: Placed) => Promise<unknown>;
    readonly released: bigint;
    readonly state: string;
  };
} = {
  'is cancelled': { act: cancelOrder, released: 5_000n, state: 'CANCELLED' },
  'has run out': {
    act: async (world, placed) => {
      await moveTo((await world.voucherToken.clocksOf(placed.intent.voucher)).redeemBy + 1n);
      await world.orderDesk.expireOrder(placed.hash);
    },
    released: 5_000n,
    state: 'EXPIRED',
  },
  'is claimed for less': {
    act: (world, placed) => claimOrder(world, placed, { invoiced: 6_000n, paid: 3_000n }, intake(world)),
    released: 2_000n,
    state: 'CLAIMED',
  },
  'is released by both agencies': {
    act: async (world, placed) => {
      await claimOrder(world, placed, { paid: 5_000n }, intake(world));
      await world.claimDesk.connect(world.office(ISSUER, 'AGENCY')).disputeOrder(placed.hash, fresh());
      await resolveOrder(world, placed, 'RELEASE');
    },
    released: 5_000n,
    state: 'REJECTED',
  },
};

describe('ClearingHouse: an order that', () => {
  for (const [name, { act, released, state }] of Object.entries(releases)) {
    it(`${name} gives money, headroom, quota and exposure back`, async () => {
      const world = await loadClearing();
      await world.treasury.connect(world.council).setNetDebitCap(ISSUER, 5_000n);
      await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 5_000n);
      await agreeOnClearing(world, { exposureCap: 5_000n });
      const placed = await placeOrder(world, { lab: world.party.farLab });
      await act(world, placed);
      expect((await readOrder(world, placed.hash)).state).to.equal(state);

      const kept = 5_000n - released;
      expect(await booksOf(world, FAR)).to.include({ free: HOST_FREE - kept, owed: 0n, reservedAsHost: kept });
      expect(await booksOf(world, ISSUER)).to.include({ locked: 0n, reservedAsIssuer: kept });
      expect([...(await world.treasury.obligationOf(ISSUER, FAR))]).to.deep.equal([0n, kept]);

      // All three limits stand at 5000: what came back may be ordered again, and not a fen more.
      const voucher = await issueVoucher(world, world.programme, world.party.enterprise, FACE, 2);
      const contractDay = dayOf(await now());
      const draft = (subsidy: bigint) => ({ lab: world.party.farLab, voucher, price: 12_000n, subsidy, contractDay });
      const tooMuch = await signOrder(world, draft(released + 1n));
      const place = () => world.orderDesk.placeOrder(...tooMuch);
      await expectRefused(world, place, 'ExposureCapExceeded', 5_001n, 5_000n);
      await agreeOnClearing(world);
      await expectRefused(world, place, 'AcceptanceQuotaExceeded', 5_001n, 5_000n);
      await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 5_001n);
      await expectRefused(world, place, 'NetDebitCapExceeded', 5_001n, 5_000n);
      await placeOrder(world, draft(released));
    });
  }
});
