import { optionalText, text } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Code, Model, Verb } from './state.ts';
import { participantOf } from './books.ts';

/** A relation binds both groups, so it is kept for the pair of groups, in no direction. */
function relationKey(model: Model, a: string, b: string): string {
  return JSON.stringify([participantOf(model, a).group, participantOf(model, b).group].sort());
}

/** Whether two parties are of one group, or of groups that some agency related. */
export function areRelated(model: Model, a: string, b: string): boolean {
  if (participantOf(model, a).group === participantOf(model, b).group) return true;
  return (model.state.relations.get(relationKey(model, a, b))?.size ?? 0) > 0;
}

/** "The agency of either one's region", of `relate` and `unrelate` alike. */
function isHomeOfOne(model: Model, region: Code, a: string, b: string): boolean {
  return participantOf(model, a).region === region || participantOf(model, b).region === region;
}

export const relate: Verb = (model, step) => {
  const [a, b, region] = [text(step, 'a'), text(step, 'b'), text(step, 'region')];
  const key = relationKey(model, a, b);

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? `agency@${region}`) !== `agency@${region}`],
    ['Unauthorized', () => !isHomeOfOne(model, region, a, b)],
  ]);

  model.state.relations.set(key, (model.state.relations.get(key) ?? new Set()).add(region));
};

export const unrelate: Verb = (model, step) => {
  const [a, b, region] = [text(step, 'a'), text(step, 'b'), text(step, 'region')];
  const by = optionalText(step, 'by') ?? `agency@${region}`;
  const key = relationKey(model, a, b);
  const relating = model.state.relations.get(key) ?? new Set();

  refuseFirstBroken([
    ['Unauthorized', () => by !== `agency@${region}` && by !== 'council'],
    // Of the two that it names here, that is; the groups may be related for others of their members.
    ['Unauthorized', () => by !== 'council' && !isHomeOfOne(model, region, a, b)],
    ['Unauthorized', () => by !== 'council' && !relating.has(region)],
  ]);

  // The council ends the relation whoever made it: otherwise its word would not make the parties unrelated.
  if (by === 'council') relating.clear();
  else relating.delete(region);
};
