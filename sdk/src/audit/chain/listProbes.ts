import type { Ledger } from '../ledger/ledger.ts';
import { creditProbes } from './creditProbes.ts';
import { makeProbes } from './makeProbes.ts';
import { officeProbes } from './officeProbes.ts';
import { orderProbes } from './orderProbes.ts';
import type { Probe } from './probe.ts';
import { programmeProbes } from './programmeProbes.ts';
import { recognitionProbes } from './recognitionProbes.ts';
import { registryProbes } from './registryProbes.ts';
import { treasuryProbes } from './treasuryProbes.ts';

/**
 * Everything that the books can be held against: one question for each balance, counter and word of state.
 *
 * @param time - of the block at which the chain is asked, unix seconds
 */
export function listProbes(ledger: Ledger, time: number): Probe[] {
  const make = makeProbes(ledger.deployment);
  return [
    ...officeProbes(ledger, make),
    ...registryProbes(ledger, make),
    ...creditProbes(ledger, make),
    ...recognitionProbes(ledger, make),
    ...programmeProbes(ledger, make, time),
    ...orderProbes(ledger, make),
    ...treasuryProbes(ledger, make),
  ];
}
