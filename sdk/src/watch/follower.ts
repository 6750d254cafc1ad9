import type { Hex } from 'viem';
import { fetchBlock, fetchBlocks } from '../audit/logs/fetchBlocks.ts';
import type { BlockFacts } from '../audit/logs/fetchBlocks.ts';
import { readEvent, sourcesOf } from '../audit/logs/readEvent.ts';
import { scanLogs } from '../audit/logs/scanLogs.ts';
import type { LogFilter, LogPiece } from '../audit/logs/scanLogs.ts';
import { finalBlock } from '../clients/finalBlock.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { isBefore } from '../lists/cursor.ts';
import type { LogPosition } from '../lists/cursor.ts';
import { ChainMarks } from './chainMarks.ts';
import type { BlockMark } from './chainMarks.ts';
import type { SystemEvent } from './systemEvent.ts';

export type FollowerParameters = {
  readonly filter: LogFilter;
  /** First block to read; the one that comes next unless given. */
  readonly fromBlock: bigint | undefined;
  /** The event after which to begin, in place of a block. */
  readonly after: LogPosition | undefined;
  readonly finality: number | undefined;
  /** Whether an event is to be told. May fail: then nothing of its blocks is told, and it is asked again the next time. */
  readonly isWanted: (event: SystemEvent) => boolean | Promise<boolean>;
  /** Is given each event once, in the order of the chain. */
  readonly tell: (event: SystemEvent) => Promise<void>;
  /** Is given each event that was told and whose block is gone, the newest first. */
  readonly takeBack: (event: SystemEvent) => Promise<void>;
};

/**
 * Reads a chain's logs as it grows, without a gap and without telling one twice, also where blocks are replaced by others:
 * what was told of them is taken back, and what is in their places is told.
 */
export class Follower {
  readonly #client: TongduiClient;
  readonly #parameters: FollowerParameters;
  readonly #marks = new ChainMarks();
  /** The block to go back to where nothing that was read is left. */
  #start: bigint | undefined;
  /** The first block that has not been read. */
  #next = 0n;
  #told: SystemEvent[] = [];

  constructor(client: TongduiClient, parameters: FollowerParameters) {
    this.#client = client;
    this.#parameters = parameters;
  }

  /**
   * Tells all that has come in since the last time. A node that fails on the way leaves what is not told for the next time.
   *
   * @throws {TongduiError} `ChainRewritten`, and whatever the node answers
   */
  async readOn(): Promise<void> {
    const head = await finalBlock(this.#client, this.#parameters.finality);
    const start = await this.#begin(head);
    const mark = this.#marks.upTo(head);
    // A chain shorter than all that was read shows no change yet: its node may only lag behind.
    if (mark === undefined && this.#marks.last !== undefined) return;
    if (mark !== undefined && (await this.#hashOf(mark.block)) !== mark.hash) await this.#goBack(head, start);
    if (this.#next > head) return;
    const headMark = { block: head, hash: await this.#hashOf(head) };
    const { publicClient } = this.#client;
    const range = { from: this.#next, to: head };
    for await (const piece of scanLogs(publicClient, this.#parameters.filter, range)) {
      // Blocks were replaced while they were read: the next time starts from what is left.
      if (!(await this.#readPiece(piece, headMark))) return;
    }
  }

  async #hashOf(block: bigint): Promise<Hex> {
    return (await fetchBlock(this.#client.publicClient, block)).hash;
  }

  async #begin(head: bigint): Promise<bigint> {
    if (this.#start !== undefined) return this.#start;
    const { after, fromBlock } = this.#parameters;
    const start = after?.block ?? fromBlock ?? head + 1n;
    // The block below is known too, so that it shows where even that one is replaced.
    if (start === head + 1n) this.#marks.add({ block: head, hash: await this.#hashOf(head) });
    [this.#start, this.#next] = [start, start];
    return start;
  }

  /** Goes back to where the chain is still the one that was read. */
  async #goBack(head: bigint, start: bigint): Promise<void> {
    const same = await this.#marks.forgetReplaced(head, (block) => this.#hashOf(block));
    const from = same === undefined || same + 1n < start ? start : same + 1n;
    this.#next = from;
    const gone = this.#told.filter(({ block }) => block >= from);
    this.#told = this.#told.filter(({ block }) => block < from);
    for (const event of gone.reverse()) await this.#parameters.takeBack(event);
  }

  /** @returns whether the blocks stayed the same while they were read; if not, nothing of them was told */
  async #readPiece({ logs, to }: LogPiece, headMark: BlockMark): Promise<boolean> {
    const before = this.#marks.last;
    const marks = [
      headMark,
      ...(before ? [before] : []),
      ...logs.map(({ block, blockHash: hash }) => ({ block, hash })),
    ];
    const numbers = new Set([to, ...marks.map(({ block }) => block)]);
    const blocks = await fetchBlocks(this.#client.publicClient, [...numbers]);
    if (marks.some(({ block, hash }) => blocks.get(block)?.hash !== hash)) return false;
    const events = await this.#readEvents(logs, blocks);
    for (const { block, blockHash: hash } of logs) this.#marks.add({ block, hash });
    for (const event of events) {
      this.#told.push(event);
      await this.#parameters.tell(event);
    }
    this.#marks.add({ block: to, hash: blocks.get(to)?.hash ?? headMark.hash });
    this.#next = to + 1n;
    const oldest = this.#marks.firstBlock ?? 0n;
    this.#told = this.#told.filter(({ block }) => block >= oldest);
    return true;
  }

  /** Those that are to be told. */
  async #readEvents(logs: LogPiece['logs'], blocks: ReadonlyMap<bigint, BlockFacts>): Promise<readonly SystemEvent[]> {
    const sources = sourcesOf(this.#client.deployment);
    const { after, isWanted } = this.#parameters;
    const events: SystemEvent[] = [];
    for (const raw of logs) {
      const source = sources.get(raw.address);
      const event = source && readEvent(source, raw, blocks.get(raw.block)?.time ?? 0);
      if (event === undefined || (after !== undefined && !isBefore(after, event))) continue;
      if (await isWanted(event)) events.push(event);
    }
    return events;
  }
}
