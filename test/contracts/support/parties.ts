import { Wallet, getAddress, id, toBeHex, toUtf8Bytes, hexlify, zeroPadBytes } from 'ethers';
import type { Key } from './signer.ts';
import type { World } from './worldFixture.ts';

/** The kinds in the order of `contracts/registry/PartyWord.sol`. */
export const KINDS = ['NONE', 'ENTERPRISE', 'TEAM', 'LAB', 'AGENT'] as const;

export type Kind = (typeof KINDS)[number];

export type Party = {
  readonly id: number;
  /** The stable account that no key controls. */
  readonly account: string;
  readonly region: number;
  readonly key: Key;
  readonly credential: string;
};

export type PartyDraft = {
  readonly kind: Kind;
  readonly region: number;
  readonly key?: Key;
  readonly credential?: string;
  readonly controller?: string;
  readonly categories?: bigint;
  /** In place of the key's address: an ERC-7913 signer, or bytes to be refused. */
  readonly signer?: string;
};

const PREFIX = BigInt(zeroPadBytes(hexlify(toUtf8Bytes('tongdui.participant')), 20)) & ~0xffff_ffffn;

/** The account of participant number `number`. */
export function accountOf(number: number | bigint): string {
  return getAddress(toBeHex(PREFIX | BigInt(number), 20));
}

/** The number of a participant's account. */
export function numberOf(account: string): number {
  return Number(BigInt(account) & 0xffff_ffffn);
}

let strangers = 0;

/** A key that signs for nobody yet. */
export function freshKey(): Wallet {
  strangers += 1;
  return new Wallet(id(`key ${strangers}`));
}

/** What the agency sends for one participant. */
export function registrationOf(draft: PartyDraft & { readonly key: Key; readonly credential: string }) {
  return {
    kind: KINDS.indexOf(draft.kind),
    credential: draft.credential,
    controller: draft.controller ?? `0x${'00'.repeat(32)}`,
    categories: draft.categories ?? 0n,
    signer: draft.signer ?? draft.key.address,
  };
}

/** Registers participants of one region in one call, by its agency. */
export async function registerParties(
  world: Pick<World, 'registry' | 'office'>,
  region: number,
  drafts: readonly Omit<PartyDraft, 'region'>[],
): Promise<Party[]> {
  const complete = drafts.map((draft) => ({
    ...draft,
    region,
    key: draft.key ?? freshKey(),
    credential: draft.credential ?? id(`credential ${freshKey().address}`),
  }));
  const agency = world.office(region, 'AGENCY');
  await world.registry.connect(agency).registerParticipants(region, complete.map(registrationOf));
  return Promise.all(
    complete.map(async ({ key, credential }) => {
      const account = await world.registry.participantByCredential(credential);
      return { id: numberOf(account), account, region, key, credential };
    }),
  );
}

/** Registers one participant. */
export async function registerParty(world: Pick<World, 'registry' | 'office'>, draft: PartyDraft): Promise<Party> {
  const [party] = await registerParties(world, draft.region, [draft]);
  if (party === undefined) throw new Error('Nothing was registered.');
  return party;
}
