import { expect } from 'chai';
import { claimOrder } from '../support/claims.ts';
import {
  HOST_FREE,
  acceptedAbroad,
  agreeOnClearing,
  booksOf,
  impose,
  loadClearing,
  owedBetween,
  paidAbroad,
} from '../support/clearing.ts';
import { climb } from '../support/climb.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { placeOrder, signOrder } from '../support/orders.ts';
import { NO_CAP } from '../support/programmes.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { appropriate } from '../support/treasury.ts';
import { BUDGET, FREE } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const order = (world: World, subsidy = 5_000n) =>
  placeOrder(world, { lab: world.party.farLab, price: subsidy * 2n, subsidy });
/** The same order, to be tried again and again. */
const trying = async (world: World, subsidy = 5_000n) => {
  const signed = await signOrder(world, { lab: world.party.farLab, price: subsidy * 2n, subsidy });
  return () => world.orderDesk.placeOrder(...signed);
};
const refuse = async (world: World, subsidy: bigint, error: string, ...figures: unknown[]) =>
  expectRefused(world, await trying(world, subsidy), error, ...figures);
const setCap = (world: World, cap: bigint) => world.treasury.connect(world.council).setNetDebitCap(ISSUER, cap);
const setQuota = (world: World, quota: bigint) =>
  world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, quota);
const pair = async (world: World) => [...(await world.treasury.obligationOf(ISSUER, FAR))];

const nothing = { encumbered: 0n, locked: 0n, owed: 0n, reservedAsIssuer: 0n, reservedAsHost: 0n };
const issuerAtFirst = { ...nothing, free: FREE, encumbered: BUDGET };

describe('ClearingHouse: an order', () => {
  it('sets the host treasury’s money aside, and leaves the issuer’s where it is', async () => {
    const world = await loadClearing();
    await order(world);
    expect(await booksOf(world, FAR)).to.deep.equal({ ...nothing, free: HOST_FREE - 5_000n, reservedAsHost: 5_000n });
    expect(await booksOf(world, ISSUER)).to.deep.equal({ ...issuerAtFirst, reservedAsIssuer: 5_000n });
    expect(await pair(world)).to.deep.equal([0n, 5_000n]);
  });

  it('takes the last fen of the host treasury and not one more', async () => {
    const world = await loadClearing();
    await order(world, HOST_FREE - 4_999n);
    await refuse(world, 5_000n, 'TreasuryShort', 5_000n, 4_999n);
    await order(world, 4_999n);
    expect((await booksOf(world, FAR)).free).to.equal(0n);
  });

  it('reports the broken limits in the order of the errors', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await order(world, HOST_FREE - 9_999n);
    const figure = HOST_FREE + 1n;
    await agreeOnClearing(world, { exposureCap: figure - 1n });
    await setQuota(world, figure - 1n);
    await setCap(world, figure - 1n);
    await climb(world, await trying(world), [
      {
        error: 'ExposureCapExceeded',
        figures: [figure, figure - 1n],
        repair: () => agreeOnClearing(world, { exposureCap: figure }),
      },
      { error: 'AcceptanceQuotaExceeded', figures: [figure, figure - 1n], repair: () => setQuota(world, figure) },
      { error: 'NetDebitCapExceeded', figures: [figure, figure - 1n], repair: () => setCap(world, figure) },
      { error: 'TreasuryShort', figures: [5_000n, 4_999n], repair: () => appropriate(world, FAR, 1n) },
    ]);
  });
});

describe('ClearingHouse: the exposure cap', () => {
  it('counts what is owed and what is reserved on the pair, to the fen', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await order(world, 2_000n);
    await agreeOnClearing(world, { exposureCap: 10_000n });
    await refuse(world, 3_001n, 'ExposureCapExceeded', 10_001n, 10_000n);
    await order(world, 3_000n);
    expect(await pair(world)).to.deep.equal([5_000n, 5_000n]);
  });

  it('does not count the other direction or other pairs', async () => {
    const world = await loadClearing();
    await impose(world, [
      { debtor: FAR, creditor: ISSUER, amount: 70_000n },
      { debtor: HOST, creditor: FAR, amount: 70_000n },
      { debtor: ISSUER, creditor: HOST, amount: 70_000n },
    ]);
    await agreeOnClearing(world, { exposureCap: 5_000n });
    await order(world);
  });

  it('is that of the terms at the time of the order', async () => {
    const world = await loadClearing();
    await order(world);
    await agreeOnClearing(world, { exposureCap: 4_999n });
    await refuse(world, 1n, 'ExposureCapExceeded', 5_001n, 4_999n);
    await agreeOnClearing(world);
    await order(world);
  });
});

describe('ClearingHouse: the acceptance quota', () => {
  it('counts what is owed to the host and what it has reserved, by whomever, to the fen', async () => {
    const world = await loadClearing();
    await impose(world, [
      { debtor: HOST, creditor: FAR, amount: 3_000n },
      { debtor: ISSUER, creditor: FAR, amount: 1_000n },
    ]);
    await order(world, 2_000n);
    await setQuota(world, 10_000n);
    await refuse(world, 4_001n, 'AcceptanceQuotaExceeded', 10_001n, 10_000n);
    await order(world, 4_000n);
  });

  it('is not eased by what the host owes', async () => {
    const world = await loadClearing();
    await impose(world, [{ debtor: FAR, creditor: ISSUER, amount: 70_000n }]);
    await setQuota(world, 4_999n);
    await refuse(world, 5_000n, 'AcceptanceQuotaExceeded', 5_000n, 4_999n);
  });

  it('may be lowered to nothing, and says by how much it is passed', async () => {
    const world = await loadClearing();
    await paidAbroad(world);
    await setQuota(world, 0n);
    await refuse(world, 1n, 'AcceptanceQuotaExceeded', 5_001n, 0n);
  });
});

