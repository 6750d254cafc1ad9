import type { Hex } from 'viem';
import type { CertificateDeployment } from './certificate.ts';
import type { ReceiptLog } from './decodeReceipt.ts';
import type { DecodedTransaction } from './decodeTransaction.ts';

/** One sentence in both languages. */
export type Sentence = { zh: string; en: string };

/** Where something was found. */
export type ReadingContext = { chainId: bigint; deployment: CertificateDeployment; order: Hex };

/** What one event says: which order it is about, its figures by name, and the same in one sentence. */
export type EventReading = Sentence & {
  order: Hex;
  figures: Record<string, string>;
  /** EIP-712 hash of the signed intent that the event repeats, if it does. */
  intent?: Hex;
  /** True if the event can only have come from this chain id and this contract (its hash says so). */
  isBound?: boolean;
};

export type EventReader = {
  /** `topics[0]`. */
  topic: Hex;
  /** Which contract's word counts for this event. */
  emitter: 'orderDesk' | 'claimDesk';
  /**
   * Only called with a log of this topic from this emitter.
   *
   * @param time - of the block, as `formatTime` writes it.
   * @throws CertificateError `EventMalformed`, `IntentMismatch`.
   */
  read: (log: ReceiptLog, context: ReadingContext, time: string) => EventReading;
};

/** One intent about the order, found in the calldata of a proved transaction that succeeded. */
export type SignedIntent = Sentence & {
  kind: string;
  /** EIP-712 hash. */
  hash: Hex;
  /** By role, the address that the signature recovers to, lower case; null for one that is not an account key's. */
  signers: Record<string, Hex | null>;
};

/** What the receipt of a transaction proves. */
export type CarriedEvents = {
  /** The order's events, with the hash of the intent where they repeat one. */
  events: readonly { name: string; intent?: Hex | undefined }[];
  logs: readonly ReceiptLog[];
};

/**
 * What the proof machinery has to know about the contracts, so that it knows nothing else: `paymentFigures.ts` fills
 * it in for orders.
 */
export type CertificateVocabulary = {
  events: Readonly<Record<string, EventReader>>;
  /** The event that a certificate proves; exactly one has to be there, in a block that the verifier's hashes cover. */
  anchor: string;
  /**
   * @param carried - what the transaction's receipt proves: the order's events, and all logs.
   * @returns the order's intents that the transaction executed; empty where the calldata leave that open.
   */
  readIntents: (
    transaction: DecodedTransaction,
    context: ReadingContext,
    carried: CarriedEvents,
  ) => Promise<SignedIntent[]>;
};
