import { moveTo } from '../../support/clock.ts';
import { EVERYONE } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('voucherToken');

export const voucherTokenRows = [
  row('issueMany', ['bureau@issuer'], (world) => [
    world.programme,
    [{ to: world.party.team.account, amount: 1, serial: 99 }],
  ]),
  row('revokeVoucher', ['bureau@issuer'], (world) => [world.voucher]),
  row('expireVoucher', EVERYONE, async (world) => {
    const { useBy } = await world.voucherToken.clocksOf(world.voucher);
    await moveTo(useBy + 1n);
    return [world.voucher];
  }),
  row('spend', ['orderDesk'], (world) => [world.voucher, 1]),
  row('restore', ['orderDesk', 'claimDesk'], (world) => [world.voucher, 1]),
];
