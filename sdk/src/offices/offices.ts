/** The offices and their numbers, as contracts/access/Office.sol has them. */
export const offices = {
  COUNCIL: 0,
  ADMIN: 1,
  BUREAU: 2,
  AGENCY: 3,
  TREASURY: 4,
  CREDIT: 5,
  CENTRAL: 6,
  AUDITOR: 7,
  GUARDIAN: 8,
} as const;

/** What an official key may do. */
export type Office = keyof typeof offices;

/** Offices of one region. */
export type RegionOffice = 'ADMIN' | 'BUREAU' | 'AGENCY' | 'TREASURY' | 'CREDIT';

/** Offices of the whole consortium. */
export type ConsortiumOffice = Exclude<Office, RegionOffice>;

/** One office: with its region where it is a region's. */
export type OfficeSeat =
  | { readonly office: RegionOffice; readonly region: number }
  | { readonly office: ConsortiumOffice; readonly region?: undefined };
