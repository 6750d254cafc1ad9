import { parseEventLogs } from 'viem';
import { registryAbi } from '../abis/registryAbi.ts';
import type { CountersignedReceipt } from './actReceipt.ts';
import type { ContractCall } from './contractCall.ts';
import { sendAct } from './sendAct.ts';
import type { TongduiClient } from './tongduiClient.ts';

/**
 * Sends an act that takes two offices: the first to call records it, the second carries it out by the same call with the
 * same reference.
 */
export async function sendCountersigned(client: TongduiClient, call: ContractCall): Promise<CountersignedReceipt> {
  const sent = await sendAct(client, call);
  // Every contract with two-office acts emits the same event: any one's ABI reads it.
  const recorded = parseEventLogs({ abi: registryAbi, eventName: 'ActRecorded', logs: sent.receipt.logs });
  return { ...sent, executed: recorded.length === 0 };
}
