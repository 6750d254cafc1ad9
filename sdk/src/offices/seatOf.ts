import { offices } from './offices.ts';
import type { Office, OfficeSeat } from './offices.ts';

const names = Object.keys(offices) as Office[];

/**
 * The office that a role id stands for.
 *
 * @returns `undefined` for a role that is no office, such as that of an account without one
 */
export function seatOf(role: bigint): OfficeSeat | undefined {
  const office = names.find((name) => BigInt(offices[name]) === (role & 0xffn));
  const region = Number(role >> 8n);
  if (office === undefined || region > 999_999) return undefined;
  const ofRegion = offices[office] >= offices.ADMIN && offices[office] <= offices.CREDIT;
  if (ofRegion !== (region !== 0)) return undefined;
  return (ofRegion ? { office, region } : { office }) as OfficeSeat;
}
