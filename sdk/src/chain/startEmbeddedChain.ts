import { createPublicClient, createWalletClient, defineChain, toHex } from 'viem';
import type { Chain, LocalAccount, PublicClient, TransactionReceipt, Transport, WalletClient } from 'viem';
import { localChainId } from '../clients/localChainId.ts';
import { EmbeddedChainError } from './embeddedChainError.ts';
import { createMeter } from './createMeter.ts';
import type { Meter } from './createMeter.ts';
import { embeddedTransport } from './embeddedTransport.ts';
import { mineTogether } from './mineTogether.ts';
import type { PlannedTransaction } from './mineTogether.ts';
import { rpcOverHttp } from './rpcOverHttp.ts';
import { startNode } from './startNode.ts';

/** A chain on this machine, for one rehearsal: nobody else knows it, gas is free, its clock stands still. */
export type EmbeddedChain = {
  readonly url: string;
  readonly chain: Chain;
  readonly publicClient: PublicClient<Transport, Chain>;
  readonly meter: Meter;
  walletOf(account: LocalAccount): WalletClient<Transport, Chain, LocalAccount>;
  /**
   * Mines an empty block with this time; it is the time of every later block and call.
   *
   * @param next - unix seconds, not before the chain's present time
   */
  setTime(next: number): Promise<void>;
  /**
   * Mines transactions in one block, in their order.
   *
   * @returns their receipts; a transaction may have been reverted
   */
  mineTogether(planned: readonly PlannedTransaction[]): Promise<readonly TransactionReceipt[]>;
  /**
   * Makes the last blocks unmade, as if their transactions had never been sent.
   *
   * @param count - fewer than {@link keptStates} of startNode.ts
   */
  undoBlocks(count: number): Promise<void>;
  /** Ends the node and waits for its end. */
  close(): Promise<void>;
};

export type StartEmbeddedChainParameters = {
  /** Unix seconds: the time of the first block, and of every later one until `setTime`. */
  readonly time: number;
};

/**
 * Starts a local node (anvil; Osaka with the gas limit of EIP-7825 per transaction) on a free port of this machine.
 *
 * The node ends with this process, however that ends.
 *
 * @throws {EmbeddedChainError} if it does not start
 */
export async function startEmbeddedChain({ time }: StartEmbeddedChainParameters): Promise<EmbeddedChain> {
  const local = await startNode({ time });
  const url = `http://127.0.0.1:${local.port}`;
  const chain = defineChain({
    id: localChainId,
    name: 'Tongdui rehearsal',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
    // Gas is free: the node's base fee is zero, and a tip would need money.
    fees: { estimateFeesPerGas: () => Promise.resolve({ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }) },
  });
  const meter = createMeter();
  const node = rpcOverHttp(url);
  const transport = embeddedTransport({ node, chainId: chain.id, onMined: meter.add });
  const publicClient = createPublicClient({ chain, transport, cacheTime: 0, pollingInterval: 5 });
  const mine = async () => {
    await node({ method: 'evm_mine' });
    meter.addEmpty();
  };

  try {
    await node({ method: 'anvil_setLoggingEnabled', params: [false] });
    // Without this a block has the time of the wall clock's seconds since the start.
    await node({ method: 'anvil_setBlockTimestampInterval', params: [0] });
    // The first block's environment has no time that a call would see; an empty block gives it one.
    await mine();
  } catch (cause) {
    await local.close();
    throw new EmbeddedChainError('本地链没有应答', 'the local chain does not answer', { cause });
  }
  return {
    url,
    chain,
    publicClient,
    meter,
    walletOf: (account) => createWalletClient({ account, chain, transport }),
    setTime: async (next) => {
      await node({ method: 'evm_setNextBlockTimestamp', params: [toHex(next)] });
      await mine();
    },
    mineTogether: async (planned) => {
      if (planned.length === 0) {
        await mine();
        return [];
      }
      const receipts = await mineTogether(node, publicClient, planned);
      for (const receipt of receipts) meter.add(receipt);
      return receipts;
    },
    undoBlocks: async (count) => {
      await node({ method: 'anvil_rollback', params: [count] });
      meter.remove(count);
    },
    close: () => local.close(),
  };
}
