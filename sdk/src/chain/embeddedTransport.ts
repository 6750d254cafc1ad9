import { custom, keccak256, numberToHex } from 'viem';
import type { Hex, Transport } from 'viem';
import { mostGas } from '../clients/gasLimit.ts';
import { pauseFor } from '../watch/pauseFor.ts';
import { RpcError } from './rpcOverHttp.ts';
import type { RpcCall } from './rpcOverHttp.ts';

type MinedReceipt = { readonly transactionHash: Hex; readonly gasUsed: Hex; readonly blockNumber: Hex };

/** `blockNumber` is null as long as it waits to be mined. */
type PooledTransaction = { readonly blockNumber: Hex | null };

export type EmbeddedTransportParameters = {
  /** Asks a node that mines at once and takes no fees. */
  readonly node: (call: RpcCall) => Promise<unknown>;
  readonly chainId: number;
  /** Called for every transaction once it is in a block, also for one that reverted. */
  readonly onMined: (mined: { readonly gasUsed: bigint; readonly blockNumber: bigint }) => void;
};

/** JSON-RPC: there is no such method. */
const methodNotFound = -32_601;

/** By then a node that mines at once has mined, unless it overlooked the transaction. In milliseconds. */
const patience = 1_000;

/**
 * The transport to an embedded node. A long book takes ten thousand questions, so it asks no more than it must:
 *
 * - a transaction is sent and its receipt fetched at once (`eth_sendRawTransactionSync`, EIP-7966);
 * - an estimate of gas, for which a node runs the call a dozen times, is one run with as much gas as a transaction may use,
 *   and the answer is that: gas is free, and every transaction has a block to itself;
 * - what never changes on this chain is not asked for.
 */
export function embeddedTransport({ node, chainId, onMined }: EmbeddedTransportParameters): Transport {
  const mined = new Map<unknown, MinedReceipt>();

  async function send(params: RpcCall['params']): Promise<Hex> {
    const sync = node({ method: 'eth_sendRawTransactionSync', params }) as Promise<MinedReceipt>;
    const watch = new AbortController();
    const receipt = await Promise.race([sync, findOverlooked(keccak256(params?.[0] as Hex), watch.signal)]).finally(
      () => watch.abort(),
    );
    // The node's answer may still come, as an error: by then it is known better.
    sync.catch(() => undefined);
    mined.set(receipt.transactionHash, receipt);
    onMined({ gasUsed: BigInt(receipt.gasUsed), blockNumber: BigInt(receipt.blockNumber) });
    return receipt.transactionHash;
  }

  /**
   * A node that is busy with a block overlooks what comes in the wrong moment: a transaction lies in its pool until the next
   * block, or it is mined and the one who waits for it is not told, and gives up after 30 seconds. So it is looked after.
   */
  async function findOverlooked(hash: Hex, signal: AbortSignal): Promise<MinedReceipt> {
    for (;;) {
      await pauseFor(patience, signal);
      if (signal.aborted) return await new Promise<never>(() => undefined);
      try {
        const receipt = (await node({ method: 'eth_getTransactionReceipt', params: [hash] })) as MinedReceipt | null;
        if (receipt !== null) return receipt;
        const found = (await node({ method: 'eth_getTransactionByHash', params: [hash] })) as PooledTransaction | null;
        if (found?.blockNumber === null) await node({ method: 'evm_mine' });
      } catch {
        // Whatever is wrong with the node, its own answer tells.
      }
    }
  }

  /** The clock stands still and nothing waits to be mined: the next block would find what the latest left. */
  async function call([request, tag, ...more]: readonly unknown[]): Promise<unknown> {
    return await node({ method: 'eth_call', params: [request, tag === 'pending' ? 'latest' : tag, ...more] });
  }

  async function request({ method, params = [] }: RpcCall): Promise<unknown> {
    switch (method) {
      case 'eth_chainId':
        return numberToHex(chainId);
      case 'eth_gasPrice':
        return '0x0';
      case 'eth_fillTransaction':
        // It would fill in a tip, for which nobody here has money.
        throw new RpcError({ message: 'eth_fillTransaction is not available', code: methodNotFound });
      case 'eth_sendRawTransaction':
        return await send(params);
      case 'eth_getTransactionReceipt': {
        const receipt = mined.get(params[0]);
        // Kept for one question only: the node may be made to forget the transaction.
        mined.delete(params[0]);
        return receipt ?? (await node({ method, params }));
      }
      case 'eth_call':
        return await call(params);
      case 'eth_estimateGas':
        await call([{ ...(params[0] as object), gas: numberToHex(mostGas) }, params[1] ?? 'latest']);
        return numberToHex(mostGas);
      default:
        return await node({ method, params });
    }
  }
  return custom({ request }, { retryCount: 0 });
}
