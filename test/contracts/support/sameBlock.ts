import { provider } from './connection.ts';

/** Sends one transaction, such as `() => contract.pause()`. */
export type Send = () => Promise<{ readonly hash: string }>;

type Receipt = { readonly status: string; readonly blockNumber: string; readonly transactionIndex: string };

/**
 * Mines the transactions into one block, in this order; tells of each whether it went through. Throws if the chain has put
 * them otherwise.
 */
export async function mineTogether(sends: readonly Send[]): Promise<boolean[]> {
  const hashes: string[] = [];
  await provider.request({ method: 'evm_setAutomine', params: [false] });
  try {
    for (const send of sends) hashes.push((await send()).hash);
    await provider.request({ method: 'evm_mine', params: [] });
  } finally {
    await provider.request({ method: 'evm_setAutomine', params: [true] });
  }
  const receipts = await Promise.all(
    hashes.map((hash) => provider.request({ method: 'eth_getTransactionReceipt', params: [hash] }) as Promise<Receipt>),
  );
  for (const [place, { blockNumber, transactionIndex }] of receipts.entries()) {
    if (blockNumber !== receipts[0]!.blockNumber || Number(transactionIndex) !== place) {
      throw new Error(`Transaction ${place} is number ${Number(transactionIndex)} of block ${Number(blockNumber)}.`);
    }
  }
  return receipts.map(({ status }) => status === '0x1');
}
