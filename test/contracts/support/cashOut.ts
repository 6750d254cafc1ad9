import { fresh } from './fresh.ts';
import { signIntent } from './intents.ts';
import { LATE } from './orders.ts';
import type { Party } from './parties.ts';
import type { Key } from './signer.ts';
import type { World } from './worldFixture.ts';

export type CashOut = {
  readonly party: string;
  readonly amount: bigint;
  readonly deadline: bigint;
  readonly salt: string;
};

/** The arguments of `cashOut`, signed by the party's key or by another. */
export async function signCashOut(
  world: World,
  party: Party,
  amount: bigint,
  { key = party.key, deadline = LATE }: { key?: Key; deadline?: bigint } = {},
): Promise<[intent: CashOut, signature: string, ref: string]> {
  const intent = { party: party.account, amount, deadline, salt: fresh('cash-out') };
  return [intent, await signIntent(world, key, 'CashOut', intent), fresh('bank reference')];
}

/** The party's own treasury pays out of its deposit. */
export async function cashOut(world: World, party: Party, amount: bigint): Promise<void> {
  const treasury = world.treasury.connect(world.office(party.region, 'TREASURY'));
  await treasury.cashOut(...(await signCashOut(world, party, amount)));
}
