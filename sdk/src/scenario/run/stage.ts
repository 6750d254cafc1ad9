import type { Address, Hex } from 'viem';
import type { ClaimRule } from '../../actions/public/getClaimRule.ts';
import type { TermsRecord } from '../../agreements/unpackTermsWord.ts';
import type { LocalNonces } from '../../chain/createLocalNonces.ts';
import type { EmbeddedChain } from '../../chain/startEmbeddedChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { OrderIntent } from '../../intents/order.ts';
import type { HmacKey } from '../../participants/hmacKey.ts';
import type { Scenario, ScenarioParticipant } from '../scenario.ts';
import type { KeyRing } from './createKeyRing.ts';
import type { BudgetFact, CycleFact, DischargeFact, PaymentFact, PrefundFact } from './scenarioFacts.ts';

/** A participant of the file, on the chain. */
export type StagedParty = ScenarioParticipant & {
  readonly account: Address;
  /** Number of its group. */
  readonly group: number;
};

export type StagedProgramme = { readonly id: string; readonly number: number; readonly region: number };

/** A voucher that a step has named. */
export type StagedVoucher = {
  readonly id: bigint;
  readonly programme: StagedProgramme;
  /** The holder's id in the file. */
  readonly holder: string;
};

/** An order that a step has placed, with all that later steps ask of it. */
export type StagedOrder = {
  readonly hash: Hex;
  readonly name?: string;
  readonly intent: OrderIntent;
  readonly programme: StagedProgramme;
  /** Ids in the file. */
  readonly enterprise: string;
  readonly lab: string;
  readonly host: number;
  readonly terms: TermsRecord;
  /** Hashes of the blocks in which it was placed, claimed and paid, as a verifier of its certificate would hold them. */
  readonly blocks: Hex[];
  /** What was invoiced, once it is claimed; fen. */
  invoiced?: bigint;
};

/**
 * A scenario while it runs: the chain, the keys, and what the file's names stand for. A step writes here only after all of
 * its transactions have gone through, so that a refused step leaves nothing behind.
 */
export type Stage = {
  readonly scenario: Scenario;
  readonly chain: EmbeddedChain;
  readonly keys: KeyRing;
  /** Of the keys: to be forgotten when a transaction was undone. */
  readonly nonces: LocalNonces;
  /** Reads, and sends what anyone may send. */
  readonly anyone: TongduiClient;
  /** Acts with the key of this name: a participant's id, `agency@330522`, `council`, `stranger`. */
  readonly clientOf: (name: string) => TongduiClient;
  /** The consortium's keys for registrations and for intakes. */
  readonly secrets: { readonly registration: HmacKey; readonly intake: HmacKey };
  /** Chain time, unix seconds. */
  now: number;
  /** Index of the step that runs. */
  step: number;
  readonly parties: Map<string, StagedParty>;
  readonly programmes: Map<string, StagedProgramme>;
  /** Numbers by name. */
  readonly compacts: Map<string, number>;
  readonly vouchers: Map<string, StagedVoucher>;
  readonly orders: Map<string, StagedOrder>;
  /** Terms by their number: they never change. */
  readonly terms: Map<number, TermsRecord>;
  /** The terms that the last order between issuer and host (`A>B`) was given: the next will most likely be given them too. */
  readonly lastTerms: Map<string, TermsRecord>;
  /** Programmes' rules by `programme/host/category`: they never change. */
  readonly claimRules: Map<string, ClaimRule>;
  /** The last serial that was issued, by programme id. */
  readonly serials: Map<string, number>;
  readonly facts: {
    readonly payments: PaymentFact[];
    readonly prefunds: PrefundFact[];
    readonly budgets: BudgetFact[];
    readonly cycles: CycleFact[];
    readonly discharges: DischargeFact[];
  };
};
