import { createPublicClient, custom } from 'viem';
import { createTongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import type { Rehearsal } from './startRehearsal.ts';

/** What becomes of a request: it is answered, it fails, or there is never an answer. */
export type Mood = 'answers' | 'fails' | 'hangs';

/** A read-only client whose node is out of reach as a test wants: `node.mood` says what becomes of a request. */
export function flakyClient(rehearsal: Rehearsal) {
  const { publicClient } = rehearsal.reader;
  const node = { mood: (_method: string): Mood => 'answers' };
  const request = async (call: { method: string }) => {
    const mood = node.mood(call.method);
    if (mood === 'fails') throw new Error('no connection');
    if (mood === 'hangs') return await new Promise<never>(() => undefined);
    return await publicClient.request(call as Parameters<typeof publicClient.request>[0]);
  };
  const transport = custom({ request }, { retryCount: 0 });
  const client = createTongduiClient({
    deployment: rehearsal.deployment,
    publicClient: createPublicClient({ chain: rehearsal.chain, transport, cacheTime: 0 }),
  });
  return { client, node };
}
