import { TongduiError } from '../errors/tongduiError.ts';

/** The code of the centre: it settles what is left, and is no region that issues or hosts. */
const centre = 100_000;

const lastCode = 999_999;

/**
 * Checks the shape of a region's code before anything is sent: GB/T 2260, six digits, not the centre's 100000. Whether the
 * region was admitted is the registry's to say.
 *
 * @returns the code
 * @throws {TongduiError} `RegionCodeInvalid`
 */
export function checkRegion(region: number): number {
  if (!Number.isInteger(region) || region <= centre || region > lastCode) {
    throw new TongduiError('RegionCodeInvalid', { region });
  }
  return region;
}
