import { expect } from 'chai';
import { ZeroAddress, toBeHex } from 'ethers';
import { claimOrder, orderIn } from '../support/claims.ts';
import { DAY, nextAt, now } from '../support/clock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { placeOrder, signCancellation } from '../support/orders.ts';
import { createProgramme, issueVoucher } from '../support/programmes.ts';
import { readBudget } from '../support/readBudget.ts';
import { HOST, ISSUER } from '../support/regions.ts';
import { BUDGET, FACE, loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

const STATUS = { NONE: 0n, LIVE: 1n, REVOKED: 2n, EXPIRED: 3n } as const;

const tokens = (world: World) => world.voucherToken.connect(world.office(ISSUER, 'BUREAU'));

const statusOf = async (world: World, serial = 1) =>
  (await world.voucherToken.voucherAt(world.programme, serial)).status;

describe('VoucherToken', () => {
  describe('revokeVoucher', () => {
    it('takes back what is left', async () => {
      const world = await loadWorld();
      await placeOrder(world);
      const revoked = tokens(world).revokeVoucher(world.voucher);
      await expect(revoked)
        .to.emit(world.voucherToken, 'VoucherRevoked')
        .withArgs(world.voucher, FACE - 5_000n);
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
      expect(await readBudget(world)).to.deep.equal({
        unissued: BUDGET - 5_000n,
        outstanding: 0n,
        reserved: 5_000n,
        paid: 0n,
      });
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
      expect(await readBudget(world)).to.deep.equal({
        unissued: BUDGET - 2_000n,
        outstanding: 0n,
        reserved: 2_000n,
        paid: 0n,
      });
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
      await expectRefused(world, () => world.voucherToken.expireVoucher(world.voucher), 'NotDue', useBy + 1n, useBy);
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
      const cancelled = world.orderDesk.cancelOrder(
        ...(await signCancellation(world, placed.hash, { lab: homeLab.key })),
      );
      await expect(cancelled)
        .to.emit(world.voucherToken, 'TransferSingle')
        .withArgs(
          (by: string) => by.toLowerCase() === desk.toLowerCase(),
          ZeroAddress,
          enterprise.account,
          world.voucher,
          5_000n,
        );
    });
  });
});
