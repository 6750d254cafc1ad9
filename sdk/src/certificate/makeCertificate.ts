import { numberToHex, type Hex, type PublicClient } from 'viem';
import { formatTime } from '../calendar/formatTime.ts';
import { createBlockTries } from './blockTries.ts';
import type { Certificate, CertificateDeployment, CertificateProof } from './certificate.ts';
import { CertificateError } from './certificateError.ts';
import { TONGDUI_CERTIFICATE_FORMAT } from './certificateFormat.ts';
import { MAX_CHAIN_BLOCKS, MAX_ENTRIES, MAX_FILE_BYTES } from './certificateLimits.ts';
import type { CertificateVocabulary, EventReader, EventReading, ReadingContext } from './certificateVocabulary.ts';
import type { Receipt } from './decodeReceipt.ts';
import { encodeHeader } from './encodeHeader.ts';
import { formatCertificate } from './formatCertificate.ts';
import { linkBlocks } from './linkBlocks.ts';
import { linkHeaders } from './linkHeaders.ts';
import { paymentVocabulary } from './paymentFigures.ts';
import { proveReceipt } from './proveReceipt.ts';
import { proveTransaction } from './proveTransaction.ts';
import type { NodeBlock } from './readBlock.ts';
import { requestRaw } from './requestRaw.ts';
import { assertRpcObject, readData } from './rpcFields.ts';
import { verifyReceiptProof } from './verifyReceiptProof.ts';
import { verifyTransactionProof } from './verifyTransactionProof.ts';

export type MakeCertificateParameters = {
  /** Any node of the chain; what it says is recomputed, not believed. */
  client: PublicClient;
  deployment: CertificateDeployment;
  /** The order's hash. */
  order: Hex;
  /** First block to look for the order's events in; 0 unless said. */
  fromBlock?: bigint;
  /** `payment`: only the payment, for the smallest file. `all` (unless said): every event of the order. */
  events?: 'all' | 'payment';
  /** Whether the transactions, with the intents that the parties signed, are proved too; true unless said. */
  withTransactions?: boolean;
  /**
   * Two events' blocks with at most this many blocks between them are linked by those blocks' headers, so that one
   * held hash covers both. 0..16, 16 unless said; each header takes some 1.3 KB.
   */
  chainBlocks?: number;
};

type Found = {
  proof: Omit<CertificateProof, 'header'>;
  transactionHash: Hex;
  block: NodeBlock;
  receipt: Receipt;
  events: { name: string; log: number; reading: EventReading }[];
};

async function readContext({ client, deployment, order }: MakeCertificateParameters): Promise<ReadingContext> {
  const lower = (address: Hex) => address.toLowerCase() as Hex;
  const { orderDesk, claimDesk, batcher } = deployment;
  return {
    chainId: BigInt(await client.getChainId()),
    order: lower(order),
    deployment: {
      orderDesk: lower(orderDesk),
      claimDesk: lower(claimDesk),
      ...(batcher !== undefined && { batcher: lower(batcher) }),
    },
  };
}

async function findTransactions(
  { client, fromBlock = 0n }: MakeCertificateParameters,
  { deployment, order }: ReadingContext,
  vocabulary: CertificateVocabulary,
): Promise<Hex[]> {
  const address = [...new Set([deployment.orderDesk, deployment.claimDesk])];
  // Every event of an order carries its hash as first indexed argument.
  const topics = [Object.values(vocabulary.events).map(({ topic }) => topic), order];
  const filter = { address, topics, fromBlock: numberToHex(fromBlock), toBlock: 'latest' };
  const logs = await requestRaw(client, 'eth_getLogs', [filter]);
  if (!Array.isArray(logs)) throw new CertificateError('NodeAnswerInvalid', { method: 'eth_getLogs' });
  return [...new Set(logs.map((log) => readData(assertRpcObject(log, 'eth_getLogs'), 'transactionHash')))];
}

/** The order's events among the logs of a receipt, with their places. */
function readEvents(receipt: Receipt, block: NodeBlock, context: ReadingContext, vocabulary: CertificateVocabulary) {
  const time = formatTime(block.header.timestamp);
  return receipt.logs.flatMap((entry, log) => {
    const isOurs = ([, reader]: [string, EventReader]) =>
      entry.topics[0] === reader.topic &&
      entry.topics[1] === context.order &&
      entry.address === context.deployment[reader.emitter];
    const [name, reader] = Object.entries(vocabulary.events).find(isOurs) ?? [];
    if (name === undefined || reader === undefined) return [];
    return [{ name, log, reading: reader.read(entry, context, time) }];
  });
}

