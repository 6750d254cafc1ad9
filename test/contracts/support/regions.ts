/** Changxing: it issues the vouchers of most tests. */
export const ISSUER = 330_522;
/** Shanghai: it takes the issuer's vouchers by POOL. */
export const HOST = 310_000;
/** Kunshan: it takes the issuer's vouchers by REIMBURSE, with pre-approval. */
export const THIRD = 320_583;
/** Shenzhen: admitted, but party to no agreement. */
export const FAR = 440_300;

export const REGIONS = [ISSUER, HOST, THIRD, FAR] as const;

/** The consortium's categories in the order of their bits. */
export const CATEGORIES = ['TESTING', 'ANALYSIS', 'CALIBRATION'] as const;
