import {
  createPublicClient,
  custom,
  encodeAbiParameters,
  encodeEventTopics,
  keccak256,
  numberToHex,
  stringToHex,
} from 'viem';
import type { Hex, PublicClient } from 'viem';
import { registryAbi } from '../../../sdk/src/abis/registryAbi.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import type { Deployment } from '../../../sdk/src/deployments/deployment.ts';

type Request = { readonly method: string; readonly params?: readonly unknown[] };
type Block = { readonly hash: Hex; readonly events: readonly string[] };

const addresses = [...contractNames, 'batcher', 'council'].map((name, i) => [name, numberToHex(i + 1, { size: 20 })]);

/** A deployment that no node has. */
export const deployment = {
  ...Object.fromEntries(addresses),
  chainId: 31_337,
  fromBlock: 0n,
} as unknown as Deployment;

/** A node of a chain whose blocks hold `CategoryAdded` events, and are replaced, kept back and refused at will. */
export class FakeChain {
  blocks: Block[] = [];
  /** Blocks that the node does not know of yet. */
  lag = 0;
  /** Requests that fail from now on. */
  failures = 0;
  /** Most blocks whose logs are given at once. */
  mostBlocks = 1_000_000;
  /** What happens before a later request: its place from now, and the act. */
  before: { requests: number; act: () => void } | undefined;
  requests: string[] = [];
  #made = 0;

  constructor() {
    this.grow([[]]);
  }

  /** New blocks on top, each with these events. */
  grow(blocks: readonly (readonly string[])[]): void {
    for (const events of blocks) {
      this.#made += 1;
      this.blocks.push({ hash: keccak256(stringToHex(`block ${this.#made}`)), events });
    }
  }

  /** Puts other blocks in the places of the last ones; the first of all stays. */
  replace(depth: number, blocks: readonly (readonly string[])[]): void {
    this.blocks.splice(Math.max(1, this.blocks.length - depth));
    this.grow(blocks);
  }

  /** All events from a block on. */
  eventsFrom(block: number): string[] {
    return this.blocks.slice(block).flatMap(({ events }) => events);
  }

  client(finality?: number): TongduiClient {
    const request = async (call: Request): Promise<unknown> => await Promise.resolve().then(() => this.#answer(call));
    const publicClient: PublicClient = createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });
    return { deployment, publicClient, ...(finality !== undefined && { finality }) };
  }

  #answer({ method, params = [] }: Request): unknown {
    this.requests.push(method);
    if (this.before !== undefined && (this.before.requests -= 1) < 0) {
      const { act } = this.before;
      this.before = undefined;
      act();
    }
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('the node is out of reach');
    }
    const known = this.blocks.slice(0, Math.max(1, this.blocks.length - this.lag));
    switch (method) {
      case 'eth_blockNumber':
        return numberToHex(known.length - 1);
      case 'eth_getBlockByNumber': {
        const block = known[Number(params[0])];
        return block === undefined ? null : { hash: block.hash, timestamp: params[0] };
      }
      case 'eth_getLogs': {
        const { fromBlock, toBlock } = params[0] as { fromBlock: Hex; toBlock: Hex };
        const [from, to] = [Number(fromBlock), Number(toBlock)];
        if (to - from + 1 > this.mostBlocks) throw new Error('query returned more than 10000 results');
        return known.slice(from, to + 1).flatMap((block, i) => logsOf(block, from + i));
      }
      default:
        throw new Error(`${method} is not answered`);
    }
  }
}

function logsOf({ hash, events }: Block, number: number) {
  return events.map((category, i) => ({
    address: deployment.registry,
    topics: encodeEventTopics({ abi: registryAbi, eventName: 'CategoryAdded', args: { index: 0 } }),
    data: encodeAbiParameters([{ type: 'string' }], [category]),
    blockNumber: numberToHex(number),
    blockHash: hash,
    transactionHash: keccak256(stringToHex(category)),
    logIndex: numberToHex(i),
  }));
}
