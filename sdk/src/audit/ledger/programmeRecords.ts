export type RatioRecord = { readonly host: number; readonly category: string; readonly bp: number };

/** A programme: its rules, which never change, and where each fen of its budget stands. Caps of 2^96 - 1: none. */
export type ProgrammeRecord = {
  readonly number: number;
  readonly region: number;
  readonly name: string;
  readonly series: number;
  readonly ratioBp: number;
  readonly ratios: readonly RatioRecord[];
  readonly unit: bigint;
  readonly orderCap: bigint;
  readonly annualCap: bigint;
  readonly firstUseCap: bigint;
  /** One bit for each category; 0: all. */
  readonly categories: bigint;
  readonly useDays: number;
  readonly redeemDays: number;
  /** Unix seconds; 2^40 - 1: no such limit. */
  readonly useBy: number;
  readonly redeemBy: number;
  readonly retroactive: boolean;
  readonly relatedAllowed: boolean;
  closed: boolean;

  /** Funded, less what closing and later returns have freed. */
  budget: bigint;
  unissued: bigint;
  outstanding: bigint;
  reserved: bigint;
  paid: bigint;
  /** Balances of its vouchers, kept from the token's own events. */
  voucherValue: bigint;
};

export type SeriesRecord = { readonly number: number; readonly region: number; readonly name: string };

/** What a group has used of the caps of a series. */
export type CapUsage = {
  readonly series: number;
  readonly group: number;
  /** Reserved and paid, by the calendar year (UTC+8) of the order. */
  readonly usedByYear: Map<number, bigint>;
  /** Open orders that count as the first use. */
  firstUse: bigint;
  everPaid: boolean;
};
