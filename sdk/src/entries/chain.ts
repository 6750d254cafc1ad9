/**
 * A chain of this machine's own, for rehearsals and tests: gas is free, its clock is set by hand. Node only.
 *
 * @module
 */

export * from '../chain/embeddedChainError.ts';
export * from '../chain/startEmbeddedChain.ts';
