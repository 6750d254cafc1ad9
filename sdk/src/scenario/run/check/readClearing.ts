import type { RegionPair } from '../../scenario.ts';
import type { Stage } from '../stage.ts';

// The clearing house is not built yet, and the contracts refuse its rail: nobody owes anybody anything, and nothing is
// locked. These are the places where its views will be read.

/** What one region owes another, in fen. */
export function readObligation(_stage: Stage, _pair: RegionPair): Promise<bigint> {
  return Promise.resolve(0n);
}

/** What is locked behind what a region owes, in fen. */
export function readLocked(_stage: Stage, _region: number): Promise<bigint> {
  return Promise.resolve(0n);
}

/** What a region is owed less what it owes, in fen; may be negative. */
export function readPosition(_stage: Stage, _region: number): Promise<bigint> {
  return Promise.resolve(0n);
}
