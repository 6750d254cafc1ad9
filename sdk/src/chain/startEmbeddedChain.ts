import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createPublicClient, createWalletClient, defineChain, toHex } from 'viem';
import type { Chain, LocalAccount, PublicClient, Transport, WalletClient } from 'viem';
import { anvilPath } from './anvilPath.ts';
import { EmbeddedChainError } from './embeddedChainError.ts';
import { embeddedTransport } from './embeddedTransport.ts';

/** How many of the last blocks can be undone; the states of older ones are not kept. */
const keptStates = 32;

/** Until then a node listens, also on a busy machine. In milliseconds. */
const startTimeout = 30_000;

/** Until then a node that was told to end has ended. In milliseconds. */
const endTimeout = 5_000;

/** A chain on this machine, for one rehearsal: nobody else knows it, gas is free, its clock stands still. */
export type EmbeddedChain = {
  readonly url: string;
  readonly chain: Chain;
  readonly publicClient: PublicClient<Transport, Chain>;
  /** How many blocks there are, and the gas that all transactions sent by this object have used. */
  readonly meter: { readonly blocks: number; readonly gas: bigint };
  walletOf(account: LocalAccount): WalletClient<Transport, Chain, LocalAccount>;
  /**
   * Mines an empty block with this time; it is the time of every later block and call.
   *
   * @param next - unix seconds, not before the chain's present time
   */
  setTime(next: number): Promise<void>;
  /**
   * Makes the last blocks unmade, as if their transactions had never been sent.
   *
   * @param count - fewer than {@link keptStates}
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
  const node = await startNode(time);
  const url = `http://127.0.0.1:${node.port}`;
  const chain = defineChain({
    id: 31_337,
    name: 'Tongdui rehearsal',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
    // Gas is free: the node's base fee is zero, and a tip would need money.
    fees: { estimateFeesPerGas: () => Promise.resolve({ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n }) },
  });
  const meter = { blocks: 0, gas: 0n };
  const transport = embeddedTransport({
    url,
    chainId: chain.id,
    onMined: ({ gasUsed, blockNumber }) => {
      meter.gas += gasUsed;
      meter.blocks = Math.max(meter.blocks, blockNumber);
    },
  });
  const publicClient = createPublicClient({ chain, transport, cacheTime: 0, pollingInterval: 5 });
  const control = publicClient.request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
  const mine = async () => {
    await control({ method: 'evm_mine', params: [] });
    meter.blocks += 1;
  };

  try {
    await control({ method: 'anvil_setLoggingEnabled', params: [false] });
    // Without this a block has the time of the wall clock's seconds since the start.
    await control({ method: 'anvil_setBlockTimestampInterval', params: [0] });
    // The first block's environment has no time that a call would see; an empty block gives it one.
    await mine();
  } catch (cause) {
    await node.close();
    throw new EmbeddedChainError('本地链没有应答', 'the local chain does not answer', { cause });
  }
  return {
    url,
    chain,
    publicClient,
    meter,
    walletOf: (account) => createWalletClient({ account, chain, transport }),
    setTime: async (next) => {
      await control({ method: 'evm_setNextBlockTimestamp', params: [toHex(next)] });
      await mine();
    },
    undoBlocks: async (count) => {
      await control({ method: 'anvil_rollback', params: [count] });
      meter.blocks -= count;
    },
    close: () => node.close(),
  };
}

type LocalNode = { readonly port: number; close(): Promise<void> };

async function startNode(time: number): Promise<LocalNode> {
  const options = {
    host: '127.0.0.1',
    // The system chooses a free one.
    port: 0,
    hardfork: 'osaka',
    'gas-price': 0,
    'base-fee': 0,
    'gas-limit': 100_000_000,
    timestamp: time,
    accounts: 1,
    'prune-history': keptStates,
  };
  const named = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const guard = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', guardPath(), anvilPath(), '--enable-tx-gas-limit', ...named],
    { stdio: 'pipe' },
  );
  // A write to a guard that has ended fails; its end is what gets reported.
  guard.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => guard.once('close', () => resolve()));
  const { port, pid } = await waitForPort(guard);

  // A program that has nothing left to do is not kept waiting by its node.
  guard.unref();
  for (const stream of [guard.stdin, guard.stdout, guard.stderr]) {
    (stream as typeof stream & { unref?: () => void }).unref?.();
  }
  // A guard that is killed cannot end the node; else the node has ended before it.
  guard.once('exit', (_, signal) => {
    if (signal !== null) killProcess(pid);
  });
  return {
    port,
    close: async () => {
      guard.ref();
      guard.stdin.end();
      const patience = setTimeout(() => guard.kill('SIGKILL'), endTimeout);
      await ended;
      clearTimeout(patience);
    },
  };
}

/** The guard beside this file, as it is written or as it is built. */
function guardPath(): string {
  const suffix = /\.[a-z]+$/.exec(import.meta.url)?.[0] ?? '.js';
  return fileURLToPath(new URL(`chainGuard${suffix}`, import.meta.url));
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function waitForPort(guard: ChildProcessWithoutNullStreams): Promise<{ port: number; pid: number }> {
  return new Promise((resolve, reject) => {
    let [line, words] = ['', ''];
    const settle = () => {
      clearTimeout(patience);
      guard.off('close', fail).off('error', fail);
    };
    const fail = (cause?: unknown) => {
      settle();
      guard.kill('SIGKILL');
      const why = words.trim().replaceAll(/\s+/g, ' ');
      const end = why === '' ? '' : `: ${why}`;
      const options = cause instanceof Error ? { cause } : undefined;
      reject(new EmbeddedChainError('本地链启动失败', `the local chain did not start${end}`, options));
    };
    const patience = setTimeout(fail, startTimeout);
    guard.once('close', fail).once('error', fail);
    // Later failures show in the guard's end.
    guard.on('error', () => undefined);
    guard.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    guard.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (!line.includes('\n')) return;
      settle();
      resolve(JSON.parse(line) as { port: number; pid: number });
    });
  });
}
