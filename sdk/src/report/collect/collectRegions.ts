import type { Ledger } from '../../audit/ledger/ledger.ts';
import type { RegionFacts } from '../modelFacts.ts';
import { regionName } from '../regionName.ts';

export function collectRegions(ledger: Ledger): RegionFacts[] {
  return [...ledger.regions.values()].map((region) => {
    const { code, name, appropriated, free, encumbered, locked, reservedAsHost, prefundedAway, unfundedAway } = region;
    return {
      code,
      name: regionName(code, name),
      appropriated,
      free,
      encumbered,
      locked,
      reservedAsHost,
      prefundedAbroad: prefundedAway - unfundedAway,
    };
  });
}
