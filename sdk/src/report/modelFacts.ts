import type { Rail } from '../agreements/rails.ts';
import type { Text } from '../audit/findings/text.ts';
import type { StepReport } from '../scenario/run/scenarioReport.ts';
import type { StepName } from '../scenario/scenario.ts';
import type { ClearingFacts } from './clearingFacts.ts';

/** A region's treasury, from the replayed logs; fen. */
export type RegionFacts = {
  readonly code: number;
  readonly name: Text;
  readonly appropriated: bigint;
  /** What the treasury may use. */
  readonly free: bigint;
  /** Set aside for its programmes. */
  readonly encumbered: bigint;
  /** Locked behind what it owes on CLEARING. */
  readonly locked: bigint;
  /** Reserved on CLEARING for orders at its labs. */
  readonly reservedAsHost: bigint;
  /** What it sent to pools in other regions, less what came back. */
  readonly prefundedAbroad: bigint;
};

/** A programme's budget, part by part: the four parts sum to it. Fen. */
export type ProgrammeFacts = {
  readonly name: string;
  readonly region: number;
  readonly budget: bigint;
  readonly unissued: bigint;
  readonly outstanding: bigint;
  readonly reserved: bigint;
  readonly paid: bigint;
};

/** What one region prefunded in another: fen. */
export type PoolFacts = {
  readonly issuer: number;
  readonly host: number;
  readonly agent: string;
  /** What was put in, less what was taken back: the sum of the other three. */
  readonly prefunded: bigint;
  /** Paid to labs, less what was clawed back into the pool. */
  readonly paid: bigint;
  readonly reserved: bigint;
  readonly free: bigint;
};

/** All paid orders of one rail and one directed pair of regions; fen. */
export type RouteFacts = {
  readonly rail: Rail;
  readonly issuer: number;
  readonly host: number;
  /** Paid orders. */
  readonly uses: number;
  /** Distinct enterprises and labs among them. */
  readonly enterprises: number;
  readonly labs: number;
  readonly invoiced: bigint;
  /** What the vouchers paid. */
  readonly subsidy: bigint;
  /** What the enterprises bear in the end: invoiced less subsidy. */
  readonly coPayment: bigint;
  /** What the enterprises paid the labs, as the reviewers' intake tickets attest; on REIMBURSE the whole invoice. */
  readonly paidToLabs: bigint;
};

/** A lab or an enterprise that took part in a paid order, or holds a deposit; fen. */
export type PartyFacts = {
  /** Its id in the scenario. */
  readonly name: string;
  readonly region: number;
  readonly uses: number;
  readonly invoiced: bigint;
  readonly subsidy: bigint;
  readonly coPayment: bigint;
  /** What the treasury keeps for it. */
  readonly deposit: bigint;
  readonly cashedOut: bigint;
};

export type AuditFacts = {
  /** Events replayed, of all contracts. */
  readonly events: number;
  /** Values of the chain's state that were compared with the replay. */
  readonly compared: number;
  readonly findings: readonly Text[];
  /** Deposits of regions held by anyone who does not live there; fen. */
  readonly crossRegionTransfers: bigint;
};

export type GasFacts = {
  /** Deployment, regions, programmes, parties, agreements. */
  readonly setup: bigint;
  readonly steps: bigint;
  /** The steps that went through and sent transactions, by kind, in the order in which they first came. */
  readonly kinds: readonly { readonly do: StepName; readonly count: number; readonly gas: bigint }[];
};

/** What one rehearsal of a model did with money: every amount is rebuilt from the chain's logs, none is the file's. */
export type ModelFacts = {
  readonly heading: Text;
  /** The heading in two or three words, for columns and charts. */
  readonly short: Text;
  readonly note: Text;
  readonly file: string;
  readonly steps: { readonly total: number; readonly failures: readonly StepReport[] };
  /** Every expectation of the file held, and the audit found nothing. */
  readonly ok: boolean;
  readonly regions: readonly RegionFacts[];
  readonly programmes: readonly ProgrammeFacts[];
  readonly vouchers: { readonly count: number; readonly holders: number; readonly face: bigint };
  readonly pools: readonly PoolFacts[];
  readonly routes: readonly RouteFacts[];
  /** Absent where no region ever owed another. */
  readonly clearing?: ClearingFacts;
  /** Most subsidy first. */
  readonly labs: readonly PartyFacts[];
  readonly enterprises: readonly PartyFacts[];
  readonly audit: AuditFacts;
  readonly gas: GasFacts;
};
