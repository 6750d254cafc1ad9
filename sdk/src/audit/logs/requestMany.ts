import { createClient, http } from 'viem';
import type { PublicClient } from 'viem';

export type RpcRequest = { readonly method: string; readonly params: readonly unknown[] };
export type RpcAnswer = { readonly result: unknown } | { readonly error: unknown };

/** Calls in one HTTP request; a node refuses larger ones sooner than it gets slow on them. */
const batchSize = 250;
/** Requests on their way at the same time. */
const width = 2 * batchSize;

/**
 * Asks a node many things at once: in JSON-RPC batches over HTTP, side by side over other transports.
 *
 * @returns one answer for each request, in their order
 */
export async function requestMany(publicClient: PublicClient, requests: readonly RpcRequest[]): Promise<RpcAnswer[]> {
  const batched = batchedRequester(publicClient);
  const plain = requesterOf(publicClient);
  // The first request shows whether the node takes batches at all.
  const [first, second] = requests;
  const takesBatches =
    batched !== undefined && first !== undefined && second !== undefined && (await succeeds(batched, [first, second]));
  return await runAll(takesBatches ? batched : plain, requests);
}

type Requester = (request: RpcRequest) => Promise<unknown>;

function requesterOf(client: { request: unknown }): Requester {
  return client.request as Requester;
}

function batchedRequester({ transport }: PublicClient): Requester | undefined {
  const { type, url, fetchOptions, retryCount, timeout } = transport as PublicClient['transport'] & {
    url?: string;
    fetchOptions?: RequestInit;
  };
  if (type !== 'http' || url === undefined) return undefined;
  const options = fetchOptions ? { fetchOptions } : {};
  const patience = { retryCount, ...(timeout === undefined ? {} : { timeout: Math.max(timeout, 60_000) }) };
  return requesterOf(
    createClient({ transport: http(url, { batch: { batchSize, wait: 0 }, ...options, ...patience }) }),
  );
}

async function succeeds(requester: Requester, requests: readonly RpcRequest[]): Promise<boolean> {
  const answers = await Promise.all(requests.map((request) => answerOf(requester, request)));
  return answers.some((answer) => 'result' in answer);
}

async function runAll(requester: Requester, requests: readonly RpcRequest[]): Promise<RpcAnswer[]> {
  const answers = new Array<RpcAnswer>(requests.length);
  // One iterator for all workers: each takes the next request that nobody has taken.
  const queue = requests.entries();
  const work = async () => {
    for (const [i, request] of queue) answers[i] = await answerOf(requester, request);
  };
  await Promise.all(Array.from({ length: Math.min(width, requests.length) }, work));
  return answers;
}

async function answerOf(requester: Requester, request: RpcRequest): Promise<RpcAnswer> {
  try {
    return { result: await requester(request) };
  } catch (error) {
    return { error };
  }
}
