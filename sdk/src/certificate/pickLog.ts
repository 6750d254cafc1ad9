import type { Hex } from 'viem';
import { CertificateError } from './certificateError.ts';
import type { Receipt, ReceiptLog } from './decodeReceipt.ts';

/** Which log of a receipt is meant and what it has to be. */
export type ExpectedLog = {
  /** Place of the log in its receipt, from 0. */
  log: number;
  /** The contract that must have emitted it. */
  emitter: Hex;
  /** `topics[0]`: the hash of the event's signature. */
  topic: Hex;
  /** The event's name, for the error. */
  event: string;
};

/**
 * Takes one event out of a proved receipt.
 *
 * @throws CertificateError `TransactionFailed`, `LogNotFound`, `WrongEmitter`, `WrongEvent`.
 */
export function pickLog(receipt: Receipt, index: number, expected: ExpectedLog): ReceiptLog {
  if (receipt.status !== 'success') throw new CertificateError('TransactionFailed', { index });
  const found = receipt.logs[expected.log];
  if (found === undefined) {
    throw new CertificateError('LogNotFound', { log: expected.log, count: receipt.logs.length });
  }
  if (found.address !== expected.emitter.toLowerCase()) {
    throw new CertificateError('WrongEmitter', { got: found.address, expected: expected.emitter });
  }
  if (found.topics[0] !== expected.topic) throw new CertificateError('WrongEvent', { expected: expected.event });
  return found;
}
