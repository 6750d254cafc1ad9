import type { Terms } from './agreements.ts';
import { fresh } from './fresh.ts';
import { readEvent } from './readEvent.ts';
import type { World } from './worldFixture.ts';

/** The council sets up a compact; returns its number. */
export async function createCompact(world: World, terms: Terms, joint = false): Promise<number> {
  const transaction = await world.recognition.connect(world.council).createCompact('compact', terms, joint);
  return Number((await readEvent(world.recognition, transaction, 'CompactCreated')).args['compact']);
}

/** The region's admin and the council make the region a member. */
export async function joinCompact(world: World, compact: number, region: number): Promise<void> {
  const ref = fresh('join');
  await world.recognition.connect(world.council).joinCompact(compact, region, ref);
  await world.recognition.connect(world.office(region, 'ADMIN')).joinCompact(compact, region, ref);
}
