/** How a payment is settled (docs/scenario-format.md, "Rails"), by the numbers of contracts/registry/TermsWord.sol. */
export const rails = ['HOME', 'POOL', 'REIMBURSE', 'CLEARING'] as const;

export type Rail = (typeof rails)[number];
