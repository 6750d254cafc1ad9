import { expect } from 'chai';
import { draftTerms, signAgreement } from '../support/agreements.ts';
import type { Terms } from '../support/agreements.ts';
import { acceptedAbroad, booksOf, impose, owedBetween, paidAbroad, propose, solve } from '../support/clearing.ts';
import { moveTo } from '../support/clock.ts';
import { createCompact, joinCompact } from '../support/compacts.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { placeOrder, signOrder } from '../support/orders.ts';
import { registerParty } from '../support/parties.ts';
import type { Party } from '../support/parties.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { fixture } from '../support/snapshots.ts';
import { appropriate } from '../support/treasury.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const COMPACT = 1;
const APRIL = Date.parse('2026-04-01T00:00:00+08:00') / 1000;

/** The world with a CLEARING compact of ISSUER, HOST and FAR, whose treasuries have 100 000 of free money more. */
const loadCompact = fixture(async (world: World) => {
  await createCompact(world, draftTerms('CLEARING', { exposureCap: 50_000n }));
  for (const region of [ISSUER, HOST, FAR]) {
    await joinCompact(world, COMPACT, region);
    await appropriate(world, region, 100_000n);
  }
  return world;
}, loadWorld);

const refuseAt = async (world: World, lab: Party, error: string, ...figures: unknown[]) => {
  const signed = await signOrder(world, { lab });
  await expectRefused(world, () => world.orderDesk.placeOrder(...signed), error, ...figures);
};
const leave = (world: World, region: number) =>
  world.recognition.connect(world.office(region, 'ADMIN')).leaveCompact(COMPACT, region);

/** An enterprise of the region with a voucher of 50 000. */
async function holderIn(world: World, region: number) {
  const enterprise = await registerParty(world, { kind: 'ENTERPRISE', region });
  const programme = await createProgramme(world, region, {}, 50_000n);
  return { enterprise, voucher: await issueVoucher(world, programme, enterprise, 50_000n, 1) };
}

