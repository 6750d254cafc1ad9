/** The offices in the order of `contracts/access/Office.sol`. */
export const OFFICES = [
  'COUNCIL',
  'ADMIN',
  'BUREAU',
  'AGENCY',
  'TREASURY',
  'CREDIT',
  'CENTRAL',
  'AUDITOR',
  'GUARDIAN',
] as const;

export type Office = (typeof OFFICES)[number];

export const REGION_OFFICES = ['ADMIN', 'BUREAU', 'AGENCY', 'TREASURY', 'CREDIT'] as const;

export type RegionOffice = (typeof REGION_OFFICES)[number];

/** What an account without an office holds. */
export const NO_ROLE = 2n ** 64n - 1n;

/** The role id of an office: region code << 8 and office; the consortium's have region 0. */
export function roleOf(region: number, office: Office): bigint {
  return (BigInt(region) << 8n) | BigInt(OFFICES.indexOf(office));
}