/** What a verifier would refuse should not be made. */
function assertFits(certificate: Certificate): void {
  if (certificate.events.length > MAX_ENTRIES) {
    const [expectedZh, expected] = [`至多 ${MAX_ENTRIES} 个事件`, `at most ${MAX_ENTRIES} events`];
    throw new CertificateError('FieldInvalid', { path: '$.events', expectedZh, expected });
  }
  const size = new TextEncoder().encode(formatCertificate(certificate)).length;
  if (size > MAX_FILE_BYTES) throw new CertificateError('FileTooLarge', { size, limit: MAX_FILE_BYTES });
}

/**
 * Makes the certificate of an order's payment. The result is plain data; `formatCertificate` writes its file.
 *
 * @throws CertificateError `PaymentMissing` if the order has not been paid, `FileTooLarge` where batches make the file
 * larger than 2 MiB (leave the transactions out, or take `events: 'payment'`), and those of `proveReceipt` and
 * `proveTransaction`.
 *
 * Source: docs/scenario-format.md, step `certify`.
 */
export async function makeCertificate(
  parameters: MakeCertificateParameters,
  vocabulary: CertificateVocabulary = paymentVocabulary,
): Promise<Certificate> {
  const { client, withTransactions = true, chainBlocks = MAX_CHAIN_BLOCKS } = parameters;
  const context = await readContext(parameters);
  const isWanted = ({ name }: { name: string }) => parameters.events !== 'payment' || name === vocabulary.anchor;
  const tries = createBlockTries(client);

  const found: Found[] = [];
  for (const transactionHash of await findTransactions(parameters, context, vocabulary)) {
    const { blockHash, header, index, proof } = await proveReceipt(client, transactionHash, tries);
    const receipt = await verifyReceiptProof({ header, index, proof }, blockHash);
    const block = await tries.readBlock(blockHash);
    const events = readEvents(receipt, block, context, vocabulary).filter(isWanted);
    if (events.length > 0) found.push({ proof: { index, proof }, transactionHash, block, receipt, events });
  }
  found.sort((a, b) => Number(a.block.header.number - b.block.header.number) || a.proof.index - b.proof.index);
  const payments = found.flatMap(({ events }) => events.filter(({ name }) => name === vocabulary.anchor));
  if (payments.length !== 1) throw new CertificateError('PaymentMissing');

  const ownBlocks = found.map(({ block }) => block);
  const blocks = await linkBlocks(tries, ownBlocks, Math.min(chainBlocks, MAX_CHAIN_BLOCKS));
  const headers = blocks.map(({ header }) => header);
  const place = new Map(blocks.map(({ hash }, at) => [hash, at]));
  const placeOf = ({ hash }: NodeBlock) => place.get(hash) as number;
  const transactions: CertificateProof[] = [];
  let viaBatcher = false;
  for (const { transactionHash, block, receipt, events } of withTransactions ? found : []) {
    const { index, header, proof } = await proveTransaction(client, transactionHash, tries);
    const transaction = await verifyTransactionProof({ index, header, proof }, block.hash);
    const carried = {
      events: events.map(({ name, reading }) => ({ name, intent: reading.intent })),
      logs: receipt.logs,
    };
    if ((await vocabulary.readIntents(transaction, context, carried)).length === 0) continue;
    viaBatcher ||= transaction.to === context.deployment.batcher;
    transactions.push({ header: placeOf(block), index, proof });
  }
  const { orderDesk, claimDesk, batcher } = context.deployment;
  const certificate: Certificate = {
    format: TONGDUI_CERTIFICATE_FORMAT,
    chainId: String(context.chainId),
    deployment: { orderDesk, claimDesk, ...(viaBatcher && { batcher }) },
    order: context.order,
    rootBlocks: [...new Set(linkHeaders(headers, new Set()).map(({ by }) => by))],
    headers: headers.map(encodeHeader),
    receipts: found.map(({ proof, block }) => ({ header: placeOf(block), ...proof })),
    events: found.flatMap(({ events }, receipt) =>
      events.map(({ name, log, reading: { figures, zh, en } }) => ({ name, receipt, log, figures, zh, en })),
    ),
    transactions,
  };
  assertFits(certificate);
  return certificate;
}
