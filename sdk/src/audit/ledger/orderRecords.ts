import type { Hex } from 'viem';
import type { Rail } from '../../agreements/rails.ts';
import type { OrderState } from '../../orders/orderState.ts';
import type { VoucherStatus } from '../../vouchers/voucherStatus.ts';

export type VoucherRecord = {
  readonly id: bigint;
  readonly region: number;
  readonly programme: number;
  readonly day: number;
  readonly serial: number;
  /** The holder's number. */
  readonly holder: number;
  readonly face: bigint;
  status: VoucherStatus;
  balance: bigint;
};

/** The claim that counts. */
export type ClaimRecord = {
  readonly nullifier: Hex;
  readonly invoiced: bigint;
  readonly paid: bigint;
  readonly evidence: Hex;
  readonly time: number;
};

export type OrderRecord = {
  readonly hash: Hex;
  readonly voucher: VoucherRecord;
  readonly programme: number;
  readonly issuer: number;
  readonly host: number;
  /** Numbers of the parties, and of the enterprise's group. */
  readonly enterprise: number;
  readonly lab: number;
  readonly group: number;
  readonly category: string;
  readonly price: bigint;
  readonly contractDay: number;
  /** Number of the terms that it keeps; 0 at home. */
  readonly terms: number;
  readonly rail: Rail;
  /** Calendar year at UTC+8 in which it was placed. */
  readonly year: number;
  readonly firstUse: boolean;
  /** Value reserved when it was placed. */
  readonly reserved: bigint;

  state: OrderState;
  /** Reserved until the claim, then granted, then paid. */
  subsidy: bigint;
  /** When the state's clock began: placed, claimed, verified or disputed. */
  since: number;
  /** Whether only the one to be paid has signed the claim so far. */
  oneSided: boolean;
  claim?: ClaimRecord;
  /** All payments together: more than one payment is a finding. */
  paid: bigint;
  clawedBack: bigint;
};
