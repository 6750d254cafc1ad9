import type { Amount } from '../amounts/toFen.ts';

/** Which share of a price the voucher pays, for a place or a kind of work. */
export type Ratio = {
  /** Region code of the lab; any unless said. */
  readonly host?: number;
  /** Category word; any unless said. The most specific entry wins: host and category, then host, then category. */
  readonly category?: string;
  /** Basis points, 0 to 10000. */
  readonly bp: number;
};

/** One region's policy for one period (docs/scenario-format.md, `programmes`). */
export type Rules = {
  /** Unique in its region. */
  readonly name: string;
  /** Programmes of one region with the same series share annual cap and first use; its own name unless said. */
  readonly series?: string;
  /** Basis points, 0 to 10000, where no entry of `ratios` fits. */
  readonly ratioBp: number;
  readonly ratios?: readonly Ratio[];
  /** A subsidy is a multiple of it; 1 fen unless said. */
  readonly unit?: Amount;
  /** Caps; none unless said. */
  readonly orderCap?: Amount;
  readonly annualCap?: Amount;
  readonly firstUseCap?: Amount;
  /** Category words; all unless said. */
  readonly categories?: readonly string[];
  /** A voucher of day D may be ordered against until the end of D + `useDays`, 0 to 65535. */
  readonly useDays: number;
  /** And claimed until the end of D + `redeemDays`, 0 to 65535. */
  readonly redeemDays: number;
  /** Or until this second where earlier; unix seconds; no such limit unless said. */
  readonly useBy?: number;
  readonly redeemBy?: number;
  /** Whether contracts older than the voucher are allowed; no unless said. */
  readonly retroactive?: boolean;
  /** Whether related parties may trade; no unless said. */
  readonly relatedAllowed?: boolean;
};
