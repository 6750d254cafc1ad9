import { fromRlp, hexToBigInt, size, slice, type Hex } from 'viem';
import { CertificateError } from './certificateError.ts';

/** One event as the receipt holds it. The address is in lower case. */
export type ReceiptLog = { address: Hex; topics: Hex[]; data: Hex };

/** What a receipt says. It names neither its transaction's hash nor its block: the place in the trie does that. */
export type Receipt = {
  /** Transaction type, 0 to 4. */
  type: number;
  status: 'success' | 'reverted';
  /** Gas used in the block up to and with this transaction. */
  cumulativeGasUsed: bigint;
  logs: ReceiptLog[];
};

function malformed(reason: string, cause?: unknown): CertificateError {
  return new CertificateError('ReceiptMalformed', { reason }, { cause });
}

function isBytes(value: unknown, bytes?: number): value is Hex {
  return typeof value === 'string' && (bytes === undefined || size(value as Hex) === bytes);
}

function decodeLog(value: unknown): ReceiptLog {
  if (!Array.isArray(value) || value.length !== 3) throw malformed('a log is not a list of three');
  const [address, topics, data] = value as unknown[];
  if (!isBytes(address, 20)) throw malformed('a log has no address of 20 bytes');
  if (!Array.isArray(topics) || topics.length > 4 || !topics.every((topic): topic is Hex => isBytes(topic, 32))) {
    throw malformed('a log has other than 0 to 4 topics of 32 bytes');
  }
  if (!isBytes(data)) throw malformed('the data of a log are a list');
  return { address, topics, data };
}

/**
 * Reads a receipt from its consensus encoding.
 *
 * @throws CertificateError `ReceiptMalformed`, `TransactionTypeUnsupported`.
 *
 * Source: as `encodeReceipt`.
 */
export function decodeReceipt(encoded: Hex): Receipt {
  if (size(encoded) === 0) throw malformed('it is empty');
  const first = Number(slice(encoded, 0, 1));
  const isLegacy = first >= 0xc0;
  if (!isLegacy && (first < 1 || first > 4)) throw new CertificateError('TransactionTypeUnsupported', { type: first });
  let payload: unknown;
  try {
    payload = fromRlp(isLegacy ? encoded : slice(encoded, 1), 'hex');
  } catch (cause) {
    throw malformed('not RLP', cause);
  }
  if (!Array.isArray(payload) || payload.length !== 4) throw malformed('not a list of four');
  const [status, cumulativeGasUsed, bloom, logs] = payload as unknown[];
  if (status !== '0x' && status !== '0x01') throw malformed('the status is neither 0 nor 1');
  if (!isBytes(cumulativeGasUsed) || size(cumulativeGasUsed) > 8) throw malformed('the gas used is not a number');
  if (!isBytes(bloom, 256)) throw malformed('the bloom does not have 256 bytes');
  if (!Array.isArray(logs)) throw malformed('the logs are not a list');
  return {
    type: isLegacy ? 0 : first,
    status: status === '0x01' ? 'success' : 'reverted',
    cumulativeGasUsed: cumulativeGasUsed === '0x' ? 0n : hexToBigInt(cumulativeGasUsed),
    logs: logs.map(decodeLog),
  };
}
