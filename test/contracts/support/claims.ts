import { DAY, moveTo } from './clock.ts';
import { fresh } from './fresh.ts';
import { signIntent } from './intents.ts';
import { LATE, placeOrder, readOrder } from './orders.ts';
import type { Order, OrderDraft, Placed, State } from './orders.ts';
import { HOST } from './regions.ts';
import type { Key } from './signer.ts';
import type { World } from './worldFixture.ts';

export type Claim = {
  readonly order: string;
  readonly nullifier: string;
  readonly invoiced: bigint;
  readonly paid: bigint;
  readonly evidence: string;
  readonly deadline: bigint;
};

export type Ticket = { readonly deadline: bigint; readonly signature: string };

export type ClaimArguments = [order: Order, claim: Claim, enterprise: string, lab: string, ticket: Ticket];

/** Who signs; null leaves the signature empty. What is not said is as it should be. */
export type ClaimKeys = {
  readonly enterprise?: Key | null;
  readonly lab?: Key | null;
  readonly intake?: Key;
  readonly ticketDeadline?: bigint;
  /** What the ticket is for, where it is for another claim. */
  readonly ticketFor?: Claim;
};

/** `resolveOrder`: to be paid, or released. */
export const OUTCOME = { PAY: 0, RELEASE: 1 } as const;

/** Whether the enterprise pays the whole invoice and is paid back: neither at home nor by the pool. */
export function isReimbursed(placed: Placed): boolean {
  return placed.lab.region !== placed.enterprise.region && placed.lab.region !== HOST;
}

/** A claim over the whole price, of which the enterprise has paid its part (on REIMBURSE all of it). */
export function draftClaim(placed: Placed, changes: Partial<Claim> = {}): Claim {
  const { price, subsidy } = placed.intent;
  return {
    order: placed.hash,
    nullifier: fresh('invoice'),
    invoiced: price,
    paid: isReimbursed(placed) ? price : price - subsidy,
    evidence: fresh('evidence'),
    deadline: LATE,
    ...changes,
  };
}

/** The intake that reviews: the agent on POOL, else the issuer's agency. */
export function intakeOf(world: World, placed: Placed): Key {
  return placed.lab.region === HOST ? world.agentKey : world.office(placed.enterprise.region, 'AGENCY');
}

/** The arguments of `claimOrder`. */
export async function signClaim(
  world: World,
  placed: Placed,
  changes: Partial<Claim> = {},
  keys: ClaimKeys = {},
): Promise<ClaimArguments> {
  const claim = draftClaim(placed, changes);
  const sign = async (key: Key | null) => (key === null ? '0x' : signIntent(world, key, 'Claim', claim));
  const ticketDeadline = keys.ticketDeadline ?? LATE;
  const ticketed = { ...(keys.ticketFor ?? claim), deadline: ticketDeadline };
  return [
    placed.intent,
    claim,
    await sign(keys.enterprise === undefined ? placed.enterprise.key : keys.enterprise),
    await sign(keys.lab === undefined ? placed.lab.key : keys.lab),
    {
      deadline: ticketDeadline,
      signature: await signIntent(world, keys.intake ?? intakeOf(world, placed), 'IntakeTicket', ticketed),
    },
  ];
}

/** Signs and submits a claim, and returns it. */
export async function claimOrder(
  world: World,
  placed: Placed,
  changes: Partial<Claim> = {},
  keys: ClaimKeys = {},
): Promise<Claim> {
  const signed = await signClaim(world, placed, changes, keys);
  await world.claimDesk.claimOrder(...signed);
  return signed[1];
}

/** The arguments of `confirmClaim`. */
export async function signConfirmation(
  world: World,
  order: string,
  key: Key,
  deadline: bigint = LATE,
): Promise<[intent: { order: string; deadline: bigint; salt: string }, signature: string]> {
  const intent = { order, deadline, salt: fresh('confirmation') };
  return [intent, await signIntent(world, key, 'Confirmation', intent)];
}

/** The other party of a claim that the one to be paid signed alone. */
export function bySelf(placed: Placed): ClaimKeys {
  return isReimbursed(placed) ? { lab: null } : { enterprise: null };
}

/** Cancels by the lab alone. */
export async function cancelOrder(world: World, placed: Placed): Promise<void> {
  const intent = { order: placed.hash, deadline: LATE, salt: fresh('cancellation') };
  await world.orderDesk.cancelOrder(intent, '0x', await signIntent(world, placed.lab.key, 'Cancellation', intent));
}

/** Both agencies end a dispute, or at home its one. */
export async function resolveOrder(world: World, placed: Placed, outcome: keyof typeof OUTCOME): Promise<void> {
  const ref = fresh('resolution');
  for (const region of new Set([placed.enterprise.region, placed.lab.region])) {
    await world.claimDesk.connect(world.office(region, 'AGENCY')).resolveOrder(placed.hash, OUTCOME[outcome], ref);
  }
}

/** The largest uint96: all that is left to claw back. */
export const ALL = 2n ** 96n - 1n;

/** Both agencies take a payment back, or at home its one. */
export async function clawBackOrder(world: World, placed: Placed, amount: bigint = ALL): Promise<void> {
  const ref = fresh('clawback');
  for (const region of new Set([placed.enterprise.region, placed.lab.region])) {
    await world.claimDesk.connect(world.office(region, 'AGENCY')).clawBackOrder(placed.hash, amount, ref);
  }
}

/** Places an order and brings it into a state by the shortest way that its rail knows. */
export async function orderIn(world: World, state: State, draft: OrderDraft = {}): Promise<Placed> {
  const placed = await placeOrder(world, draft);
  const issuer = world.office(placed.enterprise.region, 'AGENCY');
  const asked = placed.lab === world.party.reimburseLab;
  const abroad = placed.lab.region === HOST;
  const is = (...states: State[]): boolean => states.includes(state);
  if (is('PLACED')) return placed;
  if (is('CANCELLED')) return cancelOrder(world, placed).then(() => placed);
  if (is('EXPIRED')) {
    const { redeemBy } = await world.voucherToken.clocksOf(placed.intent.voucher);
    await moveTo(redeemBy + 1n);
    await world.orderDesk.expireOrder(placed.hash);
    return placed;
  }
  if (asked) await world.orderDesk.connect(issuer).approveOrder(placed.hash);
  if (is('APPROVED')) return placed;
  await claimOrder(world, placed);
  if (is('CLAIMED')) return placed;
  if (is('DISPUTED', 'REJECTED')) {
    await world.claimDesk.connect(issuer).disputeOrder(placed.hash, fresh('reason'));
    if (is('REJECTED')) await resolveOrder(world, placed, 'RELEASE');
    return placed;
  }
  if (abroad) await world.claimDesk.connect(world.agentKey).verifyMany([placed.hash]);
  if (is('VERIFIED')) return placed;
  await world.claimDesk.connect(issuer).acceptMany([placed.hash]);
  if (is('ACCEPTED')) return placed;
  await world.claimDesk.payMany([placed.hash]);
  if (is('PAID')) return placed;
  await clawBackOrder(world, placed);
  const reached = (await readOrder(world, placed.hash)).state;
  if (reached !== state) throw new Error(`The order is ${reached}, not ${state}.`);
  return placed;
}

/** Seconds that a verified claim on the POOL agreement can be disputed. */
export const CHALLENGE = 7 * DAY;