describe('ClearingHouse: the net debit cap', () => {
  it('counts what the issuer owes and has reserved, to whomever, to the fen', async () => {
    const world = await loadClearing();
    await impose(world, [
      { debtor: ISSUER, creditor: HOST, amount: 3_000n },
      { debtor: ISSUER, creditor: FAR, amount: 1_000n },
    ]);
    await order(world, 2_000n);
    await setCap(world, 10_000n);
    await refuse(world, 4_001n, 'NetDebitCapExceeded', 10_001n, 10_000n);
    await order(world, 4_000n);
  });

  it('is eased by what the issuer is owed, by whomever', async () => {
    const world = await loadClearing();
    await impose(world, [{ debtor: THIRD, creditor: ISSUER, amount: 3_000n }]);
    await setCap(world, 2_000n);
    await refuse(world, 5_001n, 'NetDebitCapExceeded', 2_001n, 2_000n);
    await order(world, 5_000n);
  });

  it('of nothing lets the issuer spend what it is owed', async () => {
    const world = await loadClearing();
    await impose(world, [{ debtor: FAR, creditor: ISSUER, amount: 5_000n }]);
    await setCap(world, 0n);
    await order(world, 4_999n);
    await refuse(world, 2n, 'NetDebitCapExceeded', 1n, 0n);
    await order(world, 1n);
  });

  it('is that of the issuer, not of the host', async () => {
    const world = await loadClearing();
    const treasury = world.treasury.connect(world.council);
    await treasury.setNetDebitCap(FAR, 0n);
    await world.treasury.connect(world.office(ISSUER, 'TREASURY')).setAcceptanceQuota(ISSUER, 0n);
    await order(world);
  });
});

describe('ClearingHouse: no cap and no quota', () => {
  it('hold nothing up, even where the figure has outgrown every cap', async () => {
    const world = await loadClearing();
    await impose(world, [
      { debtor: HOST, creditor: FAR, amount: NO_CAP },
      { debtor: ISSUER, creditor: HOST, amount: NO_CAP },
    ]);
    await order(world);
    await setQuota(world, NO_CAP - 1n);
    await refuse(world, 1n, 'AcceptanceQuotaExceeded', NO_CAP + 5_001n, NO_CAP - 1n);
    await setQuota(world, NO_CAP);
    await setCap(world, NO_CAP - 1n);
    await refuse(world, 1n, 'NetDebitCapExceeded', NO_CAP + 5_001n, NO_CAP - 1n);
    await setCap(world, NO_CAP);
    await order(world);
  });
});

describe('ClearingHouse: a payment', () => {
  it('goes from the host treasury to its lab, and locks the issuer’s money behind what it owes', async () => {
    const world = await loadClearing();
    const placed = await acceptedAbroad(world);
    await expect(world.claimDesk.payMany([placed.hash]))
      .to.emit(world.treasury, 'ObligationIncurred')
      .withArgs(ISSUER, FAR, 5_000n);
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(5_000n);
    const encumbered = BUDGET - 5_000n;
    expect(await booksOf(world, ISSUER)).to.deep.equal({ ...issuerAtFirst, encumbered, locked: 5_000n });
    expect(await booksOf(world, FAR)).to.deep.equal({ ...nothing, free: HOST_FREE - 5_000n, owed: 5_000n });
    expect(await pair(world)).to.deep.equal([5_000n, 0n]);
    expect(await owedBetween(world, FAR, ISSUER)).to.equal(0n);
    expect(await world.treasury.grossAt(await world.treasury.currentEpoch())).to.equal(5_000n);
  });

  it('comes however the limits and the treasury are by then', async () => {
    const world = await loadClearing();
    const placed = await acceptedAbroad(world);
    await order(world, HOST_FREE - 5_000n);
    await setCap(world, 0n);
    await setQuota(world, 0n);
    await agreeOnClearing(world, { exposureCap: 0n });
    expect((await booksOf(world, FAR)).free).to.equal(0n);
    await world.claimDesk.payMany([placed.hash]);
    expect(await world.treasury.depositOf(world.party.farLab.account)).to.equal(5_000n);
  });

  it('adds to what is owed, one after the other', async () => {
    const world = await loadClearing();
    for (const subsidy of [1n, 4_999n, 2_000n]) await paidAbroad(world, { price: subsidy * 2n, subsidy });
    expect(await pair(world)).to.deep.equal([7_000n, 0n]);
  });

  it('waits for the host’s agency, and nobody else’s', async () => {
    const world = await loadClearing();
    const placed = await order(world);
    const host = world.office(FAR, 'AGENCY');
    await claimOrder(world, placed, { paid: 5_000n }, { intake: host });
    for (const other of [world.office(ISSUER, 'AGENCY'), world.office(HOST, 'AGENCY'), world.agentKey]) {
      const verify = () => world.claimDesk.connect(other).verifyMany([placed.hash]);
      await expectRefused(world, verify, 'Unauthorized', other.address);
    }
    await world.claimDesk.connect(host).verifyMany([placed.hash]);
  });
});
