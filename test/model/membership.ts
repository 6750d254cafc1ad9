import type { Verb } from './state.ts';
import { known } from './state.ts';
import { participantOf } from './books.ts';
import { optionalText, text } from './raw.ts';
import { refuseFirstBroken } from './refusal.ts';

export const join: Verb = (model, step) => {
  const members = known(model.state.members, text(step, 'compact'));
  const region = text(step, 'region');

  refuseFirstBroken([
    ['WrongState', () => members.has(region)],
    ['Unauthorized', () => (optionalText(step, 'by') ?? 'council') !== 'council'],
  ]);

  members.add(region);
};

export const leave: Verb = (model, step) => {
  const members = known(model.state.members, text(step, 'compact'));
  const region = text(step, 'region');
  const admin = `admin@${region}`;

  refuseFirstBroken([
    ['WrongState', () => !members.has(region)],
    ['Unauthorized', () => (optionalText(step, 'by') ?? admin) !== admin],
  ]);

  members.delete(region);
};

export const endorse: Verb = (model, step) => {
  const lab = participantOf(model, text(step, 'lab'));
  const agency = `agency@${text(step, 'region')}`;

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? agency) !== agency],
    ['ParticipantInactive', () => lab.kind !== 'LAB'],
  ]);

  known(model.state.endorsements, lab.id).add(text(step, 'region'));
};

export const delist: Verb = (model, step) => {
  const lab = participantOf(model, text(step, 'lab'));
  const agency = `agency@${text(step, 'region')}`;

  refuseFirstBroken([
    ['Unauthorized', () => (optionalText(step, 'by') ?? agency) !== agency],
    ['ParticipantInactive', () => lab.kind !== 'LAB'],
  ]);

  known(model.state.endorsements, lab.id).delete(text(step, 'region'));
};

export const rotateKey: Verb = (model, step) => {
  const admin = `admin@${participantOf(model, text(step, 'participant')).region}`;

  refuseFirstBroken([['Unauthorized', () => (optionalText(step, 'by') ?? admin) !== admin]]);
};
