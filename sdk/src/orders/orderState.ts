/** Where an order stands, by the numbers of contracts/redemption/OrderWord.sol. */
export const orderStates = [
  'NONE',
  'PLACED',
  'APPROVED',
  'CLAIMED',
  'VERIFIED',
  'ACCEPTED',
  'DISPUTED',
  'PAID',
  'CANCELLED',
  'EXPIRED',
  'REJECTED',
  'CLAWED_BACK',
] as const;

export type OrderState = Exclude<(typeof orderStates)[number], 'NONE'>;
