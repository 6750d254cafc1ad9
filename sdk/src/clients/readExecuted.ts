import { parseEventLogs } from 'viem';
import { registryAbi } from '../abis/registryAbi.ts';
import type { ActReceipt, CountersignedReceipt } from './actReceipt.ts';

/**
 * Whether an act that takes two offices was carried out: the first to call records it, the second carries it out by the same
 * call with the same reference.
 */
export function readExecuted({ receipt }: ActReceipt): Pick<CountersignedReceipt, 'executed'> {
  // Every contract with two-office acts emits the same event: any one's ABI reads it.
  const recorded = parseEventLogs({ abi: registryAbi, eventName: 'ActRecorded', logs: receipt.logs });
  return { executed: recorded.length === 0 };
}
