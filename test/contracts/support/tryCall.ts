import { provider } from './connection.ts';
import { readError } from './errors.ts';

/** Calls without sending, as `from`, which need not have a key: `ok`, or the error that refuses. */
export async function tryCall(from: string, to: string, data: string): Promise<string> {
  try {
    await provider.request({ method: 'eth_call', params: [{ from, to, data }, 'latest'] });
    return 'ok';
  } catch (error) {
    return readError(revertDataOf(error));
  }
}

function revertDataOf(error: unknown): string {
  const outer = (error as { data?: unknown }).data;
  const data = typeof outer === 'object' && outer !== null ? (outer as { data?: unknown }).data : outer;
  if (typeof data !== 'string') throw error;
  return data;
}
