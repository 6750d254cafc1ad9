import { expect } from 'chai';
import { ZeroAddress, toBeHex } from 'ethers';
import { claimOrder, orderIn } from '../support/claims.ts';
import { climb } from '../support/climb.ts';
import { DAY, START_DAY, lastSecondOf, nextAt, now } from '../support/clock.ts';
import { SUBJECTS, mark, subjectOf } from '../support/credit.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { placeOrder, signCancellation } from '../support/orders.ts';
import { accountOf } from '../support/parties.ts';
import { NO_CAP, createProgramme, issueVoucher, voucherId } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { HOST, ISSUER } from '../support/regions.ts';
import { BUDGET, FACE, PARTY_NAMES, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const STATUS = { NONE: 0n, LIVE: 1n, REVOKED: 2n, EXPIRED: 3n } as const;

const tokens = (world: World) => world.voucherToken.connect(world.office(ISSUER, 'BUREAU'));

const issues = (world: World, ...amounts: bigint[]) =>
  amounts.map((amount, i) => ({ to: world.party.team.account, amount, serial: 10 + i }));

const statusOf = async (world: World, serial = 1) =>
  (await world.voucherToken.voucherAt(world.programme, serial)).status;

describe('VoucherToken', () => {
  describe('issueMany', () => {
    it('mints each voucher of the list to its holder', async () => {
      const world = await loadWorld();
      const bureau = world.office(ISSUER, 'BUREAU').address;
      const { enterprise, team } = world.party;
      const list = [
        { to: enterprise.account, amount: 5n, serial: 0 },
        { to: team.account, amount: 7n, serial: 2 ** 32 - 1 },
      ];
      const issued = tokens(world).issueMany(world.programme, list);
      for (const { to, amount, serial } of list) {
        const voucher = voucherId(ISSUER, world.programme, START_DAY, serial);
        await expect(issued)
          .to.emit(world.voucherToken, 'TransferSingle')
          .withArgs(bureau, ZeroAddress, to, voucher, amount);
        expect(await world.voucherToken.balanceOf(to, voucher)).to.equal(amount);
      }
      expect(await readBudget(world)).to.deep.equal({
        unissued: BUDGET - FACE - 12n,
        outstanding: FACE + 12n,
        reserved: 0n, paid: 0n,
      });
    });

    it('keeps holder, day, status and what is left', async () => {
      const world = await loadWorld();
      const voucher = await world.voucherToken.voucherAt(world.programme, 1);
      expect([...voucher]).to.deep.equal([BigInt(world.party.enterprise.id), BigInt(START_DAY), STATUS.LIVE, FACE]);
      const { useBy, redeemBy } = await world.voucherToken.clocksOf(world.voucher);
      expect(useBy).to.equal(lastSecondOf(START_DAY + 30));
      expect(redeemBy).to.equal(lastSecondOf(START_DAY + 60));
    });

    it('dates a voucher by the day at UTC+8, to the second', async () => {
      const world = await loadWorld();
      const midnight = lastSecondOf(START_DAY) + 1;
      await nextAt(midnight - 1);
      expect(await issueVoucher(world, world.programme, world.party.team, 1n, 2)).to.equal(
        voucherId(ISSUER, world.programme, START_DAY, 2),
      );
      await nextAt(midnight);
      expect(await issueVoucher(world, world.programme, world.party.team, 1n, 3)).to.equal(
        voucherId(ISSUER, world.programme, START_DAY + 1, 3),
      );
    });

    it('issues all of the list, or nothing of it', async () => {
      const world = await loadWorld();
      await expectRefused(world, () => tokens(world).issueMany(world.programme, issues(world, 1n, 0n)), 'ZeroAmount');
      const list = [...issues(world, 1n), { to: world.party.homeLab.account, amount: 1n, serial: 11 }];
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, list),
        'ParticipantInactive',
        world.party.homeLab.account,
      );
    });

    it('takes a serial once in a programme, on whatever day and in one list too', async () => {
      const world = await loadWorld();
      const again = [{ to: world.party.team.account, amount: 1n, serial: 1 }];
      for (const time of [await now(), (await now()) + DAY]) {
        await nextAt(time);
        await expectRefused(
          world,
          () => tokens(world).issueMany(world.programme, again),
          'VoucherExists',
          world.voucher,
        );
      }
      const twice = [...issues(world, 1n), ...issues(world, 2n)];
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, twice),
        'VoucherExists',
        (voucher: bigint) => (voucher & 0xffff_ffffn) === 10n,
      );
      await tokens(world).revokeVoucher(world.voucher);
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, again),
        'VoucherExists',
        world.voucher,
      );
      await issueVoucher(world, await createProgramme(world, ISSUER, {}, 5n), world.party.team, 1n, 1);
    });

    it('is for resident enterprises and teams', async () => {
      const world = await loadWorld();
      const { homeLab, agent, hostEnterprise } = world.party;
      const nobody = accountOf(PARTY_NAMES.length + 1);
      for (const to of [homeLab.account, agent.account, hostEnterprise.account, nobody, world.stranger.address, ZeroAddress]) {
        await expectRefused(
          world,
          () => tokens(world).issueMany(world.programme, [{ to, amount: 1n, serial: 9 }]),
          'ParticipantInactive',
          to,
        );
      }
    });

    it('issues the whole budget and not a fen more', async () => {
      const world = await loadWorld();
      const rest = BUDGET - FACE;
      for (const amounts of [[rest + 1n], [rest, 1n], [NO_CAP]]) {
        const total = amounts.reduce((a, b) => a + b);
        await expectRefused(
          world,
          () => tokens(world).issueMany(world.programme, issues(world, ...amounts)),
          'BudgetExhausted',
          total,
          rest,
        );
      }
      await tokens(world).issueMany(world.programme, issues(world, rest));
      expect((await readBudget(world)).unissued).to.equal(0n);
    });

    it('is not fooled by a list whose sum is beyond 96 bits', async () => {
      const world = await loadWorld();
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, issues(world, NO_CAP, NO_CAP, 3n)),
        'BudgetExhausted',
        NO_CAP,
        BUDGET - FACE,
      );
    });

    it('ends with the last second of the programme', async () => {
      const world = await loadWorld();
      const useBy = BigInt((await now()) + 5 * DAY);
      const programme = await createProgramme(world, ISSUER, { useBy }, 10n);
      await nextAt(useBy);
      await tokens(world).issueMany(programme, issues(world, 1n));
      await nextAt(useBy + 1n);
      await expectRefused(
        world,
        () => tokens(world).issueMany(programme, issues(world, 1n)),
        'ProgrammeClosed',
        programme,
      );
    });

    it('ends when the programme is closed', async () => {
      const world = await loadWorld();
      await world.programmes.connect(world.office(ISSUER, 'TREASURY')).closeProgramme(world.programme);
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, issues(world, 1n)),
        'ProgrammeClosed',
        world.programme,
      );
    });

    it('begins again for an enterprise when its mark ends, to the second', async () => {
      const world = await loadWorld();
      const until = (await now()) + DAY;
      await mark(world, subjectOf(world.party.team), 'SUSPEND', until);
      await nextAt(until - 1);
      await expectRefused(
        world,
        () => tokens(world).issueMany(world.programme, issues(world, 1n)),
        'CreditBlocked',
        world.party.team.account,
        until,
      );
      await nextAt(until);
      await tokens(world).issueMany(world.programme, issues(world, 1n));
    });

    it('refuses by SUSPEND and BAN of the party, its group and its region, not by WATCH', async () => {
      for (const severity of ['SUSPEND', 'BAN', 'WATCH'] as const) {
        for (const whom of ['party', 'group', 'region'] as const) {
          const world = await loadWorld();
          const { team } = world.party;
          const group = Number(await world.registry.groupNumber(team.credential));
          const until = (await now()) + DAY;
          const subjects = {
            party: subjectOf(team),
            group: { kind: SUBJECTS.GROUP, id: group },
            region: { kind: SUBJECTS.REGION, id: ISSUER },
          };
          await mark(world, subjects[whom], severity, until);
          const act = () => tokens(world).issueMany(world.programme, issues(world, 1n));
          if (severity === 'WATCH') await act();
          else if (whom === 'region') await expectRefused(world, act, 'RegionSuspended', ISSUER, until);
          else await expectRefused(world, act, 'CreditBlocked', team.account, until);
        }
      }
    });

    it('reports the errors in their order', async () => {
      const world = await loadWorld();
      const { team, homeLab } = world.party;
      const credit = world.creditRegister.connect(world.council);
      const until = (await now()) + DAY;
      const last = await createProgramme(world, ISSUER, {}, 10n);
      await world.programmes.connect(world.office(ISSUER, 'TREASURY')).closeProgramme(last);
      const open = await createProgramme(world, ISSUER, {}, 10n);
      await issueVoucher(world, open, team, 1n, 7);
      await mark(world, subjectOf(team), 'BAN', until);
      await mark(world, { kind: SUBJECTS.REGION, id: ISSUER }, 'SUSPEND', until);

      let [programme, amount, serial, to] = [99, 0n, 7, homeLab.account];
      let by = world.stranger;
      const act = () => world.voucherToken.connect(by).issueMany(programme, [{ to, amount, serial }]);
      await climb(world, act, [
        { error: 'ZeroAmount', repair: () => (amount = NO_CAP) },
        { error: 'ProgrammeUnknown', figures: [99], repair: () => (programme = last) },
        { error: 'Unauthorized', figures: [world.stranger.address], repair: () => (by = world.office(ISSUER, 'BUREAU')) },
        { error: 'ParticipantInactive', figures: [homeLab.account], repair: () => (to = team.account) },
        {
          error: 'RegionSuspended',
          figures: [ISSUER, until],
          repair: () => credit.lift({ kind: SUBJECTS.REGION, id: ISSUER }, 0),
        },
        {
          error: 'CreditBlocked',
          figures: [team.account, until],
          repair: () => credit.lift(subjectOf(team), 0),
        },
        { error: 'ProgrammeClosed', figures: [last], repair: () => (programme = open) },
        {
          error: 'VoucherExists',
          figures: [voucherId(ISSUER, open, START_DAY, 7)],
          repair: () => (serial = 8),
        },
        { error: 'BudgetExhausted', figures: [NO_CAP, 9n], repair: () => (amount = 9n) },
      ]);
    });
  });

  describe('revokeVoucher', () => {
    it('takes back what is left', async () => {
      const world = await loadWorld();
      await placeOrder(world);
      const revoked = tokens(world).revokeVoucher(world.voucher);
      await expect(revoked).to.emit(world.voucherToken, 'VoucherRevoked').withArgs(world.voucher, FACE - 5_000n);
      await expect(revoked)
        .to.emit(world.voucherToken, 'TransferSingle')
        .withArgs(
          world.office(ISSUER, 'BUREAU').address,
          world.party.enterprise.account,
          ZeroAddress,
          world.voucher,
          FACE - 5_000n,
        );
      expect(await statusOf(world)).to.equal(STATUS.REVOKED);
      expect(await readBudget(world)).to.deep.equal({ unissued: BUDGET - 5_000n, outstanding: 0n, reserved: 5_000n, paid: 0n });
    });

    it('sends what open orders release later to the un-issued pool', async () => {
      const world = await loadWorld();
      const cancelled = await placeOrder(world);
      const claimed = await placeOrder(world);
      await tokens(world).revokeVoucher(world.voucher);
      await world.orderDesk.cancelOrder(
        ...(await signCancellation(world, cancelled.hash, { lab: world.party.homeLab.key })),
      );
      await claimOrder(world, claimed, { invoiced: 4_000n, paid: 4_000n });
      expect(await readBudget(world)).to.deep.equal({ unissued: BUDGET - 2_000n, outstanding: 0n, reserved: 2_000n, paid: 0n });
      expect(await world.voucherToken.balanceOf(world.party.enterprise.account, world.voucher)).to.equal(0n);
    });

    it('leaves an open order payable', async () => {
      const world = await loadWorld();
      const placed = await orderIn(world, 'ACCEPTED');
      await tokens(world).revokeVoucher(world.voucher);
      await world.claimDesk.payMany([placed.hash]);
      expect(await world.treasury.depositOf(world.party.homeLab.account)).to.equal(5_000n);
    });

    it('is refused for a voucher that is none, twice, and to another bureau, in this order', async () => {
      const world = await loadWorld();
      const other = world.office(HOST, 'BUREAU');
      for (const unknown of [0n, world.voucher + 1n, world.voucher + (1n << 32n), world.voucher + (1n << 128n)]) {
        await expectRefused(
          world,
          () => world.voucherToken.connect(other).revokeVoucher(unknown),
          'VoucherUnknown',
          unknown,
        );
      }
      await expectRefused(
        world,
        () => world.voucherToken.connect(other).revokeVoucher(world.voucher),
        'Unauthorized',
        other.address,
      );
      await tokens(world).revokeVoucher(world.voucher);
      await expectRefused(
        world,
        () => world.voucherToken.connect(other).revokeVoucher(world.voucher),
        'AlreadySettled',
        toBeHex(world.voucher, 32),
        STATUS.REVOKED,
      );
    });

    it('of an empty voucher moves nothing', async () => {
      const world = await loadWorld();
      const voucher = await issueVoucher(world, world.programme, world.party.enterprise, 5_000n, 2);
      await placeOrder(world, { voucher });
      const revoked = tokens(world).revokeVoucher(voucher);
      await expect(revoked).to.emit(world.voucherToken, 'VoucherRevoked').withArgs(voucher, 0n);
      await expect(revoked).to.not.emit(world.voucherToken, 'TransferSingle');
    });
  });

  describe('expireVoucher', () => {
    it('comes with the second after the last day of use', async () => {
      const world = await loadWorld();
      const { useBy } = await world.voucherToken.clocksOf(world.voucher);
      await nextAt(useBy);
      await expectRefused(
        world,
        () => world.voucherToken.expireVoucher(world.voucher),
        'NotDue',
        useBy + 1n,
        useBy,
      );
      await nextAt(useBy + 1n);
      await expect(world.voucherToken.expireVoucher(world.voucher))
        .to.emit(world.voucherToken, 'VoucherExpired')
        .withArgs(world.voucher, FACE);
      expect(await statusOf(world)).to.equal(STATUS.EXPIRED);
      expect(await readBudget(world)).to.deep.equal({ unissued: BUDGET, outstanding: 0n, reserved: 0n, paid: 0n });
    });

    it('comes with the last second of the programme where that is earlier', async () => {
      const world = await loadWorld();
      const useBy = BigInt((await now()) + 5 * DAY);
      const programme = await createProgramme(world, ISSUER, { useBy }, FACE);
      const voucher = await issueVoucher(world, programme, world.party.enterprise, FACE, 1);
      await nextAt(useBy);
      await expectRefused(world, () => world.voucherToken.expireVoucher(voucher), 'NotDue', useBy + 1n, useBy);
      await nextAt(useBy + 1n);
      await world.voucherToken.expireVoucher(voucher);
    });

    it('is refused twice, after a revocation, and for a voucher that is none', async () => {
      const world = await loadWorld();
      const second = await issueVoucher(world, world.programme, world.party.enterprise, 1n, 2);
      await tokens(world).revokeVoucher(second);
      const { useBy } = await world.voucherToken.clocksOf(world.voucher);
      await nextAt(useBy + 1n);
      await world.voucherToken.expireVoucher(world.voucher);
      for (const [voucher, status] of [
        [world.voucher, STATUS.EXPIRED],
        [second, STATUS.REVOKED],
      ] as const) {
        await expectRefused(
          world,
          () => world.voucherToken.expireVoucher(voucher),
          'AlreadySettled',
          toBeHex(voucher, 32),
          status,
        );
      }
      await expectRefused(world, () => world.voucherToken.expireVoucher(7n), 'VoucherUnknown', 7n);
    });
  });

  describe('as an ERC-1155', () => {
    it('says what each account holds of the one true id', async () => {
      const world = await loadWorld();
      const { enterprise, team } = world.party;
      const held = (account: string, voucher: bigint) => world.voucherToken.balanceOf(account, voucher);
      expect(await held(enterprise.account, world.voucher)).to.equal(FACE);
      expect(await held(team.account, world.voucher)).to.equal(0n);
      expect(await held(ZeroAddress, 0n)).to.equal(0n);
      for (const changed of [1n << 32n, 1n << 96n, 1n << 128n, 1n << 255n]) {
        expect(await held(enterprise.account, world.voucher ^ changed)).to.equal(0n);
      }
      expect(
        await world.voucherToken.balanceOfBatch([team.account, enterprise.account], [world.voucher, world.voucher]),
      ).to.deep.equal([0n, FACE]);
    });

    it('is refused every transfer: the holder by name, others as strangers', async () => {
      const world = await loadWorld();
      const { enterprise, team } = world.party;
      const holder = world.voucherToken.connect(world.keys.find((key) => key.address === enterprise.key.address));
      const single = [enterprise.account, team.account, world.voucher, 1n, '0x'] as const;
      const batch: [string, string, bigint[], bigint[], string] = [
        enterprise.account,
        team.account,
        [world.voucher],
        [1n],
        '0x',
      ];
      await expectRefused(world, () => holder.safeTransferFrom(...single), 'NotTransferable', world.voucher);
      await expectRefused(world, () => holder.safeBatchTransferFrom(...batch), 'NotTransferable', world.voucher);
      const stranger = world.voucherToken.connect(world.stranger);
      for (const act of [() => stranger.safeTransferFrom(...single), () => stranger.safeBatchTransferFrom(...batch)]) {
        await expectRefused(world, act, 'Unauthorized', world.stranger.address);
      }
      await expectRefused(world, () => holder.setApprovalForAll(world.stranger.address, true), 'NotTransferable', 0n);
      expect(await world.voucherToken.isApprovedForAll(enterprise.account, world.stranger.address)).to.equal(false);
    });

    it('supports ERC-165 and ERC-1155, and no metadata', async () => {
      const world = await loadWorld();
      for (const [name, supported] of [
        ['0x01ffc9a7', true],
        ['0xd9b67a26', true],
        ['0x0e89341c', false],
        ['0xffffffff', false],
      ] as const) {
        expect(await world.voucherToken.supportsInterface(name)).to.equal(supported);
      }
    });

    it('follows an order and its release by events', async () => {
      const world = await loadWorld();
      const { enterprise, homeLab } = world.party;
      const placed = await placeOrder(world);
      const desk = world.deployment.orderDesk;
      const cancelled = world.orderDesk.cancelOrder(...(await signCancellation(world, placed.hash, { lab: homeLab.key })));
      await expect(cancelled)
        .to.emit(world.voucherToken, 'TransferSingle')
        .withArgs((by: string) => by.toLowerCase() === desk.toLowerCase(), ZeroAddress, enterprise.account, world.voucher, 5_000n);
    });
  });
});
