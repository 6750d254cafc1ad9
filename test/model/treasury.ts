import { add, pair } from './state.ts';
import type { Verb } from './state.ts';
import { depositKey, participantOf, poolOf, treasuryOf } from './books.ts';
import { amount, optionalAmount, optionalText, text } from './raw.ts';
import { findRecognition } from './recognition.ts';
import { refuseFirstBroken } from './refusal.ts';

export const appropriate: Verb = (model, step) => {
  const region = text(step, 'region');
  const fen = amount(step, 'amount');
  const key = `treasury@${region}`;

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? key) !== key],
  ]);

  treasuryOf(model, region).free += fen;
  add(model.state.inflows, region, fen);
};

export const prefund: Verb = (model, step) => {
  const [issuer, host] = [text(step, 'issuer'), text(step, 'host')];
  const fen = amount(step, 'amount');
  const agent = findRecognition(model, issuer, host)?.terms.agent;
  const treasury = treasuryOf(model, issuer);

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? agent) !== agent],
    ['NotRecognised', () => agent === undefined],
    ['TreasuryShort', () => fen > treasury.free],
  ]);

  treasury.free -= fen;
  add(model.state.pools, pair(issuer, host), fen);
  add(model.state.inflows, issuer, -fen);
  add(model.state.inflows, host, fen);
};

export const unfund: Verb = (model, step) => {
  const [issuer, host] = [text(step, 'issuer'), text(step, 'host')];
  const fen = amount(step, 'amount');
  const agent = findRecognition(model, issuer, host)?.terms.agent;
  const by = optionalText(step, 'by') ?? agent;

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => by !== agent && by !== 'council'],
    ['NotRecognised', () => agent === undefined],
    ['PoolShort', () => fen > poolOf(model, issuer, host)],
  ]);

  add(model.state.pools, pair(issuer, host), -fen);
  treasuryOf(model, issuer).free += fen;
  add(model.state.inflows, host, -fen);
  add(model.state.inflows, issuer, fen);
};

export const discharge: Verb = (model, step) => {
  const [issuer, host] = [text(step, 'issuer'), text(step, 'host')];
  const fen = amount(step, 'amount');

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? 'central') !== 'central'],
    ['ExceedsObligation', () => fen > (model.state.obligations.get(pair(issuer, host)) ?? 0n)],
  ]);

  treasuryOf(model, issuer).locked -= fen;
  treasuryOf(model, host).free += fen;
  add(model.state.obligations, pair(issuer, host), -fen);
  add(model.state.inflows, issuer, -fen);
  add(model.state.inflows, host, fen);
};

export const setCap: Verb = (model, step) => {
  const region = text(step, 'region');
  const netDebitCap = optionalAmount(step, 'netDebitCap');
  const acceptanceQuota = optionalAmount(step, 'acceptanceQuota');
  const by = optionalText(step, 'by');

  // A cap of zero is a limit, not an amount that moves: it is no `ZeroAmount`.
  refuseFirstBroken([
    ['Unauthorized', () => netDebitCap !== undefined && (by ?? 'council') !== 'council'],
    ['Unauthorized', () => acceptanceQuota !== undefined && (by ?? `treasury@${region}`) !== `treasury@${region}`],
  ]);

  const treasury = treasuryOf(model, region);
  if (netDebitCap !== undefined) treasury.netDebitCap = netDebitCap;
  if (acceptanceQuota !== undefined) treasury.acceptanceQuota = acceptanceQuota;
};

export const cashOut: Verb = (model, step) => {
  const party = participantOf(model, text(step, 'party'));
  const fen = amount(step, 'amount');
  const key = `treasury@${party.region}`;
  const deposit = depositKey(party.region, party.id);

  refuseFirstBroken([
    ['ZeroAmount', () => fen === 0n],
    ['Unauthorized', () => (optionalText(step, 'by') ?? key) !== key],
    ['BalanceTooLow', () => fen > (model.state.deposits.get(deposit) ?? 0n)],
  ]);

  add(model.state.deposits, deposit, -fen);
  add(model.state.inflows, party.region, -fen);
};
