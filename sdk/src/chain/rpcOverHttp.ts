import { Agent, request } from 'node:http';

export type RpcCall = { readonly method: string; readonly params?: readonly unknown[] };

/** The node refused a call: `code` and `data` as JSON-RPC gives them, where viem looks for them. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;
  readonly data: unknown;

  constructor({ message, code, data }: { message: string; code: number; data?: unknown }) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * JSON-RPC to a node on this machine, over connections that are kept open. `fetch` takes several times as long for the small
 * questions of which a long book asks thousands.
 *
 * @returns a function that asks; it throws {@link RpcError}, or an error of the connection
 */
export function rpcOverHttp(url: string): (call: RpcCall) => Promise<unknown> {
  const agent = new Agent({ keepAlive: true });
  const headers = { 'content-type': 'application/json' };
  let id = 0;

  const post = (body: string) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(url, { agent, method: 'POST', headers: { ...headers, 'content-length': byteLength(body) } });
      sent.on('error', reject);
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(text)).on('error', reject);
      });
      sent.end(body);
    });

  return async ({ method, params = [] }) => {
    id += 1;
    const answer = JSON.parse(await post(JSON.stringify({ jsonrpc: '2.0', id, method, params }))) as {
      result?: unknown;
      error?: { message: string; code: number; data?: unknown };
    };
    if (answer.error) throw new RpcError(answer.error);
    return answer.result;
  };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
