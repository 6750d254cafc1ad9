import type { DecodeEventLogReturnType, Hex } from 'viem';
import type { contractAbis } from './contractAbis.ts';

/** Where a log stands on the chain, and when. */
export type LogPlace = {
  readonly block: bigint;
  readonly transaction: Hex;
  /** Index in the block. */
  readonly log: number;
  /** Unix seconds, of the block's header. */
  readonly time: number;
};

/** The contracts whose events make up the books, and the batcher. */
export type LogSource = keyof typeof contractAbis;

/** One decoded event of one contract of the deployment. `contract` and `eventName` tell what `args` holds. */
export type AuditLog = {
  [source in LogSource]: { readonly contract: source } & LogPlace &
    DecodeEventLogReturnType<(typeof contractAbis)[source], undefined, Hex[], Hex>;
}[LogSource];

/** The events of one contract. */
export type LogOf<source extends LogSource> = Extract<AuditLog, { contract: source }>;

/** One event of one contract. */
export type EventOf<source extends LogSource, name extends string> = Extract<LogOf<source>, { eventName: name }>;

/** Events that every contract of the system has: who stands behind the proxy, and first halves of two-office acts. */
export type CommonEventName = 'ActRecorded' | 'Initialized' | 'Upgraded';

/** What only this contract says. */
export type OwnEventOf<source extends LogSource> = Exclude<LogOf<source>, { eventName: CommonEventName }>;
