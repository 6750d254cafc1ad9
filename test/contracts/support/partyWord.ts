import { KINDS } from './parties.ts';
import type { World } from './worldFixture.ts';

/** The fields of a participant's word (`contracts/registry/PartyWord.sol`), the group's marks folded in. */
export async function readParty(world: Pick<World, 'registry'>, id: number) {
  const word = await world.registry.partyWord(id);
  const field = (at: bigint, bits: bigint): bigint => (word >> at) & ((1n << bits) - 1n);
  return {
    kind: KINDS[Number(field(0n, 8n))],
    active: field(8n, 1n) === 1n,
    listed: field(9n, 1n) === 1n,
    region: Number(field(16n, 24n)),
    regionIndex: Number(field(40n, 16n)),
    group: Number(field(56n, 32n)),
    categories: field(112n, 64n),
    suspendedUntil: field(176n, 40n),
    bannedUntil: field(216n, 40n),
  };
}
