import { expect } from 'chai';
import { slotOf } from '../../../sdk/src/audit/chain/storageLayout.ts';
import { cashOut } from '../support/cashOut.ts';
import { clawBackOrder } from '../support/claims.ts';
import { booksOf, impose, loadClearing, paidAbroad, propose, solve } from '../support/clearing.ts';
import { ethers } from '../support/connection.ts';
import { placeOrder } from '../support/orders.ts';
import { NO_CAP } from '../support/programmes.ts';
import { FAR, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

type Place = Parameters<typeof slotOf>;

/** The fields of a word, from the lowest bit, by their widths; what is above them must be empty. */
async function fieldsOf(world: World, place: Place, widths: readonly number[]): Promise<bigint[]> {
  let word = BigInt(await ethers.provider.getStorage(world.deployment.treasury, slotOf(...place)));
  const fields = widths.map((width) => {
    const field = BigInt.asUintN(width, word);
    word >>= BigInt(width);
    return field;
  });
  expect(word, `above ${place[0]}`).to.equal(0n);
  return fields;
}

const pairOf = (debtor: number, creditor: number) => (BigInt(debtor) << 32n) | BigInt(creditor);

/** ISSUER owes FAR 10000 and has 4000 reserved, FAR owes ISSUER 2000, both have limits. */
async function loadBusy(): Promise<World> {
  const world = await loadClearing();
  await paidAbroad(world);
  await clawBackOrder(world, await paidAbroad(world), 2_000n);
  await placeOrder(world, { lab: world.party.farLab, subsidy: 4_000n });
  await world.treasury.connect(world.council).setNetDebitCap(ISSUER, 20_000n);
  await world.treasury.connect(world.office(FAR, 'TREASURY')).setAcceptanceQuota(FAR, 30_000n);
  return world;
}

/** An upgrade may add at the end of a namespace; what is here stays where it is, for the contracts and for the auditor. */
describe('storage of the clearing house', () => {
  it('keeps a region in four words', async () => {
    const world = await loadBusy();
    const signed = (value: bigint) => BigInt.asUintN(128, value);
    for (const [region, position, cap, quota] of [
      [ISSUER, -8_000n, 20_000n, NO_CAP],
      [FAR, 8_000n, NO_CAP, 30_000n],
    ] as const) {
      const books = await booksOf(world, region);
      expect(books.owed - books.locked).to.equal(position);
      const word = (offset: number, widths: readonly number[]) => fieldsOf(world, ['purses', [region], offset], widths);
      expect(await word(0, [96, 112])).to.deep.equal([books.free, books.owed]);
      expect(await word(1, [96, 128])).to.deep.equal([books.encumbered, signed(position)]);
      expect(await word(2, [128, 96])).to.deep.equal([books.reservedAsIssuer, NO_CAP - cap]);
      expect(await word(3, [128, 96])).to.deep.equal([books.reservedAsHost, NO_CAP - quota]);
      expect(await word(4, [])).to.deep.equal([]);
    }
  });

  it('keeps a pair in two words, and all obligations in one', async () => {
    const world = await loadBusy();
    const epoch = await world.treasury.currentEpoch();
    const pair = pairOf(ISSUER, FAR);
    expect(await fieldsOf(world, ['obligations', [pair]], [32, 112, 112])).to.deep.equal([epoch, 10_000n, 0n]);
    expect(await fieldsOf(world, ['obligations', [pair], 1], [128])).to.deep.equal([4_000n]);
    expect(await fieldsOf(world, ['obligationTotal'], [32, 112, 112])).to.deep.equal([epoch, 12_000n, 0n]);

    await world.treasury.connect(world.council).setEpochLength(1n);
    await paidAbroad(world, { price: 2_000n, subsidy: 1_000n });
    expect(await fieldsOf(world, ['obligations', [pair]], [32, 112, 112])).to.deep.equal([epoch + 1n, 1_000n, 10_000n]);
    expect(await fieldsOf(world, ['obligationTotal'], [32, 112, 112])).to.deep.equal([epoch + 1n, 1_000n, 12_000n]);
  });

  it('keeps the clock and, after it, the number of cycles', async () => {
    const world = await loadClearing();
    const epoch = await world.treasury.currentEpoch();
    expect(await fieldsOf(world, ['epochClock'], [8, 64])).to.deep.equal([0n, 0n]);
    await world.treasury.connect(world.council).setEpochLength(2n);
    const block = BigInt(await ethers.provider.getBlockNumber());
    const ahead = BigInt.asUintN(64, epoch + 1n - block);
    expect(await fieldsOf(world, ['epochClock'], [8, 64])).to.deep.equal([2n, ahead]);
    const loop = [
      { debtor: ISSUER, creditor: FAR, amount: 2n },
      { debtor: FAR, creditor: ISSUER, amount: 2n },
    ];
    await impose(world, loop);
    await propose(world, (await solve(world, loop)).proposal);
    expect(await fieldsOf(world, ['epochClock', [], 1], [32])).to.deep.equal([1n]);
    expect(await fieldsOf(world, ['epochClock', [], 2], [])).to.deep.equal([]);
  });

  it('keeps with a due what was advanced on it, and where both go', async () => {
    const world = await loadClearing();
    const placed = await paidAbroad(world);
    await cashOut(world, world.party.farLab, 5_000n);
    const free = (await booksOf(world, FAR)).free;
    await placeOrder(world, { lab: world.party.farLab, price: 2n * free, subsidy: free - 2_000n });
    await clawBackOrder(world, placed);
    const word = await fieldsOf(world, ['dues', [placed.hash as `0x${string}`]], [96, 96, 8, 24, 24]);
    expect(word).to.deep.equal([5_000n, 2_000n, 3n, BigInt(ISSUER), BigInt(FAR)]);
  });

  it('is what the tests impose', async () => {
    const paid = await loadClearing();
    await paidAbroad(paid);
    const views = async (world: World) => ({
      issuer: { ...(await booksOf(world, ISSUER)), encumbered: 0n },
      far: { ...(await booksOf(world, FAR)), free: 0n },
      pair: [...(await world.treasury.obligationOf(ISSUER, FAR))],
      gross: await world.treasury.grossAt(await world.treasury.currentEpoch()),
    });
    const real = await views(paid);
    const imposed = await loadClearing();
    await impose(imposed, [{ debtor: ISSUER, creditor: FAR, amount: 5_000n }]);
    expect(await views(imposed)).to.deep.equal(real);
  });
});
