import { expect } from 'chai';
import { ZeroHash, id } from 'ethers';
import { orderIn } from '../support/claims.ts';
import { moveTo, nextAt } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { roleOf } from '../support/officeRoles.ts';
import { placeOrder, signCancellation } from '../support/orders.ts';
import { registerParty } from '../support/parties.ts';
import { NO_CAP, createProgramme, draftRules, issueVoucher } from '../support/programmes.ts';
import type { Rules } from '../support/programmes.ts';
import { readProgramme } from '../support/programmeWord.ts';
import { readBudget } from '../support/readBudget.ts';
import { FAR, HOST, ISSUER, THIRD } from '../support/regions.ts';
import { setCounter } from '../support/setCounter.ts';
import { BUDGET, FACE, FREE, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const bureauOf = (world: World, region: number) => world.programmes.connect(world.office(region, 'BUREAU'));
const treasuryOf = (world: World, region: number) => world.programmes.connect(world.office(region, 'TREASURY'));

describe('Programmes', () => {
  describe('createProgramme', () => {
    it('publishes the rules, without money', async () => {
      const world = await loadWorld();
      const rules = draftRules({
        name: '2026 second half',
        series: 'a series',
        ratioBp: 3_333,
        unit: 100n,
        orderCap: 1n,
        annualCap: 2n,
        firstUseCap: 3n,
        categories: 5n,
        useDays: 7,
        redeemDays: 9,
        useBy: 1_900_000_000n,
        redeemBy: 1_900_000_001n,
        retroactive: true,
        relatedAllowed: true,
      });
      await expect(bureauOf(world, HOST).createProgramme(HOST, rules))
        .to.emit(world.programmes, 'ProgrammeCreated')
        .withArgs(2, HOST, 2, Object.values(rules));
      expect(await readBudget(world, 2)).to.deep.equal({ unissued: 0n, outstanding: 0n, reserved: 0n, paid: 0n });
      expect(readProgramme(await world.programmes.wordOf(2))).to.deep.equal({
        retroactive: true,
        relatedAllowed: true,
        closed: false,
        table: false,
        ratioBp: 3_333,
        useDays: 7,
        redeemDays: 9,
        region: HOST,
        categories: 5n,
        series: 2,
        lastUse: 1_900_000_000n,
        lastClaim: 1_900_000_001n,
      });
      const limits = await world.programmes.limitsOf(2, 1);
      expect([limits.unit, limits.orderCap, limits.annualLeft, limits.firstUseLeft]).to.deep.equal([100n, 1n, 2n, 3n]);
    });

    it('takes a name once in each region', async () => {
      const world = await loadWorld();
      const rules = draftRules({ name: '2026' });
      await expectRefused(
        world,
        () => bureauOf(world, ISSUER).createProgramme(ISSUER, rules),
        'ProgrammeExists',
        ISSUER,
        '2026',
      );
      await bureauOf(world, HOST).createProgramme(HOST, rules);
    });

    it('takes ratios up to 10000 basis points', async () => {
      const world = await loadWorld();
      const create = (changes: Partial<Rules>) => bureauOf(world, ISSUER).createProgramme(ISSUER, draftRules(changes));
      await create({ ratioBp: 10_000, ratios: [{ host: 0, category: '', bp: 10_000 }] });
      await expectRefused(world, () => create({ ratioBp: 10_001 }), 'RatioInvalid', 10_001);
      const ratios = [{ host: HOST, category: 'TESTING', bp: 10_001 }];
      await expectRefused(world, () => create({ ratios }), 'RatioInvalid', 10_001);
    });

    it('takes a unit of at least one fen', async () => {
      const world = await loadWorld();
      const rules = draftRules({ unit: 0n });
      await expectRefused(world, () => bureauOf(world, ISSUER).createProgramme(ISSUER, rules), 'UnitMismatch', 0, 1);
    });

    it('is for regions that were admitted', async () => {
      const world = await loadWorld();
      const bureau = world.keys.at(-1) as World['stranger'];
      await world.offices.connect(world.council).grantRole(roleOf(500_000, 'ADMIN'), world.stranger.address, 0);
      await world.offices.connect(world.stranger).grantRole(roleOf(500_000, 'BUREAU'), bureau.address, 0);
      await expectRefused(
        world,
        () => world.programmes.connect(bureau).createProgramme(500_000, draftRules()),
        'RegionUnknown',
        500_000,
      );
    });

    it('publishes 2^20 - 1 programmes', async () => {
      const world = await loadWorld();
      const last = 2n ** 20n - 1n;
      const at = { at: 0, bytes: 4, value: last - 1n };
      await setCounter(world.deployment.programmes, 'tongdui.storage.Programmes', at);
      expect(await createProgramme(world, ISSUER)).to.equal(Number(last));
      await expectRefused(world, () => bureauOf(world, ISSUER).createProgramme(ISSUER, draftRules()), 'ListFull', last);
    });
  });

  describe('fundProgramme', () => {
    it('encumbers free money: the budget grows', async () => {
      const world = await loadWorld();
      await expect(treasuryOf(world, ISSUER).fundProgramme(world.programme, FREE))
        .to.emit(world.programmes, 'ProgrammeFunded')
        .withArgs(world.programme, FREE);
      expect((await readBudget(world, world.programme)).unissued).to.equal(BUDGET + FREE - FACE);
      expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([0n, BUDGET + FREE]);
    });

    it('is refused beyond the free money, by a fen', async () => {
      const world = await loadWorld();
      for (const amount of [FREE + 1n, NO_CAP]) {
        await expectRefused(
          world,
          () => treasuryOf(world, ISSUER).fundProgramme(world.programme, amount),
          'TreasuryShort',
          amount,
          FREE,
        );
      }
    });

    it('reports zero, the unknown, the office, the closing and the money, in this order', async () => {
      const world = await loadWorld();
      const stranger = world.programmes.connect(world.stranger);
      await expectRefused(world, () => stranger.fundProgramme(99, 0), 'ZeroAmount');
      await expectRefused(world, () => stranger.fundProgramme(99, NO_CAP), 'ProgrammeUnknown', 99);
      await treasuryOf(world, ISSUER).closeProgramme(world.programme);
      await expectRefused(
        world,
        () => stranger.fundProgramme(world.programme, NO_CAP),
        'Unauthorized',
        world.stranger.address,
      );
      await expectRefused(
        world,
        () => treasuryOf(world, ISSUER).fundProgramme(world.programme, NO_CAP),
        'ProgrammeClosed',
        world.programme,
      );
    });
  });

  describe('closeProgramme', () => {
    it('frees the un-issued money, which leaves the budget', async () => {
      const world = await loadWorld();
      await expect(treasuryOf(world, ISSUER).closeProgramme(world.programme))
        .to.emit(world.programmes, 'ProgrammeEnded')
        .withArgs(world.programme, BUDGET - FACE);
      const empty = { unissued: 0n, outstanding: FACE, reserved: 0n, paid: 0n };
      expect(await readBudget(world, world.programme)).to.deep.equal(empty);
      expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE + BUDGET - FACE, FACE]);
    });

    it('leaves vouchers that are out as good as before', async () => {
      const world = await loadWorld();
      await treasuryOf(world, ISSUER).closeProgramme(world.programme);
      await orderIn(world, 'PAID');
      expect((await readBudget(world, world.programme)).paid).to.equal(5_000n);
    });

    it('frees what comes back later', async () => {
      const world = await loadWorld();
      const placed = await placeOrder(world);
      await treasuryOf(world, ISSUER).closeProgramme(world.programme);
      await world.voucherToken.connect(world.office(ISSUER, 'BUREAU')).revokeVoucher(world.voucher);
      expect((await world.treasury.purseOf(ISSUER)).free).to.equal(FREE + BUDGET - placed.intent.subsidy);
      const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
      await nextAt(redeemBy + 1n);
      await world.orderDesk.expireOrder(placed.hash);
      expect([...(await world.treasury.purseOf(ISSUER))]).to.deep.equal([FREE + BUDGET, 0n]);
      const empty = { unissued: 0n, outstanding: 0n, reserved: 0n, paid: 0n };
      expect(await readBudget(world, world.programme)).to.deep.equal(empty);
    });

    it('is refused twice, for an unknown programme and to others', async () => {
      const world = await loadWorld();
      await expectRefused(world, () => treasuryOf(world, ISSUER).closeProgramme(99), 'ProgrammeUnknown', 99);
      await treasuryOf(world, ISSUER).closeProgramme(world.programme);
      await expectRefused(
        world,
        () => treasuryOf(world, HOST).closeProgramme(world.programme),
        'Unauthorized',
        world.office(HOST, 'TREASURY').address,
      );
      await expectRefused(
        world,
        () => treasuryOf(world, ISSUER).closeProgramme(world.programme),
        'ProgrammeClosed',
        world.programme,
      );
    });
  });

  describe('ratioOf', () => {
    it('takes the most specific entry: host and category, host, category, any', async () => {
      const world = await loadWorld();
      const ratios = [
        { host: HOST, category: 'TESTING', bp: 1 },
        { host: HOST, category: '', bp: 2 },
        { host: 0, category: 'TESTING', bp: 3 },
        { host: 0, category: '', bp: 4 },
      ];
      const full = await createProgramme(world, ISSUER, { ratioBp: 9, ratios });
      const part = await createProgramme(world, ISSUER, { ratioBp: 9, ratios: ratios.slice(0, 3) });
      const ratio = (programme: number, host: number, category: string) =>
        world.programmes.ratioOf(programme, host, id(category));
      expect(await ratio(full, HOST, 'TESTING')).to.equal(1);
      expect(await ratio(full, HOST, 'ANALYSIS')).to.equal(2);
      expect(await ratio(full, THIRD, 'TESTING')).to.equal(3);
      expect(await ratio(full, THIRD, 'ANALYSIS')).to.equal(4);
      expect(await ratio(part, THIRD, 'ANALYSIS')).to.equal(9);
      expect(await ratio(world.programme, HOST, 'TESTING')).to.equal(5_000);
    });

    it('knows a ratio of nothing from none', async () => {
      const world = await loadWorld();
      const programme = await createProgramme(world, ISSUER, { ratios: [{ host: HOST, category: '', bp: 0 }] });
      expect(await world.programmes.ratioOf(programme, HOST, id('TESTING'))).to.equal(0);
      expect(await world.programmes.ratioOf(programme, THIRD, id('TESTING'))).to.equal(5_000);
    });

    it('takes the last of two entries for the same place', async () => {
      const world = await loadWorld();
      const ratios = [7, 8].map((bp) => ({ host: HOST, category: 'TESTING', bp }));
      const programme = await createProgramme(world, ISSUER, { ratios });
      expect(await world.programmes.ratioOf(programme, HOST, id('TESTING'))).to.equal(8);
    });

    it('is what an order and a claim are told', async () => {
      const world = await loadWorld();
      const ratios = [{ host: HOST, category: 'TESTING', bp: 123 }];
      const programme = await createProgramme(world, ISSUER, { ratios, unit: 7n });
      const order = await world.programmes.orderRules(programme, 1, HOST, id('TESTING'));
      const claim = await world.programmes.claimRule(programme, HOST, id('TESTING'));
      expect([order.word, order.ratioBp, order.limits.unit]).to.deep.equal([claim.word, 123n, 7n]);
      expect([claim.ratioBp, claim.unit]).to.deep.equal([123n, 7n]);
    });
  });

  describe('capLeft', () => {
    const capped = { annualCap: 12_000n, useDays: 3_000, redeemDays: 3_000 };

    it('falls by what is reserved and paid, and rises by what is released', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const programme = await createProgramme(world, ISSUER, capped, FACE);
      const voucher = await issueVoucher(world, programme, enterprise, FACE, 1);
      const group = await world.registry.groupNumber(enterprise.credential);
      await orderIn(world, 'PAID', { voucher });
      expect(await world.programmes.capLeft(programme, group)).to.equal(7_000n);
      await orderIn(world, 'CANCELLED', { voucher });
      await orderIn(world, 'REJECTED', { voucher });
      expect(await world.programmes.capLeft(programme, group)).to.equal(7_000n);
      await placeOrder(world, { voucher });
      expect(await world.programmes.capLeft(programme, group)).to.equal(2_000n);
    });

    it('is of the calendar year at UTC+8, to the second', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const programme = await createProgramme(world, ISSUER, capped, FACE);
      const voucher = await issueVoucher(world, programme, enterprise, FACE, 1);
      const group = await world.registry.groupNumber(enterprise.credential);
      const newYear = Date.UTC(2026, 11, 31, 16) / 1000;
      await nextAt(newYear - 1);
      const placed = await placeOrder(world, { voucher });
      expect(await world.programmes.capLeft(programme, group)).to.equal(7_000n);
      await moveTo(newYear);
      expect(await world.programmes.capLeft(programme, group)).to.equal(12_000n);
      await placeOrder(world, { voucher });
      expect(await world.programmes.capLeft(programme, group)).to.equal(7_000n);
      // What an earlier year had reserved gives this year nothing back.
      await world.orderDesk.cancelOrder(...(await cancellationOf(world, placed.hash)));
      expect(await world.programmes.capLeft(programme, group)).to.equal(7_000n);
    });

    it('is shared by the series of one region, over the group', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const sister = await registerParty(world, {
        kind: 'ENTERPRISE',
        region: ISSUER,
        controller: enterprise.credential,
      });
      const first = await createProgramme(world, ISSUER, { ...capped, series: 'both' }, FACE);
      const second = await createProgramme(world, ISSUER, { ...capped, series: 'both', annualCap: 8_000n }, FACE);
      const other = await createProgramme(world, ISSUER, { ...capped });
      const abroad = await createProgramme(world, HOST, { ...capped, series: 'both' });
      const voucher = await issueVoucher(world, first, sister, FACE, 1);
      await placeOrder(world, { enterprise: sister, voucher });
      const group = await world.registry.groupNumber(enterprise.credential);
      const left = (programme: number) => world.programmes.capLeft(programme, group);
      expect(await left(first)).to.equal(7_000n);
      expect(await left(second)).to.equal(3_000n);
      expect(await left(other)).to.equal(12_000n);
      expect(await left(abroad)).to.equal(12_000n);
    });

    it('takes the name of a programme as its series where none is given', async () => {
      const world = await loadWorld();
      const first = await createProgramme(world, ISSUER, { ...capped, name: 'A' });
      const second = await createProgramme(world, ISSUER, { ...capped, name: 'B', series: 'A' });
      const [a, b] = await Promise.all([first, second].map((each) => world.programmes.wordOf(each)));
      expect(readProgramme(a ?? 0n).series).to.equal(readProgramme(b ?? 0n).series);
    });

    it('never falls below nothing', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const first = await createProgramme(world, ISSUER, { ...capped, series: 'both' }, FACE);
      const second = await createProgramme(world, ISSUER, { ...capped, series: 'both', annualCap: 1n }, FACE);
      await placeOrder(world, { voucher: await issueVoucher(world, first, enterprise, FACE, 1) });
      const group = await world.registry.groupNumber(enterprise.credential);
      expect(await world.programmes.capLeft(second, group)).to.equal(0n);
    });

    it('has no end where there is no cap', async () => {
      const world = await loadWorld();
      await placeOrder(world);
      const group = await world.registry.groupNumber(world.party.enterprise.credential);
      expect(await world.programmes.capLeft(world.programme, group)).to.equal(NO_CAP);
      await expectRefused(world, () => world.programmes.capLeft(99, group), 'ProgrammeUnknown', 99);
    });
  });

  describe('first use', () => {
    const first = { firstUseCap: 8_000n };

    it('counts open orders together until one of them is paid', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const programme = await createProgramme(world, ISSUER, first, FACE);
      const voucher = await issueVoucher(world, programme, enterprise, FACE, 1);
      const group = await world.registry.groupNumber(enterprise.credential);
      const left = async () => (await world.programmes.limitsOf(programme, group)).firstUseLeft;
      const placed = await placeOrder(world, { voucher });
      expect(await left()).to.equal(3_000n);
      await world.orderDesk.cancelOrder(...(await cancellationOf(world, placed.hash)));
      expect(await left()).to.equal(8_000n);
      await orderIn(world, 'PAID', { voucher });
      expect(await left()).to.equal(NO_CAP);
    });

    it('gives nothing back twice: an open order that is released after the first payment', async () => {
      const world = await loadWorld();
      const { enterprise } = world.party;
      const programme = await createProgramme(world, ISSUER, first, FACE);
      const voucher = await issueVoucher(world, programme, enterprise, FACE, 1);
      const open = await placeOrder(world, { voucher, price: 6_000n, subsidy: 3_000n });
      await orderIn(world, 'PAID', { voucher });
      await world.orderDesk.cancelOrder(...(await cancellationOf(world, open.hash)));
      await orderIn(world, 'PAID', { voucher, price: 100_000n, subsidy: 50_000n });
    });
  });

  describe('budgetOf', () => {
    it('sums to the budget at every step of an order', async () => {
      const world = await loadWorld();
      for (const state of ['PLACED', 'CLAIMED', 'DISPUTED', 'PAID', 'CANCELLED', 'REJECTED', 'CLAWED_BACK'] as const) {
        for (const lab of [world.party.homeLab, world.party.poolLab, world.party.reimburseLab]) {
          await orderIn(world, state, { lab });
          const { unissued, outstanding, reserved, paid } = await readBudget(world, world.programme);
          expect(unissued + outstanding + reserved + paid).to.equal(BUDGET);
          expect(outstanding).to.equal(
            await world.voucherToken.balanceOf(world.party.enterprise.account, world.voucher),
          );
        }
      }
    });

    it('refuses a programme that is none', async () => {
      const world = await loadWorld();
      await expectRefused(world, () => world.programmes.budgetOf(0), 'ProgrammeUnknown', 0);
      expect(await world.programmes.wordOf(99)).to.equal(0n);
      expect(await world.programmes.ratioOf(99, FAR, ZeroHash)).to.equal(0n);
    });
  });
});

async function cancellationOf(world: World, order: string) {
  return signCancellation(world, order, { lab: world.party.homeLab.key });
}
