import { ZeroAddress } from 'ethers';
import { fresh } from './fresh.ts';
import { NO_CAP } from './programmes.ts';
import type { World } from './worldFixture.ts';

/** The rails in the order of `contracts/registry/TermsWord.sol`. */
export const RAILS = ['HOME', 'POOL', 'REIMBURSE', 'CLEARING'] as const;

export type Rail = (typeof RAILS)[number];

export type Terms = {
  readonly rail: bigint;
  readonly preApproval: boolean;
  readonly ratioBp: number;
  readonly challengeDays: number;
  readonly agent: string;
  readonly categories: bigint;
  readonly exposureCap: bigint;
};

/** The rail's number in the contracts. */
export function railOf(rail: Rail): bigint {
  return BigInt(RAILS.indexOf(rail));
}

/** Terms without a ceiling or cap, seven days of challenge. */
export function draftTerms(rail: Rail, changes: Partial<Terms> = {}): Terms {
  return {
    rail: railOf(rail),
    preApproval: false,
    ratioBp: 10_000,
    challengeDays: 7,
    agent: ZeroAddress,
    categories: 0n,
    exposureCap: NO_CAP,
    ...changes,
  };
}

/** Both admins sign: from now on labs of `host` take vouchers of `issuer` on these terms. */
export async function signAgreement(
  world: Pick<World, 'recognition' | 'office'>,
  issuer: number,
  host: number,
  terms: Terms,
): Promise<void> {
  const ref = fresh('agreement');
  await world.recognition.connect(world.office(issuer, 'ADMIN')).signAgreement(issuer, host, terms, ref);
  await world.recognition.connect(world.office(host, 'ADMIN')).signAgreement(issuer, host, terms, ref);
}
