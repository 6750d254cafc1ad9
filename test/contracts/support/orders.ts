import { DAY, START_DAY } from './clock.ts';
import { START } from './connection.ts';
import { fresh } from './fresh.ts';
import { signIntent } from './intents.ts';
import { readEvent } from './readEvent.ts';
import type { Party } from './parties.ts';
import type { Key } from './signer.ts';
import type { World } from './worldFixture.ts';

/** The states in the order of `contracts/redemption/OrderWord.sol`. */
export const STATES = [
  'NONE',
  'PLACED',
  'APPROVED',
  'CLAIMED',
  'VERIFIED',
  'ACCEPTED',
  'DISPUTED',
  'PAID',
  'CANCELLED',
  'EXPIRED',
  'REJECTED',
  'CLAWED_BACK',
] as const;

export type State = (typeof STATES)[number];

/** A state's number in the contracts. */
export function stateNumber(state: State): number {
  return STATES.indexOf(state);
}

export type Order = {
  readonly enterprise: string;
  readonly lab: string;
  readonly voucher: bigint;
  readonly category: string;
  readonly price: bigint;
  readonly subsidy: bigint;
  readonly contractDay: number;
  readonly deadline: bigint;
  readonly salt: string;
};

/** An order on the chain, with all that later acts need of it. */
export type Placed = {
  readonly hash: string;
  readonly intent: Order;
  readonly enterprise: Party;
  readonly lab: Party;
};

export type OrderDraft = Partial<Omit<Order, 'enterprise' | 'lab'>> & {
  readonly enterprise?: Party;
  readonly lab?: Party;
};

/** Past every span that a test waits for. */
export const LATE = BigInt(START + 1_000 * DAY);

/** An order of `enterprise` at the lab at home: 10000 fen, half of it subsidy. */
export function draftOrder(world: World, draft: OrderDraft = {}): Order {
  const { enterprise = world.party.enterprise, lab = world.party.homeLab, ...changes } = draft;
  return {
    voucher: world.voucher,
    category: 'TESTING',
    price: 10_000n,
    subsidy: 5_000n,
    contractDay: START_DAY,
    deadline: LATE,
    salt: fresh('order'),
    ...changes,
    enterprise: enterprise.account,
    lab: lab.account,
  };
}

export type OrderKeys = { readonly enterprise?: Key; readonly lab?: Key };

/** The arguments of `placeOrder`, signed by the parties' keys or by others. */
export async function signOrder(
  world: World,
  draft: OrderDraft = {},
  keys: OrderKeys = {},
): Promise<[intent: Order, enterpriseSignature: string, labSignature: string]> {
  const intent = draftOrder(world, draft);
  const enterprise = keys.enterprise ?? (draft.enterprise ?? world.party.enterprise).key;
  const lab = keys.lab ?? (draft.lab ?? world.party.homeLab).key;
  return [intent, await signIntent(world, enterprise, 'Order', intent), await signIntent(world, lab, 'Order', intent)];
}

/** Signs and places an order. */
export async function placeOrder(world: World, draft: OrderDraft = {}): Promise<Placed> {
  const signed = await signOrder(world, draft);
  const transaction = await world.orderDesk.placeOrder(...signed);
  const hash = (await readEvent(world.orderDesk, transaction, 'OrderPlaced')).args['order'] as string;
  const { enterprise = world.party.enterprise, lab = world.party.homeLab } = draft;
  return { hash, intent: signed[0], enterprise, lab };
}

/** The fields of an order's word (`contracts/redemption/OrderWord.sol`). */
export async function readOrder(world: World, order: string) {
  const word = await world.orderDesk.orderWord(order);
  const field = (at: bigint, bits: bigint): bigint => (word >> at) & ((1n << bits) - 1n);
  return {
    state: STATES[Number(field(0n, 4n))] as State,
    firstUse: field(4n, 1n) === 1n,
    oneSided: field(5n, 1n) === 1n,
    year: Number(field(6n, 8n)) + 1970,
    hostIndex: Number(field(14n, 10n)),
    since: Number(field(24n, 34n)),
    programme: Number(field(58n, 20n)),
    serial: Number(field(78n, 32n)),
    lab: Number(field(110n, 30n)),
    terms: Number(field(140n, 20n)),
    subsidy: field(160n, 96n),
  };
}

/** The arguments of `cancelOrder`; an absent key leaves its signature empty. */
export async function signCancellation(
  world: World,
  order: string,
  keys: OrderKeys,
  deadline: bigint = LATE,
): Promise<[intent: { order: string; deadline: bigint; salt: string }, enterprise: string, lab: string]> {
  const intent = { order, deadline, salt: fresh('cancellation') };
  const sign = async (key: Key | undefined) =>
    key === undefined ? '0x' : signIntent(world, key, 'Cancellation', intent);
  return [intent, await sign(keys.enterprise), await sign(keys.lab)];
}
