import { createPublicClient, custom } from 'viem';
import type { PublicClient } from 'viem';
import type { RpcLogEntry } from '../../../sdk/src/audit/logs/rawLog.ts';

/**
 * A client of a node that answers as another does, but for logs.
 *
 * @param lie - changes the answer to `eth_getLogs`; `isWhole` where a whole block was asked for, whoever emitted
 */
export function lyingNode(
  honest: PublicClient,
  lie: (logs: readonly RpcLogEntry[], isWhole: boolean) => readonly RpcLogEntry[],
): PublicClient {
  const ask = honest.request as (call: { method: string; params?: unknown }) => Promise<unknown>;
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    const answer = await ask({ method, params });
    if (method !== 'eth_getLogs') return answer;
    const [filter] = params as [{ address?: unknown }];
    return lie(answer as readonly RpcLogEntry[], filter.address === undefined);
  };
  return createPublicClient({ transport: custom({ request }, { retryCount: 0 }), cacheTime: 0 });
}
