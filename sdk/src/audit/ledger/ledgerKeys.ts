import type { Rail } from '../../agreements/rails.ts';
import type { SubjectKind } from './registryRecords.ts';

/** A directed pair of regions, written as in docs/scenario-format.md: `310000>330500`. */
export function pairKey(issuer: number, host: number): string {
  return `${issuer}>${host}`;
}

export function exposureKey(rail: Rail, issuer: number, host: number): string {
  return `${rail} ${issuer}>${host}`;
}

/** Two groups, the lower number first. */
export function relationKey(low: number, high: number): string {
  return `${low}>${high}`;
}

export function creditKey(kind: SubjectKind, id: number): string {
  return `${kind} ${id}`;
}

export function seriesKey(region: number, name: string): string {
  return `${region}/${name}`;
}

export function usageKey(series: number, group: number): string {
  return `${series}/${group}`;
}

/** What a voucher is stored under: a serial serves once in each programme, whatever the day. */
export function voucherKey(programme: number, serial: number): string {
  return `${programme}/${serial}`;
}
