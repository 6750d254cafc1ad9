import { parseEventLogs } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { encodeTerms } from '../../agreements/encodeTerms.ts';
import type { Terms } from '../../agreements/terms.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';

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
export const createCompact = defineAct({
  encode: async (client, { name, terms, joint = false }: CreateCompactParameters) =>
    encodeCall(client.deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'createCompact',
      args: [name, await encodeTerms(client, terms), joint],
    }),
  read: ({ receipt }): { readonly compact: number } => {
    const events = parseEventLogs({ abi: recognitionAbi, eventName: 'CompactCreated', logs: receipt.logs });
    return { compact: firstEvent(events).args.compact };
  },
});
