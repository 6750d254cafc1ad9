import { parseEventLogs } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { encodeTerms } from '../../agreements/encodeTerms.ts';
import type { Terms } from '../../agreements/terms.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type CreateCompactParameters = {
  readonly name: string;
  /** Not POOL, and without an agent: a pool is a matter of two. */
  readonly terms: Terms;
  /** Whether a lab counts only when every current member endorsed it; no unless said. */
  readonly joint?: boolean;
};

/**
 * The council sets up a compact without members; at most 255.
 *
 * @returns with `compact`, its number
 * @throws {TongduiError} `Unauthorized`, `RailUnavailable`, `AgentInvalid`, `RatioInvalid`, `CategoryUnknown`, `ListFull`
 */
export async function createCompact(
  client: TongduiClient,
  parameters: CreateCompactParameters,
): Promise<ActReceipt & { readonly compact: number }> {
  const { name, terms, joint = false } = parameters;
  const args = [name, await encodeTerms(client, terms), joint] as const;
  const call = encodeCall(client.deployment.recognition, { abi: recognitionAbi, functionName: 'createCompact', args });
  const sent = await sendAct(client, call);
  const created = firstEvent(
    parseEventLogs({ abi: recognitionAbi, eventName: 'CompactCreated', logs: sent.receipt.logs }),
  );
  return { ...sent, compact: created.args.compact };
}
