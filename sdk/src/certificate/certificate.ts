import type { Hex } from 'viem';
import type { TONGDUI_CERTIFICATE_FORMAT } from './certificateFormat.ts';

/**
 * The contracts whose events count, and the Batcher where a transaction in the certificate went through it. Addresses
 * in lower case.
 */
export type CertificateDeployment = { orderDesk: Hex; claimDesk: Hex; batcher?: Hex };

/** A Merkle proof whose header is written once, in `headers`. */
export type CertificateProof = {
  /** Place in `headers`. */
  header: number;
  /** Index of the transaction in its block. */
  index: number;
  /** RLP of the trie nodes from the root to the item. */
  proof: Hex[];
};

/** One event of the order, and what it says in figures and in words, which the verifier recomputes and compares. */
export type CertificateEvent = {
  name: string;
  /** Place in `receipts`. */
  receipt: number;
  /** Place of the log in its receipt. */
  log: number;
  figures: Record<string, string>;
  zh: string;
  en: string;
};

/**
 * A certificate (结算凭证) as its JSON file holds it: the offline proof of one order's payment.
 *
 * Nothing in it is believed. Headers are hashed, receipts and transactions are proved against them, and every figure
 * and every word is recomputed from the proved events.
 */
export type Certificate = {
  format: typeof TONGDUI_CERTIFICATE_FORMAT;
  /** Decimal. */
  chainId: string;
  deployment: CertificateDeployment;
  /** The order's hash: the hash of the intent that both parties signed. */
  order: Hex;
  /**
   * The block hashes on which the whole file rests, those of headers that no other header in it links to. A verifier
   * who has checked all of them has checked everything.
   */
  rootBlocks: Hex[];
  /** RLP, in ascending order of block number: the events' blocks, and blocks that link them by parent hash. */
  headers: Hex[];
  receipts: CertificateProof[];
  events: CertificateEvent[];
  /** The transactions of some of the receipts: those whose calldata hold the intents that the parties signed. */
  transactions: CertificateProof[];
};
