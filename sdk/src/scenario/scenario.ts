import type { ErrorName } from '../errors/errorNames.ts';

/**
 * A scenario as {@link parseScenario} gives it: the content of docs/scenario-format.md with its defaults filled in.
 *
 * Amounts are fen (`bigint`, not negative unless said), times are unix seconds at UTC, region codes are numbers, spans are
 * days (n x 86 400 s), ratios are basis points. A cap, quota or category list that is absent sets no limit.
 */
export type Scenario = {
  title: string;
  source?: string;
  note?: string;
  /** Chain time at step 0. */
  clock: number;
  regions: readonly ScenarioRegion[];
  programmes: readonly ScenarioProgramme[];
  agreements: readonly ScenarioAgreement[];
  compacts: readonly ScenarioCompact[];
  participants: readonly ScenarioParticipant[];
  steps: readonly ScenarioStep[];
};

export type ScenarioRegion = {
  code: number;
  name: string;
  deposit: bigint;
  netDebitCap?: bigint;
  acceptanceQuota?: bigint;
};

export type ScenarioProgramme = {
  id: string;
  region: number;
  budget: bigint;
  ratioBp: number;
  /** The id, unless the file names one. */
  series: string;
  ratios: readonly ScenarioRatio[];
  /** Subsidies are whole multiples of it; one fen unless the file says more. */
  unit: bigint;
  orderCap?: bigint;
  annualCap?: bigint;
  firstUseCap?: bigint;
  categories?: readonly string[];
  useDays: number;
  redeemDays: number;
  /** The last second, also where the file gives a day. */
  useBy?: number;
  redeemBy?: number;
  retroactive: boolean;
  relatedParty: 'BLOCK' | 'ALLOW';
};

export type ScenarioRatio = { host: number | '*'; category: string; bp: number };

/** What bilateral and multilateral agreements have in common. `ratioBp` is a ceiling, 10 000 unless said. */
export type RecognitionTerms = {
  ratioBp: number;
  exposureCap?: bigint;
  categories?: readonly string[];
  preApproval: boolean;
  challengeDays: number;
};

export type ScenarioAgreement = RegionPair &
  RecognitionTerms & {
    rail: 'POOL' | 'REIMBURSE' | 'CLEARING';
    /** The agent's participant id, with POOL and only there. */
    agent?: string;
  };

export type ScenarioCompact = RecognitionTerms & {
  name: string;
  members: readonly number[];
  rail: 'CLEARING' | 'REIMBURSE';
  listing: 'HOST' | 'JOINT';
};

export type ScenarioParticipant = {
  id: string;
  kind: 'ENTERPRISE' | 'TEAM' | 'LAB' | 'AGENT';
  region: number;
  /** The name of the group over which caps are summed: the participant's own id unless the file names one. */
  controller: string;
  categories?: readonly string[];
  endorsedBy: readonly number[];
};

/** A directed pair of different regions, `A>B` in the file. */
export type RegionPair = { issuer: number; host: number };

export type RegionOffice = 'admin' | 'bureau' | 'agency' | 'treasury' | 'credit';
export type ConsortiumOffice = 'council' | 'central' | 'auditor';

/** Whose key acts; `name` is how the file writes it and is unique, so a store of keys can go by it. */
export type Actor =
  | { kind: 'PARTICIPANT'; name: string }
  | { kind: 'OFFICE'; name: string; office: RegionOffice; region: number }
  | { kind: 'CONSORTIUM'; name: ConsortiumOffice }
  | { kind: 'STRANGER'; name: 'stranger' };

/** Who signs in place of the enterprise. */
export type Signer = Extract<Actor, { kind: 'PARTICIPANT' | 'STRANGER' }>;

/** Whom a credit mark is about. */
export type CreditSubject =
  { kind: 'PARTICIPANT'; id: string } | { kind: 'GROUP'; name: string } | { kind: 'REGION'; region: number };

/** Who holds a deposit: a participant, or the treasury of a region (its free money). */
export type DepositHolder = { kind: 'PARTICIPANT'; id: string } | { kind: 'TREASURY'; region: number };

export type ScenarioInvoice = { code: string; number: string; amount: bigint };

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

export type QuoteBinding = 'RATIO' | 'BALANCE' | 'ORDER_CAP' | 'FIRST_USE_CAP' | 'ANNUAL_CAP' | 'UNIT';

type OrderRef = { order: string };
type VoucherRef = { voucher: string };
type PairAmount = RegionPair & { amount: bigint };

