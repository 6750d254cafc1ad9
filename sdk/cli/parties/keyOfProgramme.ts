import { getProgramme } from '../../src/actions/public/getProgramme.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import type { Session } from '../network/session.ts';

/** Who acts for a programme: the key that was given, or that of its region's office. */
export async function keyOfProgramme(
  session: Session,
  programme: number,
  office: 'bureau' | 'treasury',
): Promise<TongduiClient> {
  const [given] = session.actors;
  if (given !== undefined) return given;
  const { region } = await getProgramme(session.reader, { programme });
  return session.clientOf(await session.keyOf(`${office}@${region}`));
}
