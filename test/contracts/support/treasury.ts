import { fresh } from './fresh.ts';
import type { World } from './worldFixture.ts';

/** Bureau and treasury put bank money on the region's account, in fen. */
export async function appropriate(world: World, region: number, amount: bigint): Promise<void> {
  const ref = fresh('appropriation');
  await world.treasury.connect(world.office(region, 'BUREAU')).appropriate(region, amount, ref);
  await world.treasury.connect(world.office(region, 'TREASURY')).appropriate(region, amount, ref);
}

/** The issuer's treasury and the pair's agent move free money into the pool, in fen. */
export async function prefund(world: World, issuer: number, host: number, amount: bigint): Promise<void> {
  const ref = fresh('prefund');
  await world.treasury.connect(world.office(issuer, 'TREASURY')).prefund(issuer, host, amount, ref);
  await world.treasury.connect(world.agentKey).prefund(issuer, host, amount, ref);
}
