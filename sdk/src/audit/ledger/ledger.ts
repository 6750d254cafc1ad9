import type { Address, Hex } from 'viem';
import type { ContractName, Deployment } from '../../deployments/deployment.ts';
import type { ClearingRecord, ObligationRecord } from './clearingRecords.ts';
import type { CashOutRecord, Due, DueQueue, Pool, RegionAccount } from './moneyRecords.ts';
import type { OrderRecord, VoucherRecord } from './orderRecords.ts';
import type { CapUsage, ProgrammeRecord, SeriesRecord } from './programmeRecords.ts';
import type { CompactRecord, TermsRecord } from './recognitionRecords.ts';
import type { ExecutedAct, RecordedAct } from './actRecords.ts';
import type { CreditMark, GroupRecord, ParticipantRecord, RelationRecord } from './registryRecords.ts';

/**
 * Everything that a deployment's logs say about its state, rebuilt from them alone. Amounts are fen, times unix seconds,
 * days counts from 1970-01-01 at UTC+8, accounts of officers in lower case.
 */
export type Ledger = {
  readonly deployment: Deployment;
  /** The last block that the replayed logs reach, and its time; 0 before the first log. */
  block: bigint;
  time: number;
  events: number;

  /** Role id by the account that holds it (contracts/access/Office.sol). */
  readonly offices: Map<Address, bigint>;
  /** Every account that ever held an office. */
  readonly officers: Set<Address>;
  readonly implementations: Map<ContractName, Address>;
  /** Version to which each proxy was initialised last. */
  readonly versions: Map<ContractName, bigint>;
  paused: boolean;

  readonly regions: Map<number, RegionAccount>;
  /** Position of the category's bit by its word. */
  readonly categories: Map<string, number>;
  readonly participants: Map<number, ParticipantRecord>;
  readonly groups: Map<number, GroupRecord>;
  readonly groupNumbers: Map<Hex, number>;
  readonly credentials: Map<Hex, number>;
  /** Every signer that ever signed, with its participant. */
  readonly signers: Map<Hex, number>;
  /** By `low>high`, the two groups' numbers. */
  readonly relations: Map<string, RelationRecord>;
  /** By subject (`creditKey`) and reporting region; the council is region 0. */
  readonly marks: Map<string, Map<number, CreditMark>>;

  readonly terms: Map<number, TermsRecord>;
  /** Number of the terms in force by directed pair `A>B`. */
  readonly agreements: Map<string, number>;
  readonly compacts: Map<number, CompactRecord>;
  /** Regions that endorse a lab now, by the lab's number. */
  readonly endorsements: Map<number, Set<number>>;

  readonly programmes: Map<number, ProgrammeRecord>;
  /** By `region/name`. */
  readonly series: Map<string, SeriesRecord>;
  /** By `series/group`. */
  readonly usages: Map<string, CapUsage>;
  /** By `programme/serial`. */
  readonly vouchers: Map<string, VoucherRecord>;
  readonly orders: Map<Hex, OrderRecord>;
  /** The order on which an invoice was last claimed. */
  readonly nullifiers: Map<Hex, Hex>;

  /** By directed pair `A>B`. */
  readonly pools: Map<string, Pool>;
  /** What regions owe one another and have reserved on CLEARING, by directed pair `A>B`. */
  readonly obligations: Map<string, ObligationRecord>;
  readonly clearing: ClearingRecord;
  /** Reserved and paid, by rail and directed pair: `POOL A>B`. */
  readonly exposures: Map<string, bigint>;
  /** By the party's number: what it holds, by the region whose deposit it is. */
  readonly deposits: Map<number, Map<number, bigint>>;
  readonly dues: Map<Hex, Due>;
  readonly dueQueues: Map<number, DueQueue>;
  readonly cashOuts: Map<Hex, CashOutRecord>;

  /** Two-office acts that one party recorded, by contract and hash, with the office that it held then. */
  readonly recordedActs: Map<string, RecordedAct>;
  /** Those that were carried out, as far as their events repeat all that was said. */
  readonly executedActs: Map<string, ExecutedAct>;
  /** Deposits of regions held by anyone who does not live there, in fen (docs/scenario-format.md, `check`). */
  crossRegionTransfers: bigint;
};
