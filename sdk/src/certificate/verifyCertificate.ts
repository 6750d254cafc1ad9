import { isHex, type Hex } from 'viem';
import { formatTime } from '../calendar/formatTime.ts';
import { assertCertificateOrder, assertRootBlocks } from './assertCertificateOrder.ts';
import type { Certificate, CertificateDeployment, CertificateProof } from './certificate.ts';
import { CertificateError } from './certificateError.ts';
import type { CertificateVocabulary } from './certificateVocabulary.ts';
import { decodeHeader } from './decodeHeader.ts';
import type { Receipt } from './decodeReceipt.ts';
import { describeVerdict } from './describeVerdict.ts';
import { linkHeaders, type BlockStanding } from './linkHeaders.ts';
import { parseCertificate } from './parseCertificate.ts';
import { paymentVocabulary } from './paymentFigures.ts';
import { readCertificateEvent } from './readCertificateEvent.ts';
import type { Verdict, VerdictBlock, VerdictEvent } from './verdict.ts';
import { verifyReceiptProof } from './verifyReceiptProof.ts';
import { verifyTransactionProof } from './verifyTransactionProof.ts';

export type VerifyCertificateOptions = {
  /**
   * Block hashes that the verifier holds, from a source of its own: at least that of the payment's block, or of one
   * that the headers in the file link to it. Any letter case.
   */
  trustedBlockHashes: readonly Hex[];
  /**
   * The consortium's contracts and chain id, if the verifier knows them (a `Deployment` serves). Without them the
   * verdict says that this is left open.
   */
  trustedDeployment?: TrustedDeployment;
};

type TrustedDeployment = CertificateDeployment & { chainId?: number | bigint };

function readTrusted(hashes: readonly Hex[]): Set<Hex> {
  const isHash = (hash: unknown) => isHex(hash) && hash.length === 66;
  if (hashes.length === 0 || !hashes.every(isHash)) throw new CertificateError('TrustRootMissing');
  return new Set(hashes.map((hash) => hash.toLowerCase() as Hex));
}

function assertDeployment({ deployment, chainId }: Certificate, trusted: TrustedDeployment | undefined): void {
  if (trusted === undefined) return;
  const expectedChain = String(trusted.chainId ?? chainId);
  if (chainId !== expectedChain) throw new CertificateError('WrongChain', { got: chainId, expected: expectedChain });
  for (const name of ['orderDesk', 'claimDesk', 'batcher'] as const) {
    const [got, expected] = [deployment[name], trusted[name] ?? '—'];
    if (got !== undefined && got !== expected.toLowerCase()) {
      throw new CertificateError('WrongDeployment', { name, got, expected });
    }
  }
}

function verdictBlock({ header, blockHash, standing, by }: BlockStanding): VerdictBlock {
  return { number: header.number, blockHash, timestamp: header.timestamp, standing, by };
}

/**
 * Verifies a certificate offline, against block hashes that the verifier holds. Nothing that the file says is
 * believed: figures and words are recomputed from the proved events, and the file is refused if its own differ.
 *
 * The payment's block must be covered by a held hash. Other events' blocks may be left open; the verdict then lists
 * their hashes under `required`, and says of them only what would follow.
 *
 * @param file - JSON text or its UTF-8 bytes, at most 2 MiB.
 * @returns what is proved, by which root, and what is not, in Chinese and English.
 * @throws CertificateError with one of its codes for every way to fail.
 *
 * Source: docs/scenario-format.md, step `certify`.
 */
