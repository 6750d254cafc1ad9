/** How long an epoch of clearing lasts, in the order of the contract's numbers: a month or day at UTC+8, or one block. */
export const epochLengths = ['MONTH', 'DAY', 'BLOCK'] as const;

export type EpochLength = (typeof epochLengths)[number];
