import { getAddress } from 'ethers';
import { contractNames } from '../../../sdk/src/deployments/deployment.ts';
import { REGION_OFFICES } from '../support/officeRoles.ts';
import { FAR, HOST, ISSUER } from '../support/regions.ts';
import type { World } from '../support/worldFixture.ts';

const REGION_OFFICERS = REGION_OFFICES.flatMap((office) => {
  const name = office.toLowerCase() as Lowercase<typeof office>;
  return [`${name}@issuer`, `${name}@host`, `${name}@far`] as const;
});

const MODULES = [...contractNames, 'batcher'] as const;

/**
 * The columns of the matrix: everyone who could try. `@issuer` is the region whose act it is, `@host` the other region
 * of its pair, `@far` one that has nothing to do with it.
 */
export const ACTORS = [
  'council',
  'central',
  'auditor',
  'guardian',
  ...REGION_OFFICERS,
  'agent',
  'enterprise',
  'lab',
  'stranger',
  ...MODULES,
] as const;

export type Actor = (typeof ACTORS)[number];

export const EVERYONE: readonly Actor[] = ACTORS;
export const NOBODY: readonly Actor[] = [];

/** The account that an actor acts from. */
export function addressOf(world: World, actor: Actor): string {
  const fixed: { readonly [name: string]: string } = {
    council: world.council.address,
    central: world.central.address,
    auditor: world.auditor.address,
    guardian: world.guardian.address,
    agent: world.agentKey.address,
    enterprise: world.party.enterprise.key.address,
    lab: world.party.homeLab.key.address,
    stranger: world.stranger.address,
    ...Object.fromEntries(MODULES.map((name) => [name, world.deployment[name]])),
  };
  const found = fixed[actor];
  if (found !== undefined) return getAddress(found);
  const [office, place] = actor.split('@') as [string, string];
  const region = { issuer: ISSUER, host: HOST, far: FAR }[place];
  const name = REGION_OFFICES.find((each) => each.toLowerCase() === office);
  if (region === undefined || name === undefined) throw new Error(`No such actor: ${actor}`);
  return world.office(region, name).address;
}
