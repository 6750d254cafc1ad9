import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import type { Session } from '../network/session.ts';

/** Who acts for an office of a region: the first key that was given, or the office's own. */
export async function keyOfOffice(
  session: Session,
  office: 'bureau' | 'treasury',
  region: number,
): Promise<TongduiClient> {
  return session.actors[0] ?? session.clientOf(await session.keyOf(`${office}@${region}`));
}
