import { toQuantity } from 'ethers';
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

/** Sends as `from`, which has a key: `ok`, or the error that refuses. */
export async function trySend(from: string, to: string, data: string): Promise<string> {
  try {
    await provider.request({ method: 'eth_sendTransaction', params: [{ from, to, data, gas: MOST_GAS }] });
    return 'ok';
  } catch (error) {
    return readError(revertDataOf(error));
  }
}

/** The cap of EIP-7825: nothing is estimated, so that a refusal is that of the transaction itself. */
const MOST_GAS = toQuantity(2 ** 24);

function revertDataOf(error: unknown): string {
  const outer = (error as { data?: unknown }).data;
  const data = typeof outer === 'object' && outer !== null ? (outer as { data?: unknown }).data : outer;
  if (typeof data !== 'string') throw error;
  return data;
}
