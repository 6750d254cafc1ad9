import type { Address, Hex } from 'viem';

/** A log as a node gives it. */
export type RawLog = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly block: bigint;
  readonly blockHash: Hex;
  readonly transaction: Hex;
  /** Index in the block. */
  readonly log: number;
  readonly removed: boolean;
};

/** An entry of the answer to `eth_getLogs`. */
export type RpcLogEntry = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly blockNumber: Hex;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
  readonly logIndex: Hex;
  readonly removed?: boolean;
};

export function readRawLog(entry: RpcLogEntry): RawLog {
  return {
    address: entry.address.toLowerCase() as Address,
    topics: entry.topics,
    data: entry.data,
    block: BigInt(entry.blockNumber),
    blockHash: entry.blockHash,
    transaction: entry.transactionHash,
    log: Number(entry.logIndex),
    removed: entry.removed === true,
  };
}
