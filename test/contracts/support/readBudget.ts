import type { World } from './worldFixture.ts';

export type Budget = {
  readonly unissued: bigint;
  readonly outstanding: bigint;
  readonly reserved: bigint;
  readonly paid: bigint;
};

/** Where each fen of a programme's budget stands. */
export async function readBudget(world: World, programme: number = world.programme): Promise<Budget> {
  const [unissued, outstanding, reserved, paid] = await world.programmes.budgetOf(programme);
  return { unissued, outstanding, reserved, paid };
}
