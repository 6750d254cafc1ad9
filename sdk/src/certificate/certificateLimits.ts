/**
 * Bounds that a certificate file has to keep. Each is far above what an honest certificate needs and far below what
 * could exhaust the memory or the stack of the one who checks it.
 */

/**
 * Largest file, in bytes of UTF-8. A proof carries its whole receipt or transaction, in hex: an order, a claim and a
 * payment in batches of 20 come to some 200 KB, in batches of 200 to some 1.5 MB. Single ones are below 30 KB.
 */
export const MAX_FILE_BYTES = 2_097_152;

/** Deepest nesting of the JSON text; the format itself needs four levels. */
export const MAX_JSON_DEPTH = 8;

/** Most headers in one file: the events' own blocks and the chains between them. */
export const MAX_HEADERS = 256;

/** Longest chain of parent hashes that `makeCertificate` writes between two events' blocks, in blocks. */
export const MAX_CHAIN_BLOCKS = 16;

/** Largest header, in bytes of RLP. QBFT puts the validators and their seals (about 100 bytes each) into it. */
export const MAX_HEADER_BYTES = 32_768;

/** Most receipts, transactions and events (each) in one file. */
export const MAX_ENTRIES = 64;

/**
 * Most nodes in one Merkle proof. The keys are RLP-encoded indexes below 2^24, so at most four bytes or eight
 * nibbles: eight branches and a leaf at the very most.
 */
export const MAX_PROOF_NODES = 9;

/** Largest index of a transaction in its block or of a log in its receipt, exclusive. */
export const MAX_INDEX = 0x1000000;