type OrderTerms = {
  voucher: string;
  lab: string;
  category: string;
  price: bigint;
  subsidy?: bigint;
  /** Days from 1970-01-01 at UTC+8. */
  contractDate?: number;
  enterprise?: string;
  signedBy?: Signer;
  as?: string;
};

type CreditMark = { subject: CreditSubject; region?: number; until?: number };
type CreditSeverity = 'WATCH' | 'SUSPEND' | 'BAN';
type Relation = { a: string; b: string; region: number };

/** The exact values that a `check` compares, map by map in the file's order; a map that the file leaves out is empty. */
export type ScenarioCheck = {
  voucher: readonly { voucher: string; left: bigint }[];
  order: readonly { order: string; state: OrderState }[];
  subsidy: readonly { order: string; amount: bigint }[];
  due: readonly { order: string; amount: bigint }[];
  deposit: readonly { holder: DepositHolder; amount: bigint }[];
  locked: readonly { region: number; amount: bigint }[];
  pool: readonly PairAmount[];
  obligation: readonly PairAmount[];
  /** May be negative. */
  position: readonly { region: number; amount: bigint }[];
  programme: readonly ({ programme: string } & ProgrammeFigures)[];
  capLeft: readonly { programme: string; participant: string; amount: bigint }[];
  crossRegionTransfers?: bigint;
};

export type ProgrammeFigures = { unissued?: bigint; outstanding?: bigint; reserved?: bigint; paid?: bigint };

/** The fields of every kind of step, by its `do`; `by` and `expect` come on top. */
export type StepFields = {
  at: { time: number };
  advance: { days?: number; hours?: number; seconds?: number };
  appropriate: { region: number; amount: bigint };
  fund: { programme: string; amount: bigint };
  closeProgramme: { programme: string };
  prefund: PairAmount;
  unfund: PairAmount;
  issue: { programme: string; to: string; amount: bigint; as?: string };
  revoke: VoucherRef;
  transfer: { voucher: string; to: string };
  quote: { voucher: string; lab: string; category: string; price: bigint };
  order: OrderTerms;
  approveOrder: OrderRef;
  cancel: { order: string; signedBy?: Signer };
  claim: { order: string; invoice: ScenarioInvoice; paid?: bigint; signedBy?: Signer | 'CLAIMANT' };
  confirm: OrderRef;
  verify: OrderRef;
  accept: OrderRef;
  escalate: OrderRef;
  dispute: { order: string; reason: string };
  resolve: { order: string; outcome: 'PAY' | 'RELEASE' };
  pay: OrderRef;
  /** Exactly one of the two. */
  expire: { order?: string; voucher?: string };
  report: CreditMark & { severity: CreditSeverity };
  lift: CreditMark & { severity?: CreditSeverity };
  relate: Relation;
  unrelate: Relation;
  clear: object;
  setOff: { flows: readonly PairAmount[] };
  discharge: PairAmount;
  /** Exactly one of the two limits. */
  setCap: { region: number; netDebitCap?: bigint; acceptanceQuota?: bigint };
  cashOut: { party: string; amount: bigint };
  clawback: { order: string; amount?: bigint };
  join: { compact: string; region: number };
  leave: { compact: string; region: number };
  endorse: { lab: string; region: number };
  delist: { lab: string; region: number };
  rotateKey: { participant: string };
  use: OrderTerms & { invoice?: ScenarioInvoice };
  check: ScenarioCheck;
  audit: object;
  certify: OrderRef;
};

type Settlement = { subsidy?: bigint; coPayment?: bigint };

/** The results that a step's `expect` may name, by its `do`; steps that are not listed have none. */
export type StepResults = {
  order: Settlement;
  claim: Settlement;
  use: Settlement;
  quote: Settlement & { binding?: QuoteBinding };
  issue: { useBy?: number; redeemBy?: number };
  clear: { gross?: bigint; setOff?: bigint; residual?: bigint };
  audit: { findings?: number };
};

export type StepName = keyof StepFields;

/** What must come of a step: a refusal by name, or some of its results. A step without one must succeed. */
export type Expectation<Name extends StepName> =
  | { error: ErrorName; results?: undefined }
  | (Name extends keyof StepResults ? { error?: undefined; results: StepResults[Name] } : never);

/** One kind of step; `by` puts another in the place of the party that decides. */
export type StepOf<Name extends StepName> = {
  do: Name;
  by?: Actor;
  expect?: Expectation<Name>;
} & StepFields[Name];

export type ScenarioStep = { [Name in StepName]: StepOf<Name> }[StepName];