describe('ClearingHouse: a compact on CLEARING', () => {
  it('has each member’s labs take the vouchers of every other', async () => {
    const world = await loadCompact();
    await paidAbroad(world);
    await paidAbroad(world, { ...(await holderIn(world, FAR)), lab: world.party.homeLab });
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
    expect(await owedBetween(world, FAR, ISSUER)).to.equal(5_000n);
  });

  it('sets off the loop that its payments close, in the month after', async () => {
    const world = await loadCompact();
    await paidAbroad(world);
    await paidAbroad(world, { ...(await holderIn(world, FAR)), lab: world.party.poolLab, subsidy: 3_000n });
    await paidAbroad(world, { ...(await holderIn(world, HOST)), lab: world.party.homeLab, subsidy: 4_000n });
    await moveTo(APRIL);
    const codes = [HOST, ISSUER, FAR];
    const epoch = (await world.treasury.currentEpoch()) - 1n;
    const amounts = await world.treasury.obligationsAt(epoch, codes, codes);
    const obligations = codes.flatMap((debtor, i) =>
      codes.map((creditor, j) => ({ debtor, creditor, amount: amounts[i * codes.length + j]! })),
    );
    const before = await Promise.all(codes.map((region) => booksOf(world, region)));
    const { solution, proposal } = await solve(
      world,
      obligations.filter(({ amount }) => amount > 0n),
    );
    expect([solution.gross, solution.setOff]).to.deep.equal([12_000n, 9_000n]);
    await propose(world, proposal);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(2_000n);
    expect(await owedBetween(world, FAR, HOST)).to.equal(0n);
    expect(await owedBetween(world, HOST, ISSUER)).to.equal(1_000n);
    for (const [i, region] of codes.entries()) {
      const { free, locked, owed, ...others } = before[i]!;
      const moved = { free: free + 3_000n, locked: locked - 3_000n, owed: owed - 3_000n };
      expect(await booksOf(world, region)).to.deep.equal({ ...others, ...moved });
    }
  });

  it('holds each pair to its exposure cap by itself', async () => {
    const world = await loadCompact();
    await impose(world, [
      { debtor: ISSUER, creditor: FAR, amount: 45_001n },
      { debtor: FAR, creditor: ISSUER, amount: 45_000n },
    ]);
    await refuseAt(world, world.party.farLab, 'ExposureCapExceeded', 50_001n, 50_000n);
    await placeOrder(world, { ...(await holderIn(world, FAR)), lab: world.party.homeLab });
  });

  it('lets an order go on that was placed before a member left, and takes no other', async () => {
    const world = await loadCompact();
    const placed = await placeOrder(world, { lab: world.party.farLab });
    const accepted = await acceptedAbroad(world);
    await leave(world, FAR);
    await refuseAt(world, world.party.farLab, 'NotRecognised', ISSUER, FAR);
    await world.claimDesk.payMany([accepted.hash]);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
    expect(await booksOf(world, FAR)).to.include({ reservedAsHost: 5_000n, owed: 5_000n });
    await joinCompact(world, COMPACT, FAR);
    await placeOrder(world, { lab: placed.lab });
  });

  it('gives way to the pair’s own agreement, whose cap counts what the compact’s orders brought', async () => {
    const world = await loadCompact();
    await paidAbroad(world);
    const agree = (terms: Terms) => signAgreement(world, ISSUER, FAR, terms);
    await agree(draftTerms('CLEARING', { exposureCap: 9_999n }));
    await refuseAt(world, world.party.farLab, 'ExposureCapExceeded', 10_000n, 9_999n);
    await agree(draftTerms('REIMBURSE'));
    const free = (await booksOf(world, FAR)).free;
    await placeOrder(world, { lab: world.party.farLab });
    expect(await booksOf(world, FAR)).to.include({ free, reservedAsHost: 0n });
  });

  it('does not reach a pair with a pool, and reaches nobody who has not joined', async () => {
    const world = await loadCompact();
    await placeOrder(world, { lab: world.party.poolLab });
    expect(await booksOf(world, HOST)).to.include({ reservedAsHost: 0n });
    const third = await registerParty(world, { kind: 'LAB', region: THIRD });
    const holder = await holderIn(world, FAR);
    const signed = await signOrder(world, { ...holder, lab: third });
    await expectRefused(world, () => world.orderDesk.placeOrder(...signed), 'NotRecognised', FAR, THIRD);
  });

  it('with a joint catalogue takes a lab that every current member endorsed', async () => {
    const world = await loadWorld();
    const compact = await createCompact(world, draftTerms('CLEARING'), true);
    for (const region of [ISSUER, FAR]) await joinCompact(world, compact, region);
    await appropriate(world, FAR, 100_000n);
    const { farLab } = world.party;
    const endorse = (region: number) =>
      world.recognition.connect(world.office(region, 'AGENCY')).endorseLab(farLab.account, region);
    await refuseAt(world, farLab, 'LabNotListed', farLab.account);
    await endorse(ISSUER);
    await placeOrder(world, { lab: farLab });
    await joinCompact(world, compact, THIRD);
    await refuseAt(world, farLab, 'LabNotListed', farLab.account);
    await endorse(THIRD);
    await paidAbroad(world);
    expect(await owedBetween(world, ISSUER, FAR)).to.equal(5_000n);
  });

  it('is the council’s and the admins’ to set up, at any time', async () => {
    const world = await loadWorld();
    const create = () => world.recognition.createCompact('compact', draftTerms('CLEARING'), false);
    await expectRefused(world, create, 'Unauthorized', world.submitter.address);
    const compact = await createCompact(world, draftTerms('CLEARING'));
    const ref = fresh();
    for (const by of [world.council, world.office(FAR, 'ADMIN')]) {
      await world.recognition.connect(by).joinCompact(compact, FAR, ref);
    }
    expect(await world.recognition.isMember(compact, FAR)).to.equal(true);
  });
});
