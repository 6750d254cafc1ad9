import type { PublicClient } from 'viem';

/** Asks a node in raw JSON-RPC, since viem's formatters drop or rename header fields. */
export async function requestRaw(client: PublicClient, method: string, params: readonly unknown[]): Promise<unknown> {
  const request = client.request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
  return await request({ method, params });
}
