import { getObligation } from '../../../actions/public/getObligation.ts';
import { getStanding } from '../../../actions/public/getStanding.ts';
import type { RegionPair } from '../../scenario.ts';
import type { Stage } from '../stage.ts';

/** What one region owes another, in fen. */
export async function readObligation({ anyone }: Stage, { issuer, host }: RegionPair): Promise<bigint> {
  return (await getObligation(anyone, { debtor: issuer, creditor: host })).amount;
}

/** What is locked behind what a region owes, in fen. */
export async function readLocked({ anyone }: Stage, region: number): Promise<bigint> {
  return (await getStanding(anyone, { region })).locked;
}

/** What a region is owed less what it owes, in fen; may be negative. */
export async function readPosition({ anyone }: Stage, region: number): Promise<bigint> {
  return (await getStanding(anyone, { region })).position;
}
