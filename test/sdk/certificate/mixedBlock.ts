import type { Hex } from 'viem';
import { LOG3_INIT_CODE, type Anvil } from './startAnvil.ts';

export const word = (byte: string): Hex => `0x${byte.repeat(32)}`;

/** Calldata that makes the test contract emit these topics and data. */
export function logCalldata(topics: readonly [Hex, Hex, Hex], data: Hex = '0x'): Hex {
  return `0x${[...topics, data].map((part) => part.slice(2)).join('')}`;
}

/** Deploys the contract that emits one event with its calldata as topics and data. */
export async function deployEmitter(anvil: Anvil): Promise<Hex> {
  const hash = await anvil.walletOf(9).sendTransaction({ data: LOG3_INIT_CODE, to: null });
  const { contractAddress } = await anvil.publicClient.waitForTransactionReceipt({ hash });
  return (contractAddress as string).toLowerCase() as Hex;
}

/** Mines all of these at once, in this order, and returns their hashes. */
export async function mineTogether(anvil: Anvil, sends: readonly (() => Promise<Hex>)[]): Promise<Hex[]> {
  await anvil.testClient.setAutomine(false);
  const hashes: Hex[] = [];
  for (const send of sends) hashes.push(await send());
  await anvil.testClient.mine({ blocks: 1 });
  await anvil.testClient.setAutomine(true);
  return hashes;
}

/** A block with transactions of types 0, 1, 2 and 4, a failed one, a creation, and one with much data. */
export async function mineMixedBlock(anvil: Anvil, emitter: Hex): Promise<Hex[]> {
  const call = (byte: string, data?: Hex) => ({
    to: emitter,
    data: logCalldata([word(byte), word('aa'), word('bb')], data),
    gas: 300_000n,
  });
  const delegating = anvil.walletOf(4);
  const authorization = await anvil.walletOf(5).signAuthorization({ contractAddress: emitter });
  const tip = { maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 10n ** 9n };
  return await mineTogether(anvil, [
    async () => await anvil.walletOf(0).sendTransaction({ ...call('01'), type: 'legacy', gasPrice: 9n * 10n ** 10n }),
    async () =>
      await anvil.walletOf(1).sendTransaction({
        ...call('02'),
        type: 'eip2930',
        gasPrice: 8n * 10n ** 10n,
        accessList: [{ address: emitter, storageKeys: [word('00'), word('01')] }],
      }),
    async () => await anvil.walletOf(2).sendTransaction({ ...call('03', `0x${'5a'.repeat(3_000)}`), ...tip }),
    // Without three words of calldata the size of the log's data underflows: mined, failed.
    async () => await anvil.walletOf(3).sendTransaction({ to: emitter, data: '0x04', gas: 60_000n, ...tip }),
    async () =>
      await delegating.sendTransaction({ ...call('05'), type: 'eip7702', authorizationList: [authorization], ...tip }),
    async () => await anvil.walletOf(6).sendTransaction({ data: LOG3_INIT_CODE, to: null, gas: 300_000n, ...tip }),
    async () => await anvil.walletOf(7).sendTransaction({ ...call('07'), ...tip, nonce: 0 }),
    async () => await anvil.walletOf(7).sendTransaction({ ...call('08'), ...tip, nonce: 1 }),
  ]);
}
