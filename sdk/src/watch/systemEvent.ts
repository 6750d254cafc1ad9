import type { AuditLog } from '../audit/logs/auditLog.ts';

/** One decoded event of one contract of the system, with its place on the chain and its time. */
export type SystemEvent<name extends EventName = EventName> = Extract<AuditLog, { readonly eventName: name }>;

/** The name of an event, such as `OrderPlaced`. */
export type EventName = AuditLog['eventName'];
