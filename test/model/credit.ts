import { DAY, toSeconds } from './clock.ts';
import { optionalText, text } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';
import type { Code, Mark, Model, Severity, Verb } from './state.ts';
import { known } from './state.ts';
import { participantOf } from './books.ts';

const RANK: { readonly [severity in Severity]: number } = { WATCH: 1, SUSPEND: 2, BAN: 3 };

/** The longest suspension of another region's party, and the pause before the next one, in seconds. */
const FOREIGN_SPAN = 90 * DAY;

/** The worst mark that holds now on a subject: 0 for none, 1 WATCH, 2 SUSPEND, 3 BAN. */
function levelOf(model: Model, subject: string): number {
  let worst = 0;
  for (const mark of model.state.marks.get(subject)?.values() ?? []) {
    if (model.state.now < mark.until) worst = Math.max(worst, RANK[mark.severity]);
  }
  return worst;
}

function partyLevel(model: Model, id: string): number {
  return Math.max(levelOf(model, id), levelOf(model, `group:${participantOf(model, id).group}`));
}

/** Whether a party or its group is suspended or banned. */
export function isBlocked(model: Model, id: string): boolean {
  return partyLevel(model, id) >= RANK.SUSPEND;
}

/** Whether a party or its group is banned. */
export function isBanned(model: Model, id: string): boolean {
  return partyLevel(model, id) >= RANK.BAN;
}

/** Whether a region is suspended or banned. */
export function isRegionSuspended(model: Model, region: Code): boolean {
  return levelOf(model, `region:${region}`) >= RANK.SUSPEND;
}

/** Whether an office marks the subject as it sees fit: its own region's party, or a group all of whose members are. */
function isOwn(model: Model, office: string, subject: string): boolean {
  if (subject.startsWith('group:')) {
    const members = [...model.world.participants.values()].filter(({ group }) => subject === `group:${group}`);
    return members.length > 0 && members.every(({ region }) => region === office);
  }
  return participantOf(model, subject).region === office;
}

export const report: Verb = (model, step) => {
  const { state } = model;
  const subject = text(step, 'subject');
  const severity = text(step, 'severity') as Severity;
  const region = optionalText(step, 'region');
  const office = region ?? 'council';
  const key = region === undefined ? 'council' : `credit@${region}`;
  const isForeign = () => office !== 'council' && !isOwn(model, office, subject);
  const stated = optionalText(step, 'until');
  const marks = state.marks.get(subject) ?? new Map<string, Mark>();
  const suspensionKey = `${office}>${subject}`;
  const pauseEnd = (state.suspensionEnds.get(suspensionKey) ?? -Infinity) + FOREIGN_SPAN;

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? key) !== key],
    ['Unauthorized', () => office !== 'council' && subject.startsWith('region:')],
    ['Unauthorized', () => isForeign() && severity === 'BAN'],
    [
      'Unauthorized',
      () =>
        isForeign() && severity === 'SUSPEND' && stated !== undefined && toSeconds(stated) > state.now + FOREIGN_SPAN,
    ],
    ['Unauthorized', () => isForeign() && severity === 'SUSPEND' && state.now < pauseEnd],
  ]);

  endSuspension(model, office, subject);
  const isShort = isForeign() && severity === 'SUSPEND';
  const until = stated !== undefined ? toSeconds(stated) : isShort ? state.now + FOREIGN_SPAN : Infinity;
  if (isShort) state.suspensionEnds.set(suspensionKey, until);
  state.marks.set(subject, marks.set(office, { severity, until }));
};

export const lift: Verb = (model, step) => {
  const { state } = model;
  const subject = text(step, 'subject');
  const region = optionalText(step, 'region');
  const key = region === undefined ? 'council' : `credit@${region}`;
  const by = optionalText(step, 'by') ?? key;
  const marks = state.marks.get(subject) ?? new Map<string, Mark>();

  refuseFirstBroken([
    ['Unauthorized', () => by !== key && by !== 'council'],
    // The reporter lifts its own: an office that never made a mark is not its reporter.
    ['Unauthorized', () => region !== undefined && !marks.has(region)],
  ]);

  for (const office of region === undefined ? marks.keys() : [region]) {
    endSuspension(model, office, subject);
    const mark = known(marks, office);
    mark.until = Math.min(mark.until, state.now);
  }
};

/** A suspension that is lifted or replaced ends now; the pause before the next one runs from its real end. */
function endSuspension(model: Model, office: string, subject: string): void {
  const end = model.state.suspensionEnds.get(`${office}>${subject}`);
  if (end !== undefined) model.state.suspensionEnds.set(`${office}>${subject}`, Math.min(end, model.state.now));
}
