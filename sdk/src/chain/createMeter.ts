/** What an embedded chain has taken so far, without what was undone. */
export type Meter = {
  /** Number of the last block. */
  readonly blocks: number;
  /** Gas used by all transactions. */
  readonly gas: bigint;
};

/** The meter for whoever mines. */
export type MeterKeeper = Meter & {
  readonly add: (mined: { readonly gasUsed: bigint; readonly blockNumber: bigint }) => void;
  readonly addEmpty: () => void;
  readonly remove: (blocks: number) => void;
};

export function createMeter(): MeterKeeper {
  /** Gas by block, from block 0. */
  const used: bigint[] = [0n];
  return {
    get blocks() {
      return used.length - 1;
    },
    get gas() {
      return used.reduce((sum, gas) => sum + gas, 0n);
    },
    add: ({ gasUsed, blockNumber }) => {
      const block = Number(blockNumber);
      while (used.length <= block) used.push(0n);
      used[block] = (used[block] ?? 0n) + gasUsed;
    },
    addEmpty: () => void used.push(0n),
    remove: (blocks) => void used.splice(used.length - blocks, blocks),
  };
}
