import type { Code, Model, Participant, Policy, Terms } from './state.ts';
import { known } from './state.ts';

/** The terms between two regions, and the regions that must all have endorsed a lab. */
export type Recognition = { readonly terms: Terms; readonly endorsers: readonly Code[] };

const HOME: Terms = { rail: 'HOME', ratioBp: 10_000, preApproval: false, challengeDays: 0 };

/**
 * How the host's labs are recognised by the issuer: at home always, else by their agreement, else by the first compact
 * of the file of which both are members now. `undefined` when nothing covers the pair.
 */
export function findRecognition(model: Model, issuer: Code, host: Code): Recognition | undefined {
  if (issuer === host) return { terms: HOME, endorsers: [] };
  const agreement = model.world.agreements.find((entry) => entry.issuer === issuer && entry.host === host);
  if (agreement) return { terms: agreement.terms, endorsers: [] };
  for (const compact of model.world.compacts) {
    const members = known(model.state.members, compact.name);
    if (members.has(issuer) && members.has(host)) {
      return { terms: compact.terms, endorsers: compact.isJoint ? [...members] : [] };
    }
  }
  return undefined;
}

/** Whether the lab counts: not struck out by its own region, and endorsed by all whose word is wanted. */
export function isListed(model: Model, lab: Participant, recognition: Recognition): boolean {
  const endorsements = known(model.state.endorsements, lab.id);
  return endorsements.has(lab.region) && recognition.endorsers.every((region) => endorsements.has(region));
}

/** Whether programme, terms and lab all cover the category. Where no list is given, all are covered. */
export function isCovered(policy: Policy, terms: Terms, lab: Participant, category: string): boolean {
  return [policy.categories, terms.categories, lab.categories].every((list) => list?.includes(category) ?? true);
}
