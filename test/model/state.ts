import type { Raw } from './raw.ts';

/** A region code, kept as the six digits of the file. */
export type Code = string;
export type Rail = 'HOME' | 'POOL' | 'REIMBURSE' | 'CLEARING';
export type Kind = 'ENTERPRISE' | 'TEAM' | 'LAB' | 'AGENT';
export type Severity = 'WATCH' | 'SUSPEND' | 'BAN';
export type OrderState =
  | 'PLACED'
  | 'APPROVED'
  | 'CLAIMED'
  | 'VERIFIED'
  | 'ACCEPTED'
  | 'DISPUTED'
  | 'PAID'
  | 'CANCELLED'
  | 'EXPIRED'
  | 'REJECTED'
  | 'CLAWED_BACK';

/** What never changes during a run. A limit that is left out is unlimited; a limit of zero lets nothing through. */
export type World = {
  readonly regions: ReadonlyMap<Code, { readonly name: string }>;
  readonly programmes: ReadonlyMap<string, Policy>;
  readonly agreements: readonly Agreement[];
  readonly compacts: readonly Compact[];
  readonly participants: ReadonlyMap<string, Participant>;
};

export type Policy = {
  readonly id: string;
  readonly region: Code;
  readonly series: string;
  readonly ratioBp: number;
  readonly ratios: readonly { readonly host: string; readonly category: string; readonly bp: number }[];
  /** In fen; one fen when the file names none. */
  readonly unit: bigint;
  readonly orderCap?: bigint;
  readonly annualCap?: bigint;
  readonly firstUseCap?: bigint;
  readonly categories?: readonly string[];
  readonly useDays: number;
  readonly redeemDays: number;
  /** Day numbers. */
  readonly useBy?: number;
  readonly redeemBy?: number;
  readonly retroactive: boolean;
  readonly blocksRelated: boolean;
};

/** What an agreement and a compact have in common. */
export type Terms = {
  readonly rail: Rail;
  /** The ceiling over the programme's ratio. */
  readonly ratioBp: number;
  readonly exposureCap?: bigint;
  readonly categories?: readonly string[];
  readonly preApproval: boolean;
  readonly challengeDays: number;
  readonly agent?: string;
};
export type Agreement = { readonly issuer: Code; readonly host: Code; readonly terms: Terms };
export type Compact = { readonly name: string; readonly isJoint: boolean; readonly terms: Terms };

export type Participant = {
  readonly id: string;
  readonly kind: Kind;
  readonly region: Code;
  readonly group: string;
  readonly categories?: readonly string[];
};

/** Fen in a region's hands: free, and locked behind what it owes. */
export type Treasury = { free: bigint; locked: bigint; netDebitCap?: bigint; acceptanceQuota?: bigint };

export type Budget = { budget: bigint; unissued: bigint; isClosed: boolean };

export type Voucher = {
  readonly programme: string;
  readonly holder: string;
  readonly issuedDay: number;
  /** The last second in which it may be ordered against, and claimed. */
  readonly useEnd: number;
  readonly redeemEnd: number;
  left: bigint;
  /** Revoked, or expired by an act. */
  isEnded: boolean;
};

export type Order = {
  readonly voucher: string;
  readonly programme: string;
  readonly enterprise: string;
  readonly lab: string;
  readonly issuer: Code;
  readonly host: Code;
  readonly rail: Rail;
  readonly agent?: string;
  readonly price: bigint;
  /** The terms that it was placed under. */
  readonly ratioBp: number;
  readonly unit: bigint;
  readonly preApproval: boolean;
  readonly challengeDays: number;
  readonly placedAt: number;
  state: OrderState;
  /** What is reserved, later what is paid. */
  subsidy: bigint;
  claimedAt: number;
  isOneSided: boolean;
  verifiedAt: number;
  disputedAt: number;
  invoice?: string;
  /** Clawed back so far; still due from the payee; put up by the host's treasury and not yet come back to it. */
  clawed: bigint;
  due: bigint;
  advanced: bigint;
  /** The turn at which the due arose: the oldest is served first. */
  dueSince: number;
};

/** One office's mark on one subject. `until` is the first second at which it no longer holds. */
export type Mark = { severity: Severity; until: number };

export type State = {
  now: number;
  turn: number;
  cycles: number;
  freshInvoices: number;
  treasuries: Map<Code, Treasury>;
  budgets: Map<string, Budget>;
  /** Free pool money by "issuer>host"; it is a deposit of the host region. */
  pools: Map<string, bigint>;
  /** Parties' deposits by "region whose money it is>party". */
  deposits: Map<string, bigint>;
  obligations: Map<string, bigint>;
  vouchers: Map<string, Voucher>;
  orders: Map<string, Order>;
  invoices: Set<string>;
  /** Members by compact. */
  members: Map<string, Set<Code>>;
  /** Endorsing regions by lab, its own among them unless it struck the lab out. */
  endorsements: Map<string, Set<Code>>;
  /** Marks by subject, then by office (a region's code, or "council"). */
  marks: Map<string, Map<string, Mark>>;
  /** The end of an office's last suspension of a subject that is not its own, by "office>subject". */
  suspensionEnds: Map<string, number>;
  /** Relating regions by pair of groups. */
  relations: Map<string, Set<Code>>;
  /** All money that came into a region less all that left it: what its books must add up to. */
  inflows: Map<Code, bigint>;
};

export type Model = { readonly world: World; state: State };

/** The results that `expect` may name, amounts as yuan. */
export type Result = { readonly [name: string]: string | number };

/** Executes one step; `key` is the name of what it makes. */
// Most verbs have no result: `void` lets them end without one.
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type
export type Verb = (model: Model, step: Raw, key: string) => Result | void;

/** The value under a key that the model itself put there, or that the file promised to define. */
export function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The model knows no "${key}".`);
  return value;
}

/** The key of a directed pair, as the file writes it. */
export function pair(from: Code, to: Code): string {
  return `${from}>${to}`;
}

/** Adds to an amount in a map of amounts. */
export function add(map: Map<string, bigint>, key: string, fen: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + fen);
}

/** The smaller of two amounts. */
export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The larger of two amounts. */
export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
