/** Which limit set a quoted subsidy, by the numbers of contracts/programme/SubsidyRule.sol. */
export const bindings = ['RATIO', 'BALANCE', 'ORDER_CAP', 'FIRST_USE_CAP', 'ANNUAL_CAP', 'UNIT'] as const;

export type Binding = (typeof bindings)[number];

/** All that bounds one subsidy, in fen. */
export type Limits = {
  /** The ratio of the price, rounded down. */
  readonly byRatio: bigint;
  /** What is left of the voucher. */
  readonly balance: bigint;
  readonly orderCap: bigint;
  /** The largest amount (2^96 - 1) once the group has been paid. */
  readonly firstUseLeft: bigint;
  /** What is left of the group's cap for the year. */
  readonly annualLeft: bigint;
  /** The subsidy is a multiple of it; at least 1. */
  readonly unit: bigint;
};
