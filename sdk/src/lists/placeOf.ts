import type { LogPlace } from '../audit/logs/auditLog.ts';

/** Where an item of a list comes from: block, transaction, index of the log, and the block's time (unix seconds). */
export function placeOf({ block, transaction, log, time }: LogPlace): LogPlace {
  return { block, transaction, log, time };
}
