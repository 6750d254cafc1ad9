import { getProgramme } from '../../src/actions/public/getProgramme.ts';
import type { TongduiClient } from '../../src/clients/tongduiClient.ts';
import type { Session } from '../network/session.ts';
import { keyOfOffice } from './keyOfOffice.ts';

/** Who acts for a programme: the key that was given, or that of its region's office. */
export async function keyOfProgramme(
  session: Session,
  programme: number,
  office: 'bureau' | 'treasury',
): Promise<TongduiClient> {
  const { region } = await getProgramme(session.reader, { programme });
  return await keyOfOffice(session, office, region);
}
