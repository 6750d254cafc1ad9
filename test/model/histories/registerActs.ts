import { DAY, toIso } from '../clock.ts';
import type { Raw } from '../raw.ts';
import type { Act, Scene } from './scene.ts';
import { partiesOf, regionsOf } from './scene.ts';

/** A party, mostly; a group; a region. */
function someSubject(scene: Scene): string {
  const { pick, model } = scene;
  const party = pick(partiesOf(scene)) ?? '';
  const group = `group:${model.world.participants.get(party)?.group ?? ''}`;
  return scene.choose(party, party, party, group, `region:${pick(regionsOf(scene)) ?? ''}`);
}

/** Its own region's office, another's, or the council, which marks without naming a region. */
function someOffice(scene: Scene, subject: string): Raw {
  const own = scene.model.world.participants.get(subject)?.region;
  const region = scene.choose(undefined, own, scene.pick(regionsOf(scene)));
  return region === undefined ? {} : { region };
}

/** For good, until some days on, and for just as long as another's office may, or a second longer. */
export const report: Act = function* (scene) {
  const subject = someSubject(scene);
  const span = scene.choose(undefined, DAY, 10 * DAY, 90 * DAY, 90 * DAY + 1);
  const until = span === undefined ? {} : { until: toIso(scene.model.state.now + span) };
  const severity = scene.choose('WATCH', 'SUSPEND', 'SUSPEND', 'BAN');
  yield { do: 'report', subject, severity, ...someOffice(scene, subject), ...until };
};

/** A mark that there is, mostly, and by the one that made it. */
export const lift: Act = function* (scene) {
  const marks = [...scene.model.state.marks].flatMap(([subject, offices]) =>
    [...offices.keys()].map((office) => ({ subject, office })),
  );
  const mark = scene.oneIn(6) ? undefined : scene.pick(marks);
  if (mark === undefined) {
    const subject = someSubject(scene);
    yield { do: 'lift', subject, ...someOffice(scene, subject) };
  } else {
    const isByCouncil = mark.office === 'council' || scene.oneIn(4);
    yield { do: 'lift', subject: mark.subject, ...(!isByCouncil && { region: mark.office }) };
  }
};

function someRelation(scene: Scene): Raw | undefined {
  const a = scene.pick(partiesOf(scene, 'ENTERPRISE', 'TEAM'));
  const b = scene.pick(partiesOf(scene).filter((id) => id !== a));
  const regionOf = (id: string | undefined) => scene.model.world.participants.get(id ?? '')?.region;
  return { a, b, region: scene.choose(regionOf(a), regionOf(b), scene.pick(regionsOf(scene))) };
}

export const relate: Act = function* (scene) {
  yield { do: 'relate', ...someRelation(scene) };
};

/** Two that are related, mostly. */
export const unrelate: Act = function* (scene) {
  const { state, world } = scene.model;
  const related = scene.pick([...state.relations].filter(([, regions]) => regions.size > 0));
  if (related === undefined || scene.oneIn(6)) {
    yield { do: 'unrelate', ...someRelation(scene) };
    return;
  }
  const groups = JSON.parse(related[0]) as readonly string[];
  const [a, b] = groups.map((group) => [...world.participants.values()].find((party) => party.group === group)?.id);
  yield { do: 'unrelate', a, b, region: scene.choose([...related[1]][0], scene.pick(regionsOf(scene))) };
};

function someMembership(scene: Scene): Raw | undefined {
  const compact = scene.pick(scene.model.world.compacts)?.name;
  return compact === undefined ? undefined : { compact, region: scene.pick(regionsOf(scene)) };
}

export const join: Act = function* (scene) {
  const membership = someMembership(scene);
  if (membership !== undefined) yield { do: 'join', ...membership };
};

export const leave: Act = function* (scene) {
  const membership = someMembership(scene);
  if (membership !== undefined && scene.oneIn(2)) yield { do: 'leave', ...membership };
};

function someListing(scene: Scene): Raw {
  const lab = scene.pick(scene.oneIn(10) ? partiesOf(scene) : partiesOf(scene, 'LAB'));
  return { lab, region: scene.pick(regionsOf(scene)) };
}

export const endorse: Act = function* (scene) {
  yield { do: 'endorse', ...someListing(scene) };
};

export const delist: Act = function* (scene) {
  yield { do: 'delist', ...someListing(scene) };
};

export const rotateKey: Act = function* (scene) {
  yield { do: 'rotateKey', participant: scene.pick(partiesOf(scene)) };
};

export const audit: Act = function* (scene) {
  if (scene.oneIn(4)) yield { do: 'audit' };
};
