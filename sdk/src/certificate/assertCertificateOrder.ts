import type { BlockHeader } from './blockHeader.ts';
import type { Certificate } from './certificate.ts';
import { CertificateError } from './certificateError.ts';
import { linkHeaders } from './linkHeaders.ts';

/** Times beyond the year 9999 cannot be written; an honest header is nowhere near (unix seconds, UTC+8). */
const TIME_LIMIT = 253_402_271_999n;

function invalid(path: string, expectedZh: string, expected: string): CertificateError {
  return new CertificateError('FieldInvalid', { path, expectedZh, expected });
}

function assertAscending<T>(items: readonly T[], path: string, key: (item: T) => readonly bigint[]): void {
  items.forEach((item, at) => {
    const previous = items[at - 1];
    if (previous === undefined) return;
    const [before, after] = [key(previous), key(item)];
    const first = before.findIndex((part, place) => part !== after[place]);
    if (first < 0 || (before[first] ?? 0n) > (after[first] ?? 0n)) {
      throw invalid(`${path}[${at}]`, '升序且不重复的一项', 'an entry in ascending order, only once');
    }
  });
}

/**
 * Checks that a file says each thing once and in order: headers by block number, receipts and transactions by place in
 * the chain, events by place in their receipts; every receipt has an event, and every transaction a receipt, so that
 * what is known of it includes that it succeeded.
 *
 * @param headers - those of the certificate, decoded.
 * @throws CertificateError `FieldInvalid`, `HeaderMalformed`.
 */
export function assertCertificateOrder(certificate: Certificate, headers: readonly BlockHeader[]): void {
  const late = headers.find(({ timestamp }) => timestamp > TIME_LIMIT);
  if (late !== undefined) throw new CertificateError('HeaderMalformed', { reason: `timestamp ${late.timestamp}` });
  assertAscending(headers, '$.headers', ({ number }) => [number]);
  const place = ({ header, index }: { header: number; index: number }) => [BigInt(header), BigInt(index)];
  assertAscending(certificate.receipts, '$.receipts', place);
  assertAscending(certificate.transactions, '$.transactions', place);
  assertAscending(certificate.events, '$.events', ({ receipt, log }) => [BigInt(receipt), BigInt(log)]);

  const withEvent = new Set(certificate.events.map(({ receipt }) => receipt));
  const withReceipt = new Set(certificate.receipts.map(({ header, index }) => `${header}/${index}`));
  certificate.receipts.forEach((_, at) => {
    if (withEvent.has(at)) return;
    throw invalid(`$.receipts[${at}]`, '某个事件的回执', 'the receipt of an event');
  });
  certificate.transactions.forEach(({ header, index }, at) => {
    if (withReceipt.has(`${header}/${index}`)) return;
    throw invalid(`$.transactions[${at}]`, '凭证中某个回执的交易', 'the transaction of a receipt in the file');
  });
}

/**
 * Checks that the file rests on exactly the blocks that it names, and that each of them is there for something. So a
 * damaged header is refused, even one that the verifier's hashes do not cover.
 *
 * @throws CertificateError `RootBlocksMismatch`, `HeaderUnused`.
 */
export function assertRootBlocks(certificate: Certificate, headers: readonly BlockHeader[]): void {
  const blocks = linkHeaders(headers, new Set());
  const roots = [...new Set(blocks.map(({ by }) => by))];
  for (let at = 0; at < Math.max(roots.length, certificate.rootBlocks.length); at += 1) {
    if (roots[at] === certificate.rootBlocks[at]) continue;
    throw new CertificateError('RootBlocksMismatch', { blockHash: certificate.rootBlocks[at] ?? roots[at] ?? '—' });
  }
  const entries = [...certificate.receipts, ...certificate.transactions];
  const referenced = new Set(entries.map(({ header }) => blocks[header]?.blockHash));
  const idle = roots.find((blockHash) => !referenced.has(blockHash));
  if (idle !== undefined) throw new CertificateError('HeaderUnused', { blockHash: idle });
}
