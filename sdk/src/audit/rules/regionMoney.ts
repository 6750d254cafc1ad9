import type { RegionAccount } from '../ledger/moneyRecords.ts';

/** A region's deposits, whoever holds them. */
export function regionHoldings({
  free,
  encumbered,
  inPools,
  withParties,
  locked,
  reservedAsHost,
}: RegionAccount): bigint {
  return free + encumbered + inPools + withParties + locked + reservedAsHost;
}

/** What a region's deposits must come to: what came in less what went out (docs/invariants.md, 4). */
export function regionFlows(region: RegionAccount): bigint {
  const { appropriated, prefundedHere, unfundedHere, prefundedAway, unfundedAway, cashedOut } = region;
  const throughTheCentre = region.receivedFromAbove - region.remittedUp;
  return appropriated + prefundedHere - unfundedHere - prefundedAway + unfundedAway - cashedOut + throughTheCentre;
}
