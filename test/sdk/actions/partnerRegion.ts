import { admitRegion } from '../../../sdk/src/actions/council/admitRegion.ts';
import { register, type HomeRegion } from './homeRegion.ts';
import type { Rehearsal } from './startRehearsal.ts';

export const away = 330_000;

export type PartnerRegion = Awaited<ReturnType<typeof openPartnerRegion>>;

/** A second region with its officers, a lab and an agent. */
export async function openPartnerRegion(rehearsal: Rehearsal) {
  const { council, officer } = rehearsal;
  await admitRegion(council, { region: away, name: '浙江' });
  const admin = await officer({ office: 'ADMIN', region: away });
  const agency = await officer({ office: 'AGENCY', region: away }, admin);
  const treasury = await officer({ office: 'TREASURY', region: away }, admin);
  const credit = await officer({ office: 'CREDIT', region: away }, admin);
  const lab = await register(rehearsal, agency, away, 'LAB', '12330000LAB');
  const agent = await register(rehearsal, agency, away, 'AGENT', '91330000AGENT');
  return { admin, agency, treasury, credit, lab, agent };
}

/** The home region as its orders at the partner's lab see it. */
export function withLab(region: HomeRegion, partner: PartnerRegion): HomeRegion {
  return { ...region, lab: partner.lab };
}
