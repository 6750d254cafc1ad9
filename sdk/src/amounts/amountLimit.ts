/** The largest amount that exists, in fen: amounts are `uint96` on the chain. */
export const amountLimit = 2n ** 96n - 1n;
