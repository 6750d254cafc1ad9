import type { Ledger } from '../ledger/ledger.ts';

/**
 * Deposits of regions held by anyone who does not live there (docs/scenario-format.md, `check`): parties' deposits out of
 * another region's money, and pools whose agent lives elsewhere. In fen; 0 where every fen has stayed in its region.
 */
export function crossRegionTransfers({ deposits, participants, pools }: Ledger): bigint {
  let sum = 0n;
  for (const [party, held] of deposits) {
    const home = participants.get(party)?.region;
    for (const [region, amount] of held) if (region !== home) sum += amount;
  }
  for (const { agent, host, free, reserved } of pools.values()) {
    if (participants.get(agent)?.region !== host) sum += free + reserved;
  }
  return sum;
}