export async function verifyCertificate(
  file: string | Uint8Array,
  options: VerifyCertificateOptions,
  vocabulary: CertificateVocabulary = paymentVocabulary,
): Promise<Verdict> {
  const trusted = readTrusted(options.trustedBlockHashes);
  const certificate = parseCertificate(file);
  const { deployment, order } = certificate;
  assertDeployment(certificate, options.trustedDeployment);
  const chainId = BigInt(certificate.chainId);
  const headers = certificate.headers.map(decodeHeader);
  assertCertificateOrder(certificate, headers);
  assertRootBlocks(certificate, headers);
  const blocks = linkHeaders(headers, trusted);

  // `parseCertificate` keeps every `header` and `receipt` below the length of the list that it points into.
  const blockOf = ({ header }: CertificateProof) => blocks[header] as BlockStanding;
  const withHeader = (entry: CertificateProof) => ({ ...entry, header: blockOf(entry).header });
  const payments = certificate.events.filter(({ name }) => name === vocabulary.anchor);
  const anchor = certificate.receipts[payments[0]?.receipt ?? -1];
  if (payments.length !== 1 || anchor === undefined) throw new CertificateError('PaymentMissing');
  const anchorBlock = blockOf(anchor);
  if (anchorBlock.standing === 'unconfirmed') {
    throw new CertificateError('BlockNotTrusted', { blockHash: anchorBlock.blockHash });
  }

  const receipts: Receipt[] = [];
  for (const entry of certificate.receipts) {
    receipts.push(await verifyReceiptProof(withHeader(entry), blockOf(entry).blockHash));
  }
  const readings = certificate.events.map((stated, at) => {
    const entry = certificate.receipts[stated.receipt] as CertificateProof;
    const block = verdictBlock(blockOf(entry));
    const receipt = receipts[stated.receipt] as Receipt;
    const event = readCertificateEvent(certificate, at, receipt, formatTime(block.timestamp), vocabulary);
    return { ...event, entry, block };
  });
  const events = readings.map(({ name, log, reading, entry, block }): VerdictEvent => {
    const { figures, zh, en } = reading;
    return { name, figures, zh, en, block, index: entry.index, log };
  });

  const intents: Verdict['intents'] = [];
  let isChainKnown = options.trustedDeployment?.chainId !== undefined;
  isChainKnown ||= readings.some(({ reading, block }) => reading.isBound === true && block.standing !== 'unconfirmed');
  for (const [at, entry] of certificate.transactions.entries()) {
    const transaction = await verifyTransactionProof(withHeader(entry), blockOf(entry).blockHash);
    if (transaction.chainId !== undefined && transaction.chainId !== chainId) {
      throw new CertificateError('WrongChain', { got: String(transaction.chainId), expected: certificate.chainId });
    }
    isChainKnown ||= transaction.chainId !== undefined && blockOf(entry).standing !== 'unconfirmed';
    // `assertCertificateOrder` saw to it that each transaction has its receipt in the file.
    const own = certificate.receipts.findIndex(({ header, index }) => header === entry.header && index === entry.index);
    const carried = {
      events: readings.flatMap(({ name, reading, entry: of }) =>
        of === certificate.receipts[own] ? [{ name, intent: reading.intent }] : [],
      ),
      logs: receipts[own]?.logs ?? [],
    };
    const found = await vocabulary.readIntents(transaction, { chainId, deployment, order }, carried);
    if (found.length === 0) {
      throw new CertificateError('FieldInvalid', {
        path: `$.transactions[${at}]`,
        expectedZh: '执行了该订单已签署内容的交易',
        expected: 'a transaction that executed a signed intent of the order',
      });
    }
    intents.push(...found.map((intent) => ({ ...intent, block: verdictBlock(blockOf(entry)) })));
  }

  const open = [...events, ...intents].filter(({ block }) => block.standing === 'unconfirmed');
  const required = [...new Set(open.map(({ block }) => block.by))];
  const verdict = {
    order,
    chainId,
    deployment,
    root: { kind: 'blockHash' as const, blockHash: anchorBlock.by },
    payment: events.find(({ name }) => name === vocabulary.anchor) as VerdictEvent,
    events,
    intents,
    required,
    isComplete: required.length === 0,
  };
  return { ...verdict, ...describeVerdict(verdict, options.trustedDeployment !== undefined, isChainKnown) };
}
