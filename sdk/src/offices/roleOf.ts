import { offices } from './offices.ts';
import type { OfficeSeat } from './offices.ts';

/**
 * The role id of an office: region code << 8 and the office's number; region 0 for the consortium's.
 *
 * @example roleOf({ office: 'AGENCY', region: 310000 }) // 79360003n
 */
export function roleOf(seat: OfficeSeat): bigint {
  return (BigInt(seat.region ?? 0) << 8n) | BigInt(offices[seat.office]);
}
