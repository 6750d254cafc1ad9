import { formatTransactionReceipt } from 'viem';
import type { Address, Hex, LocalAccount, PublicClient, RpcTransactionReceipt, TransactionReceipt } from 'viem';
import { mostGas } from '../clients/gasLimit.ts';
import type { RpcCall } from './rpcOverHttp.ts';

/** One transaction of a block that is made on purpose. */
export type PlannedTransaction = {
  /** With a manager of nonces: the transactions are signed before any is sent. */
  readonly account: LocalAccount;
  readonly to: Address;
  readonly data: Hex;
};

/**
 * Mines transactions in one block, in their order. The node computes the root of the whole state for every block, which on
 * a long book is most of what it does.
 *
 * @returns their receipts; a transaction may have been reverted
 * @throws {Error} if the block does not hold them all
 */
export async function mineTogether(
  node: (call: RpcCall) => Promise<unknown>,
  publicClient: PublicClient,
  planned: readonly PlannedTransaction[],
): Promise<readonly TransactionReceipt[]> {
  const signed = await signAll(publicClient, planned);
  await node({ method: 'evm_setAutomine', params: [false] });
  try {
    const hashes: unknown[] = [];
    // One after the other: they are mined in the order in which they came.
    for (const raw of signed) hashes.push(await node({ method: 'eth_sendRawTransaction', params: [raw] }));
    await node({ method: 'evm_mine' });
    const mined = (await node({ method: 'eth_getBlockReceipts', params: ['latest'] })) as RpcTransactionReceipt[];
    const receipts = hashes.map((hash) => mined.find(({ transactionHash }) => transactionHash === hash));
    return receipts.map((receipt) => {
      if (receipt === undefined) throw new Error('a planned transaction is not in the block that was made for it');
      return formatTransactionReceipt(receipt);
    });
  } finally {
    await node({ method: 'evm_setAutomine', params: [true] });
  }
}

async function signAll(publicClient: PublicClient, planned: readonly PlannedTransaction[]): Promise<readonly Hex[]> {
  const chainId = publicClient.chain?.id ?? 0;
  const signed: Hex[] = [];
  for (const { account, to, data } of planned) {
    const nonce = await account.nonceManager?.consume({ address: account.address, chainId, client: publicClient });
    signed.push(
      await account.signTransaction({
        type: 'eip1559',
        chainId,
        nonce,
        to,
        data,
        gas: mostGas,
        maxFeePerGas: 0n,
        maxPriorityFeePerGas: 0n,
      }),
    );
  }
  return signed;
}
