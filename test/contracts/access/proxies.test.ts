import { expect } from 'chai';
import { concat, dataSlice } from 'ethers';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import { ethers } from '../support/connection.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { signOrder } from '../support/orders.ts';
import { stateDigest } from '../support/stateDigest.ts';
import { loadSystem } from '../support/systemFixture.ts';
import { loadWorld } from '../support/worldFixture.ts';

describe('proxies', () => {
  it('stand where the deployment says, each with code and the deployer’s office nowhere', async () => {
    const { deployment, offices, submitter } = await loadSystem();
    const addresses = [...contractNames, 'batcher' as const].map((name) => deployment[name].toLowerCase());
    expect(new Set(addresses).size).to.equal(addresses.length);
    for (const address of addresses) expect(await ethers.provider.getCode(address)).to.not.equal('0x');
    expect(await offices.officeOf(submitter.address)).to.equal(2n ** 64n - 1n);
  });

  for (const name of contractNames) {
    it(`${name} takes no money and no call that it does not know`, async () => {
      const world = await loadWorld();
      const to = world.deployment[name];
      const before = await stateDigest(world);
      for (const transaction of [
        { to, value: 1n },
        { to, data: '0x' },
        { to, data: '0x12345678' },
        { to, data: '0x8456' },
      ]) {
        await expect(world.stranger.sendTransaction(transaction)).to.be.revertedWithoutReason(ethers);
      }
      expect(await stateDigest(world)).to.equal(before);
    });
  }

  it('refuse figures beyond their bits, and calls that are cut short', async () => {
    const world = await loadWorld();
    const signed = await signOrder(world);
    const data = world.orderDesk.interface.encodeFunctionData('placeOrder', signed);
    // The price is the fifth word of the order, which begins after the selector and three offsets.
    const at = 4 + 3 * 32 + 4 * 32;
    const tooLarge = concat([
      dataSlice(data, 0, at),
      `0x${'00'.repeat(19)}01${'00'.repeat(12)}`,
      dataSlice(data, at + 32),
    ]);
    const before = await stateDigest(world);
    for (const broken of [tooLarge, dataSlice(data, 0, data.length / 2 - 65), dataSlice(data, 0, 4 + 64)]) {
      await expect(
        world.stranger.sendTransaction({ to: world.deployment.orderDesk, data: broken }),
      ).to.be.revertedWithoutReason(ethers);
    }
    expect(await stateDigest(world)).to.equal(before);
    await world.stranger.sendTransaction({ to: world.deployment.orderDesk, data });
    const hash = await world.orderDesk.hashOrder(signed[0]);
    await expectRefused(
      world,
      () => world.stranger.sendTransaction({ to: world.deployment.orderDesk, data }),
      'OrderExists',
      hash,
    );
  });
});
