import type { Hex } from 'viem';
import type { CertificateDeployment } from './certificate.ts';
import type { Sentence, SignedIntent } from './certificateVocabulary.ts';
import type { BlockStanding } from './linkHeaders.ts';

/** One proved event. */
export type VerdictEvent = Sentence & {
  name: string;
  figures: Record<string, string>;
  block: VerdictBlock;
  /** Index of the transaction in the block, and place of the log in its receipt. */
  index: number;
  log: number;
};

/** A block that holds an event, and which hash speaks for it. */
export type VerdictBlock = {
  number: bigint;
  blockHash: Hex;
  /** Unix seconds. */
  timestamp: bigint;
  standing: BlockStanding['standing'];
  /** The block hash on which everything said about this block depends. */
  by: Hex;
};

/** What a verified certificate proves, on whose word, and what it does not. */
export type Verdict = {
  order: Hex;
  chainId: bigint;
  deployment: CertificateDeployment;
  /** What the payment's block hangs on. Other roots, such as validators' seals, will be further kinds. */
  root: { kind: 'blockHash'; blockHash: Hex };
  /** The event that the certificate is for. */
  payment: VerdictEvent;
  events: VerdictEvent[];
  intents: (SignedIntent & { block: VerdictBlock })[];
  /** Block hashes that the verifier still has to check. Until then what hangs on them is said, not proved. */
  required: Hex[];
  /** True if nothing is left to check: `required` is empty. */
  isComplete: boolean;
  /** In plain words, for each list one sentence per entry. */
  proved: Sentence[];
  conditional: Sentence[];
  notProved: Sentence[];
};
