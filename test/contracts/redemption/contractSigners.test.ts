import { expect } from 'chai';
import { concat, id, keccak256 } from 'ethers';
import type { BaseContract } from 'ethers';
import { anyHash } from '../support/anyHash.ts';
import { claimOrder } from '../support/claims.ts';
import { provider } from '../support/connection.ts';
import { deployMock } from '../support/deployMock.ts';
import { expectRefused } from '../support/expectRefused.ts';
import { fresh } from '../support/fresh.ts';
import { signIntent } from '../support/intents.ts';
import { placeOrder, readOrder, signOrder } from '../support/orders.ts';
import { freshKey, registerParty } from '../support/parties.ts';
import type { Party } from '../support/parties.ts';
import { issueVoucher } from '../support/programmes.ts';
import { ISSUER } from '../support/regions.ts';
import { loadWorld } from '../support/worldFixture.ts';
import type { World } from '../support/worldFixture.ts';

describe('signers that are contracts (ERC-1271)', () => {
  const MOODS = { HONEST: 0, REFUSES: 1, REVERTS: 2, SILENT: 3 } as const;

  const scene = async (): Promise<{ world: World; contract: BaseContract; firm: Party; voucher: bigint }> => {
    const world = await loadWorld();
    const key = freshKey();
    const contract = await deployMock('ContractSigner', key.address);
    const signer = await contract.getAddress();
    const firm = await registerParty(world, { kind: 'ENTERPRISE', region: ISSUER, key, signer });
    const voucher = await issueVoucher(world, world.programme, firm, 50_000n, 9);
    return { world, contract, firm, voucher };
  };

  it('sign orders and claims', async () => {
    const { world, firm, voucher } = await scene();
    const placed = await placeOrder(world, { enterprise: firm, voucher });
    await claimOrder(world, placed);
    expect((await readOrder(world, placed.hash)).state).to.equal('CLAIMED');
  });

  it('are asked about the very digest', async () => {
    const { world, firm, voucher } = await scene();
    const [intent, , lab] = await signOrder(world, { enterprise: firm, voucher });
    const other = await signIntent(world, firm.key, 'Order', { ...intent, salt: fresh() });
    await expectRefused(
      world,
      () => world.orderDesk.placeOrder(intent, other, lab),
      'BadSignature',
      firm.account,
      anyHash,
    );
  });

  it('do not count where they refuse, revert, or say nothing', async () => {
    const { world, contract, firm, voucher } = await scene();
    const signed = await signOrder(world, { enterprise: firm, voucher });
    for (const mood of [MOODS.REFUSES, MOODS.REVERTS, MOODS.SILENT]) {
      await contract.getFunction('set')(mood);
      const act = () => world.orderDesk.placeOrder(...signed);
      await expectRefused(world, act, 'BadSignature', firm.account, anyHash);
    }
    await contract.getFunction('set')(MOODS.HONEST);
    await world.orderDesk.placeOrder(...signed);
  });

  it('do not count before there is a contract', async () => {
    const { world, contract, firm, voucher } = await scene();
    const signed = await signOrder(world, { enterprise: firm, voucher });
    const address = await contract.getAddress();
    await provider.request({ method: 'hardhat_setCode', params: [address, '0x'] });
    await expectRefused(world, () => world.orderDesk.placeOrder(...signed), 'BadSignature', firm.account, anyHash);
  });

  it('do not sink the other items of a batch', async () => {
    const { world, contract, firm, voucher } = await scene();
    const bad = await signOrder(world, { enterprise: firm, voucher });
    const good = await signOrder(world);
    await contract.getFunction('set')(MOODS.REVERTS);
    const calls = [bad, good].map((signed) => ({
      target: world.deployment.orderDesk,
      data: world.orderDesk.interface.encodeFunctionData('placeOrder', signed),
    }));
    expect([...(await world.batcher.run.staticCall(calls))]).to.deep.equal([false, true]);
  });
});

describe('signers that are keys of a verifier (ERC-7913)', () => {
  const sign = (key: string, digest: string) => keccak256(concat([key, digest]));

  const scene = async (): Promise<{ world: World; firm: Party; voucher: bigint; key: string }> => {
    const world = await loadWorld();
    const key = id('a key that is no address');
    const verifier = await (await deployMock('KeyVerifier')).getAddress();
    const firm = await registerParty(world, { kind: 'ENTERPRISE', region: ISSUER, signer: concat([verifier, key]) });
    return { world, firm, voucher: await issueVoucher(world, world.programme, firm, 50_000n, 9), key };
  };

  it('sign orders, each its own', async () => {
    const { world, firm, voucher, key } = await scene();
    const [intent, , lab] = await signOrder(world, { enterprise: firm, voucher });
    const digest = await world.orderDesk.hashOrder(intent);
    const bad = [sign(key, id('another digest')), sign(id('another key'), digest), '0x', `0x${'00'.repeat(65)}`];
    for (const signature of bad) {
      await expectRefused(
        world,
        () => world.orderDesk.placeOrder(intent, signature, lab),
        'BadSignature',
        firm.account,
        anyHash,
      );
    }
    await world.orderDesk.placeOrder(intent, sign(key, digest), lab);
    expect((await readOrder(world, digest)).state).to.equal('PLACED');
  });

  it('do not count where the verifier is no contract', async () => {
    const { world } = await scene();
    const signer = concat([freshKey().address, id('key')]);
    const firm = await registerParty(world, { kind: 'ENTERPRISE', region: ISSUER, signer });
    const voucher = await issueVoucher(world, world.programme, firm, 50_000n, 10);
    const [intent, , lab] = await signOrder(world, { enterprise: firm, voucher });
    await expectRefused(
      world,
      () => world.orderDesk.placeOrder(intent, '0x', lab),
      'BadSignature',
      firm.account,
      anyHash,
    );
  });
});
