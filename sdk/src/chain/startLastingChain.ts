import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Hex } from 'viem';
import { EmbeddedChainError } from './embeddedChainError.ts';
import { rpcOverHttp } from './rpcOverHttp.ts';
import { startNode } from './startNode.ts';

/** A chain on this machine that goes on where it stopped: its state is on the disk. */
export type LastingChain = {
  readonly url: string;
  /** Whether there was nothing on the disk yet. */
  readonly isNew: boolean;
  /** Writes the state now, unless it is on the disk already. */
  save(): Promise<void>;
  /** Saves and ends the node. */
  close(): Promise<void>;
};

export type StartLastingChainParameters = {
  /** Where the state is kept. */
  readonly file: string;
  /** Of this machine's own address; a free one of the system's choice where it is 0. */
  readonly port: number;
};

/** How often it is asked whether there is a new block to save. In milliseconds. */
const lookEvery = 250;

/** A state that takes long to write is written less often: so many times as long it is left alone. */
const restFactor = 4;

/**
 * Starts a local node (anvil, Osaka, free gas, this machine's clock) that keeps its state in a file.
 *
 * A block is on the disk within a second, later where the state is large; the file is replaced whole, so that it can be
 * read again however the process ended.
 *
 * @throws {EmbeddedChainError} if the port is taken, or the file is not the state of a chain
 */
export async function startLastingChain({ file, port }: StartLastingChainParameters): Promise<LastingChain> {
  const saved = await readState(file);
  const node = await startNode({ port });
  const url = `http://127.0.0.1:${node.port}`;
  const ask = rpcOverHttp(url);
  try {
    await ask({ method: 'anvil_setLoggingEnabled', params: [false] });
    if (saved !== undefined) await ask({ method: 'anvil_loadState', params: [saved] });
  } catch (cause) {
    await node.close();
    throw new EmbeddedChainError(`${file}: 不是链的状态文件`, `${file}: not the state of a chain`, { cause });
  }

  const kept = { block: saved === undefined ? undefined : await ask({ method: 'eth_blockNumber' }) };
  const saveOnce = async () => {
    const block = await ask({ method: 'eth_blockNumber' });
    if (block === kept.block) return;
    await writeState(file, String(await ask({ method: 'anvil_dumpState', params: [] })));
    kept.block = block;
  };
  // One after the other, whoever asks.
  let saving: Promise<void> = Promise.resolve();
  const save = () => (saving = saving.catch(() => undefined).then(saveOnce));

  // A node that is busy with a block overlooks what comes in the wrong moment: it would lie in the pool until the next block.
  let wasWaiting = false;
  const mineOverlooked = async () => {
    const { pending } = (await ask({ method: 'txpool_status' })) as { readonly pending: Hex };
    const isWaiting = BigInt(pending) > 0n;
    if (isWaiting && wasWaiting) await ask({ method: 'evm_mine' });
    wasWaiting = isWaiting;
  };

  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const begun = performance.now();
    // A disk that is full for a while is tried again; `close` says so.
    void mineOverlooked()
      .then(save)
      .catch(() => undefined)
      .finally(() => {
        if (timer !== undefined)
          timer = setTimeout(look, Math.max(lookEvery, restFactor * (performance.now() - begun)));
      });
  };
  timer = setTimeout(look, lookEvery);
  return {
    url,
    isNew: saved === undefined,
    save,
    close: async () => {
      clearTimeout(timer);
      timer = undefined;
      try {
        await save();
      } finally {
        await node.close();
      }
    },
  };
}

async function readState(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeState(file: string, state: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.tmp`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(state);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
