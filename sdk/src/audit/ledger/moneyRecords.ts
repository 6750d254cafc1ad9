import type { Hex } from 'viem';

/** A region: its treasury's money, and what came into and went out of all its deposits. */
export type RegionAccount = {
  readonly code: number;
  /** Index in the registry, from 1. */
  readonly index: number;
  readonly name: string;
  /** Money that the treasury may use. */
  free: bigint;
  /** Money set aside for programmes. */
  encumbered: bigint;
  /** Its deposits that others hold: agents, for the pools that were prefunded here, and parties. */
  inPools: bigint;
  withParties: bigint;
  /** Locked behind what it owes: the sum of that. */
  locked: bigint;
  /** What it is owed. */
  owed: bigint;
  /** Reserved on CLEARING for orders at its labs: its own money, set aside. */
  reservedAsHost: bigint;
  /** Reserved on CLEARING for orders against its vouchers: other regions' money. */
  reservedAsIssuer: bigint;
  /** Fen; `noLimit` means none. */
  netDebitCap: bigint;
  acceptanceQuota: bigint;
  /** When the latest suspension ends; 0 if it never was suspended. */
  suspendedUntil: number;

  appropriated: bigint;
  /** Received from other regions into pools here, and given back to them. */
  prefundedHere: bigint;
  unfundedHere: bigint;
  /** Sent to pools in other regions, and got back from them. */
  prefundedAway: bigint;
  unfundedAway: bigint;
  cashedOut: bigint;
  /** By discharge: out of locked money up to the centre, and from the centre into free money. */
  remittedUp: bigint;
  receivedFromAbove: bigint;
};

/** What one region prefunded in another. It is a deposit of the host region, held by the agent. */
export type Pool = {
  readonly issuer: number;
  readonly host: number;
  /** The agent's number under the latest POOL agreement of the pair. */
  agent: number;
  free: bigint;
  reserved: bigint;
};

/** What a payee still owes from clawbacks of one order; of that, what the host treasury has put up for it (CLEARING). */
export type Due = { readonly order: Hex; readonly payee: number; amount: bigint; advanced: bigint };

/** Orders by the age of their dues; one stands in it again each time that its due rises from nothing. */
export type DueQueue = { readonly orders: Hex[]; head: number };

export type CashOutRecord = { readonly party: number; readonly amount: bigint; readonly time: number };
