import type { Hex } from 'viem';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { randomSalt } from '../../intents/randomSalt.ts';
import type { Stage } from './stage.ts';

/**
 * An act that takes two: the first party records it, the last, by the same call with the same fresh reference, decides.
 *
 * @param first - name of the party that records
 * @param last - name of the party that decides; may be the first again, which the chain refuses
 */
export async function countersign(
  { clientOf }: Stage,
  [first, last]: readonly [first: string, last: string],
  act: (client: TongduiClient, ref: Hex) => Promise<unknown>,
): Promise<void> {
  const ref = randomSalt();
  await act(clientOf(first), ref);
  await act(clientOf(last), ref);
}
