/**
 * The audit: all logs are replayed into a ledger of their own, which is held against the rules and the chain's state.
 *
 * @module
 */

export * from '../audit/auditSystem.ts';
export type * from '../audit/findings/auditFinding.ts';
export type * from '../audit/ledger/ledger.ts';
export type * from '../audit/logs/auditLog.ts';
