import { moveTo } from '../../support/clock.ts';
import { placeOrder, signCancellation, signOrder } from '../../support/orders.ts';
import { EVERYONE } from '../actors.ts';
import { rowsOf } from './row.ts';

const row = rowsOf('orderDesk');

// What firms and labs do is in their signatures: anyone may submit it.
export const orderDeskRows = [
  row('placeOrder', EVERYONE, (world) => signOrder(world)),
  row('approveOrder', ['agency@issuer'], async (world) => [
    (await placeOrder(world, { lab: world.party.reimburseLab })).hash,
  ]),
  row('cancelOrder', EVERYONE, async (world) => {
    const placed = await placeOrder(world);
    return signCancellation(world, placed.hash, { lab: placed.lab.key });
  }),
  row('expireOrder', EVERYONE, async (world) => {
    const placed = await placeOrder(world);
    const { redeemBy } = await world.voucherToken.clocksOf(world.voucher);
    await moveTo(redeemBy + 1n);
    return [placed.hash];
  }),
  row('record', ['claimDesk'], async (world) => {
    const { hash } = await placeOrder(world);
    const word = await world.orderDesk.orderWord(hash);
    return [[hash], [word], [word]];
  }),
];
