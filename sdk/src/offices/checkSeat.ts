import { checkRegion } from '../regions/checkRegion.ts';
import type { OfficeSeat } from './offices.ts';

/**
 * An office whose region, where it has one, has the shape of a code.
 *
 * @throws {TongduiError} `RegionCodeInvalid`
 */
export function checkSeat(seat: OfficeSeat): OfficeSeat {
  if (seat.region !== undefined) checkRegion(seat.region);
  return seat;
}
