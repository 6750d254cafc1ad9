import type { RegionOffice } from '../scenario.ts';

/** The name of a region's office in a scenario, such as `agency@330522`. */
export function officeKey(office: RegionOffice, region: number): string {
  return `${office}@${region}`;
}

/** Who sends what anyone may send. */
export const stranger = 'stranger';
