import type { Certificate } from './certificate.ts';
import { CertificateError } from './certificateError.ts';
import type { CertificateVocabulary } from './certificateVocabulary.ts';
import type { Receipt } from './decodeReceipt.ts';
import { pickLog } from './pickLog.ts';

function ownValue(figures: Record<string, string>, field: string): string {
  return Object.hasOwn(figures, field) ? (figures[field] as string) : '—';
}

/**
 * Reads one event out of its proved receipt, and refuses the file if it says anything else about it.
 *
 * @param at - place of the event in `certificate.events`.
 * @param receipt - proved; the one that the event refers to.
 * @param time - of the receipt's block, as `formatTime` writes it.
 * @returns the event as the receipt gives it.
 * @throws CertificateError `FieldInvalid` (a name that does not exist), those of `pickLog`, `EventMalformed`,
 * `WrongOrder`, `FiguresMismatch`, `WordsMismatch`.
 */
export function readCertificateEvent(
  certificate: Certificate,
  at: number,
  receipt: Receipt,
  time: string,
  vocabulary: CertificateVocabulary,
) {
  const stated = certificate.events[at] as Certificate['events'][number];
  const reader = Object.hasOwn(vocabulary.events, stated.name) ? vocabulary.events[stated.name] : undefined;
  if (reader === undefined) {
    const names = Object.keys(vocabulary.events).join(', ');
    const details = { path: `$.events[${at}].name`, expectedZh: `其中之一：${names}`, expected: `one of ${names}` };
    throw new CertificateError('FieldInvalid', details);
  }
  const { deployment, order } = certificate;
  const { index } = certificate.receipts[stated.receipt] as Certificate['receipts'][number];
  const emitter = deployment[reader.emitter];
  const log = pickLog(receipt, index, { log: stated.log, emitter, topic: reader.topic, event: stated.name });
  const reading = reader.read(log, { chainId: BigInt(certificate.chainId), deployment, order }, time);
  if (reading.order !== order) {
    throw new CertificateError('WrongOrder', { got: reading.order, expected: order });
  }
  for (const field of new Set([...Object.keys(reading.figures), ...Object.keys(stated.figures)])) {
    const [got, expected] = [ownValue(stated.figures, field), ownValue(reading.figures, field)];
    if (got !== expected) throw new CertificateError('FiguresMismatch', { field, got, expected });
  }
  for (const language of ['zh', 'en'] as const) {
    const path = `$.events[${at}].${language}`;
    if (stated[language] !== reading[language]) throw new CertificateError('WordsMismatch', { path });
  }
  return { name: stated.name, log: stated.log, reading };
}
