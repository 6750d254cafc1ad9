import type { Hex } from 'viem';

/** The fields of a block header from London on, in no particular order. Amounts and times are `bigint`. */
export type BlockHeader = {
  parentHash: Hex;
  ommersHash: Hex;
  beneficiary: Hex;
  stateRoot: Hex;
  transactionsRoot: Hex;
  receiptsRoot: Hex;
  logsBloom: Hex;
  difficulty: bigint;
  number: bigint;
  gasLimit: bigint;
  gasUsed: bigint;
  /** Unix seconds. */
  timestamp: bigint;
  extraData: Hex;
  mixHash: Hex;
  nonce: Hex;
  /** Wei per gas, from London. */
  baseFeePerGas: bigint;
  /** From Shanghai. */
  withdrawalsRoot?: Hex;
  /** From Cancun, as the next two. */
  blobGasUsed?: bigint;
  excessBlobGas?: bigint;
  parentBeaconBlockRoot?: Hex;
  /** From Prague; Osaka adds nothing. */
  requestsHash?: Hex;
};

type QuantityField = {
  [K in keyof BlockHeader]-?: NonNullable<BlockHeader[K]> extends bigint ? K : never;
}[keyof BlockHeader];
type DataField = Exclude<keyof BlockHeader, QuantityField>;

/** One header field: its name here, its name in JSON-RPC, and what it holds. `bytes` is the exact length of data. */
export type HeaderField =
  | { name: QuantityField; rpc: string; kind: 'quantity' }
  | { name: DataField; rpc: string; kind: 'data'; bytes?: number };

/** The fields in the order in which they are encoded (Yellow Paper 4.4; EIP-1559, 4895, 4844, 4788, 7685). */
export const HEADER_FIELDS: readonly HeaderField[] = [
  { name: 'parentHash', rpc: 'parentHash', kind: 'data', bytes: 32 },
  { name: 'ommersHash', rpc: 'sha3Uncles', kind: 'data', bytes: 32 },
  { name: 'beneficiary', rpc: 'miner', kind: 'data', bytes: 20 },
  { name: 'stateRoot', rpc: 'stateRoot', kind: 'data', bytes: 32 },
  { name: 'transactionsRoot', rpc: 'transactionsRoot', kind: 'data', bytes: 32 },
  { name: 'receiptsRoot', rpc: 'receiptsRoot', kind: 'data', bytes: 32 },
  { name: 'logsBloom', rpc: 'logsBloom', kind: 'data', bytes: 256 },
  { name: 'difficulty', rpc: 'difficulty', kind: 'quantity' },
  { name: 'number', rpc: 'number', kind: 'quantity' },
  { name: 'gasLimit', rpc: 'gasLimit', kind: 'quantity' },
  { name: 'gasUsed', rpc: 'gasUsed', kind: 'quantity' },
  { name: 'timestamp', rpc: 'timestamp', kind: 'quantity' },
  { name: 'extraData', rpc: 'extraData', kind: 'data' },
  { name: 'mixHash', rpc: 'mixHash', kind: 'data', bytes: 32 },
  { name: 'nonce', rpc: 'nonce', kind: 'data', bytes: 8 },
  { name: 'baseFeePerGas', rpc: 'baseFeePerGas', kind: 'quantity' },
  { name: 'withdrawalsRoot', rpc: 'withdrawalsRoot', kind: 'data', bytes: 32 },
  { name: 'blobGasUsed', rpc: 'blobGasUsed', kind: 'quantity' },
  { name: 'excessBlobGas', rpc: 'excessBlobGas', kind: 'quantity' },
  { name: 'parentBeaconBlockRoot', rpc: 'parentBeaconBlockRoot', kind: 'data', bytes: 32 },
  { name: 'requestsHash', rpc: 'requestsHash', kind: 'data', bytes: 32 },
];

/** How many fields a header has: London, Shanghai, Cancun, and Prague and Osaka. */
export const HEADER_LENGTHS: readonly number[] = [16, 17, 20, 21];
