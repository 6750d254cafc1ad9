import type { Hex } from 'viem';
import type { ActReceipt } from '../clients/actReceipt.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { causesOf, TongduiError } from '../errors/tongduiError.ts';

/**
 * The receipt of a transaction whose block is final, and is the one that the chain has at its height.
 *
 * @param head - the last final block
 * @returns `undefined` for one that is not there yet
 * @throws {TongduiError} `TransactionFailed` if it was reverted
 */
export async function readFinalReceipt(
  { publicClient }: TongduiClient,
  hash: Hex,
  head: bigint,
): Promise<ActReceipt | undefined> {
  const receipt = await publicClient.getTransactionReceipt({ hash }).catch((cause: unknown) => {
    if ([...causesOf(cause)].some((error) => (error as Error).name === 'TransactionReceiptNotFoundError'))
      return undefined;
    throw cause;
  });
  if (receipt === undefined || receipt.blockNumber > head) return undefined;
  const { blockNumber, gasUsed } = receipt;
  const block = await publicClient.getBlock({ blockNumber });
  if (block.hash !== receipt.blockHash) return undefined;
  if (receipt.status !== 'success') throw new TongduiError('TransactionFailed', { hash, blockNumber });
  return { hash, blockNumber, gasUsed, receipt };
}
