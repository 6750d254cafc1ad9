import type { Hex } from 'viem';
import { TongduiError } from '../errors/tongduiError.ts';

/** A block as it was when it was read. */
export type BlockMark = { readonly block: bigint; readonly hash: Hex };

/** Marks that are kept: as far back a change of the chain can be followed. */
const mostMarks = 1_000;

/** Which blocks have been read, so that it shows when others have taken their places. */
export class ChainMarks {
  #marks: BlockMark[] = [];
  #dropped = false;

  /** The newest one. */
  get last(): BlockMark | undefined {
    return this.#marks.at(-1);
  }

  /** The oldest block that is remembered; `undefined`: none. */
  get firstBlock(): bigint | undefined {
    return this.#marks[0]?.block;
  }

  /** Adds a block above all others. */
  add(mark: BlockMark): void {
    const { last } = this;
    if (last !== undefined && last.block >= mark.block) return;
    this.#marks.push(mark);
    if (this.#marks.length <= mostMarks) return;
    this.#marks.shift();
    this.#dropped = true;
  }

  /** The newest one up to a block. */
  upTo(block: bigint): BlockMark | undefined {
    return this.#marks.findLast((mark) => mark.block <= block);
  }

  /**
   * Forgets blocks that others have taken the places of.
   *
   * @param head - the chain's latest block: what stands above it is gone with what it stood on
   * @param hashOf - the hash of a block as the chain is now
   * @returns the newest block that is still the same; `undefined` where none of those that were read is
   * @throws {TongduiError} `ChainRewritten` if that was too long ago to be remembered
   */
  async forgetReplaced(head: bigint, hashOf: (block: bigint) => Promise<Hex>): Promise<bigint | undefined> {
    const kept = [...this.#marks];
    for (let mark = kept.at(-1); mark !== undefined; mark = kept.at(-1)) {
      if (mark.block <= head && (await hashOf(mark.block)) === mark.hash) break;
      kept.pop();
    }
    if (kept.length === 0 && this.#dropped) throw new TongduiError('ChainRewritten', { block: this.firstBlock ?? 0n });
    // Only now: a node that does not answer half way leaves all as it was.
    this.#marks = kept;
    return this.last?.block;
  }
}
