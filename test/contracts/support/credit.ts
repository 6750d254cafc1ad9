import { fresh } from './fresh.ts';
import type { Party } from './parties.ts';
import type { World } from './worldFixture.ts';

/** The severities in the order of `contracts/registry/ICreditRegister.sol`. */
export const SEVERITIES = ['NONE', 'WATCH', 'SUSPEND', 'BAN'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** The kinds of subject in the order of `contracts/registry/ICreditRegister.sol`. */
export const SUBJECTS = { PARTICIPANT: 0, GROUP: 1, REGION: 2 } as const;

export type Subject = { readonly kind: number; readonly id: number };

/** A participant as the subject of a mark. */
export function subjectOf(party: Party): Subject {
  return { kind: SUBJECTS.PARTICIPANT, id: party.id };
}

/** The council marks a subject, for good unless said. */
export async function mark(world: World, subject: Subject, severity: Severity, until = 0): Promise<void> {
  const number = SEVERITIES.indexOf(severity);
  await world.creditRegister.connect(world.council).report(subject, 0, number, until, fresh('reason'));
}

/** The credit office of a region marks a subject, as long as it may unless said. */
export async function markAs(
  world: World,
  region: number,
  subject: Subject,
  severity: Severity,
  until: number | bigint = 0,
): Promise<void> {
  const office = world.office(region, 'CREDIT');
  const number = SEVERITIES.indexOf(severity);
  await world.creditRegister.connect(office).report(subject, region, number, until, fresh('reason'));
}
