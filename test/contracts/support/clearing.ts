import { toBeHex } from 'ethers';
import { slotOf } from '../../../sdk/src/audit/chain/storageLayout.ts';
import type { Obligation } from '../../../sdk/src/settlement/obligation.ts';
import { proposalOf } from '../../../sdk/src/settlement/proposal.ts';
import type { Proposal } from '../../../sdk/src/settlement/proposal.ts';
import { solveSetOff } from '../../../sdk/src/settlement/solveSetOff.ts';
import type { SetOffSolution } from '../../../sdk/src/settlement/setOffSolution.ts';
import { draftTerms, signAgreement } from './agreements.ts';
import type { Terms } from './agreements.ts';
import { claimOrder } from './claims.ts';
import { provider } from './connection.ts';
import { placeOrder } from './orders.ts';
import type { OrderDraft, Placed } from './orders.ts';
import { FAR, ISSUER } from './regions.ts';
import { fixture } from './snapshots.ts';
import { appropriate } from './treasury.ts';
import { trySend } from './tryCall.ts';
import { loadWorld } from './worldFixture.ts';
import type { World } from './worldFixture.ts';

/** Free fen of FAR's treasury, which hosts the issuer's vouchers on CLEARING. */
export const HOST_FREE = 100_000n;

/** The world with a CLEARING agreement ISSUER>FAR and money in FAR's treasury. */
export const loadClearing = fixture(async (world: World) => {
  await agreeOnClearing(world);
  await appropriate(world, FAR, HOST_FREE);
  return world;
}, loadWorld);

/** Both admins sign CLEARING for ISSUER>FAR; later terms replace the former. */
export function agreeOnClearing(world: World, changes: Partial<Terms> = {}): Promise<void> {
  return signAgreement(world, ISSUER, FAR, draftTerms('CLEARING', changes));
}

/** Brings an order, at FAR's lab unless said, to acceptance: the agency of the lab's region takes the claim in and verifies. */
export async function acceptedAbroad(world: World, draft: OrderDraft = {}): Promise<Placed> {
  const placed = await placeOrder(world, { lab: world.party.farLab, ...draft });
  const host = world.office(placed.lab.region, 'AGENCY');
  await claimOrder(world, placed, { paid: placed.intent.price - placed.intent.subsidy }, { intake: host });
  await world.claimDesk.connect(host).verifyMany([placed.hash]);
  await world.claimDesk.connect(world.office(placed.enterprise.region, 'AGENCY')).acceptMany([placed.hash]);
  return placed;
}

export async function paidAbroad(world: World, draft: OrderDraft = {}): Promise<Placed> {
  const placed = await acceptedAbroad(world, draft);
  await world.claimDesk.payMany([placed.hash]);
  return placed;
}

/** What a region has and where it stands, in fen. */
export type Books = {
  readonly free: bigint;
  readonly encumbered: bigint;
  readonly locked: bigint;
  readonly owed: bigint;
  readonly reservedAsIssuer: bigint;
  readonly reservedAsHost: bigint;
};

export async function booksOf({ treasury }: Pick<World, 'treasury'>, region: number): Promise<Books> {
  const { free, encumbered } = await treasury.purseOf(region);
  const { locked, owed, reservedAsIssuer, reservedAsHost } = await treasury.standingOf(region);
  return { free, encumbered, locked, owed, reservedAsIssuer, reservedAsHost };
}

/** What `debtor` owes `creditor`, in fen. */
export async function owedBetween(
  { treasury }: Pick<World, 'treasury'>,
  debtor: number,
  creditor: number,
): Promise<bigint> {
  return (await treasury.obligationOf(debtor, creditor)).amount;
}

/**
 * Makes regions owe one another without the payments that it would take: writes the pairs, their sum and the regions' purses
 * into storage, as closed in an epoch long ago. Only for a world in which nothing is owed yet.
 */
export async function impose(world: Pick<World, 'treasury'>, obligations: readonly Obligation[]): Promise<void> {
  const closed = (amount: bigint) => (amount << 144n) | 1n;
  for (const { debtor, creditor, amount } of obligations) {
    await write(world, slotOf('obligations', [(BigInt(debtor) << 32n) | BigInt(creditor)]), closed(amount));
  }
  const gross = obligations.reduce((sum, { amount }) => sum + amount, 0n);
  await write(world, slotOf('obligationTotal'), closed(gross));
  for (const region of regionsOf(obligations)) {
    const owed = sumWhere(obligations, ({ creditor }) => creditor === region);
    const position = owed - sumWhere(obligations, ({ debtor }) => debtor === region);
    const [free, encumbered] = await world.treasury.purseOf(region);
    await write(world, slotOf('purses', [region]), (owed << 96n) | free);
    await write(world, slotOf('purses', [region], 1), (BigInt.asUintN(128, position) << 96n) | encumbered);
  }
}

export function regionsOf(obligations: readonly Obligation[]): readonly number[] {
  return [...new Set(obligations.flatMap(({ debtor, creditor }) => [debtor, creditor]))].sort((a, b) => a - b);
}

function sumWhere(obligations: readonly Obligation[], test: (obligation: Obligation) => boolean): bigint {
  return obligations.filter(test).reduce((sum, { amount }) => sum + amount, 0n);
}

async function write({ treasury }: Pick<World, 'treasury'>, slot: string, value: bigint): Promise<void> {
  const params = [await treasury.getAddress(), slot, toBeHex(value, 32)];
  await provider.request({ method: 'hardhat_setStorageAt', params });
}

/** The set-off that counts in the next cycle, and its proposal for the last epoch that ended. */
export async function solve(
  world: Pick<World, 'treasury'>,
  obligations: readonly Obligation[],
): Promise<{ readonly solution: SetOffSolution; readonly proposal: Proposal }> {
  const cycle = Number(await world.treasury.cycleCount()) + 1;
  const epoch = Number(await world.treasury.currentEpoch()) - 1;
  const solution = solveSetOff({ cycle, obligations });
  return { solution, proposal: proposalOf(solution, epoch) };
}

/** Anyone sends a proposal. */
export function propose(world: Pick<World, 'treasury'>, { epoch, regions, potentials, flows }: Proposal) {
  return world.treasury.setOff(epoch, [...regions], [...potentials], [...flows]);
}

/** Sends a proposal as the stranger: `ok`, or the error that refuses. */
export async function tryProposal(world: World, { epoch, regions, potentials, flows }: Proposal): Promise<string> {
  const { setOff } = world.treasury;
  const { data } = await setOff.populateTransaction(epoch, [...regions], [...potentials], [...flows]);
  return trySend(world.stranger.address, world.deployment.treasury, data);
}
