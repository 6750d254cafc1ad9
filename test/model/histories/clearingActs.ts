import { positionOf, participantOf, sumObligations } from '../books.ts';
import { toYuan } from '../raw.ts';
import type { Raw } from '../raw.ts';
import { findRecognition } from '../recognition.ts';
import { runStep } from '../runModel.ts';
import type { Model } from '../state.ts';
import { pair } from '../state.ts';
import type { Act, Scene } from './scene.ts';
import { atTheEdge, partiesOf, regionsOf, someAmount, someRegions, someService, someVoucher } from './scene.ts';

type Pair = { readonly issuer: string; readonly host: string };

/** The directed pairs whose orders end in obligations now. */
function clearingPairs(scene: Scene): readonly Pair[] {
  const codes = regionsOf(scene);
  const pairs = codes.flatMap((issuer) =>
    codes.filter((host) => host !== issuer).map((host): Pair => ({ issuer, host })),
  );
  return pairs.filter(({ issuer, host }) => findRecognition(scene.model, issuer, host)?.terms.rail === 'CLEARING');
}

/** Ways round of two to four pairs, each pair's host being the next one's issuer. */
function waysRound(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const found: (readonly Pair[])[] = [];
  const walk = (way: readonly Pair[]): void => {
    const [start, end] = [way[0]?.issuer, way.at(-1)?.host];
    for (const next of pairs) {
      if (next.issuer !== end) continue;
      if (next.host === start) found.push([...way, next]);
      // Each way is found once: from the smallest of its regions.
      else if (next.host > (start ?? '') && way.every(({ issuer }) => issuer !== next.host)) walk([...way, next]);
    }
  };
  for (const first of pairs) if (first.host > first.issuer) walk([first]);
  return found;
}

/** One region comes to owe another: a voucher, if there is none, and its use there. */
function* owe(scene: Scene, { issuer, host }: Pair): Generator<Raw> {
  const { model, pick } = scene;
  const programme = pick([...model.world.programmes.values()].filter(({ region }) => region === issuer))?.id;
  const isResident = (id: string) => participantOf(model, id).region === issuer;
  if (someVoucher(scene, issuer) === undefined || scene.oneIn(3)) {
    const to = pick(partiesOf(scene, 'ENTERPRISE', 'TEAM').filter(isResident));
    yield { do: 'issue', programme, to, amount: '60.00', as: scene.freshName() };
  }
  const voucher = someVoucher(scene, issuer);
  if (voucher === undefined) return;
  const as = scene.freshName();
  yield { do: 'use', voucher, ...someService(scene, voucher, host), price: someAmount(scene, 30), as };
}

/** One obligation more. */
export const oweOne: Act = function* (scene) {
  const pair = scene.pick(clearingPairs(scene));
  if (pair !== undefined) yield* owe(scene, pair);
};

/** Obligations all the way round, so that there is something to set off. */
export const oweRound: Act = function* (scene) {
  const way = scene.pick(waysRound(clearingPairs(scene)));
  for (const pair of way ?? []) yield* owe(scene, pair);
  if (scene.oneIn(2)) yield { do: 'clear' };
};

export const clear: Act = function* () {
  yield { do: 'clear' };
};

/** What a cycle would set off; with other weights, as those of another cycle. */
function circulation(model: Model, weightsOfCycle = model.state.cycles): Map<string, bigint> {
  const copy = { ...model, state: { ...structuredClone(model.state), cycles: weightsOfCycle } };
  runStep(copy, { do: 'clear' }, -1);
  const flows = [...model.state.obligations].map(
    ([key, fen]) => [key, fen - (copy.state.obligations.get(key) ?? 0n)] as const,
  );
  return new Map(flows.filter(([, fen]) => fen > 0n));
}

/** The right flows, the right ones of another cycle, or such as have too much or too little somewhere. */
export const setOff: Act = function* (scene) {
  const { model } = scene;
  const flows = circulation(model, model.state.cycles + scene.choose(0, 0, 0, 1, 2, 3));
  const keys = [...model.state.obligations.keys()];
  const stranger = someRegions(scene);
  const elsewhere = pair(stranger.issuer, stranger.host);
  const where = scene.oneIn(4) ? elsewhere : (scene.pick(keys) ?? elsewhere);
  const flow = flows.get(where) ?? 0n;
  switch (scene.below(8)) {
    case 3:
      flows.set(where, flow + 1n);
      break;
    case 4:
      flows.set(where, flow > 0n ? flow - 1n : 1n);
      break;
    case 5:
      flows.set(where, (model.state.obligations.get(where) ?? 0n) + 1n);
      break;
    case 6:
      // A way round that is there, a little less of it.
      for (const [key, fen] of flows) flows.set(key, fen - 1n);
      break;
    case 7:
      flows.clear();
  }
  yield { do: 'setOff', flows: Object.fromEntries([...flows].map(([key, fen]) => [key, toYuan(fen)])) };
};

/** Of what is owed, mostly: a part, all, or one fen more. */
export const discharge: Act = function* (scene) {
  const open = [...scene.model.state.obligations].filter(([, fen]) => fen > 0n).map(([key]) => key.split('>'));
  const [issuer, host] = scene.pick(open) ?? [];
  const between = issuer === undefined || scene.oneIn(8) ? someRegions(scene) : { issuer, host };
  yield atTheEdge(scene, 15, (amount) => ({ do: 'discharge', ...between, amount }));
};

/** Any limit, or one that what is owed now reaches or just passes. */
export const setCap: Act = function* (scene) {
  const { model } = scene;
  const region = scene.pick(regionsOf(scene)) ?? '';
  const owed = sumObligations(model, (_, creditor) => creditor === region);
  const debit = -positionOf(model, region);
  const limit = (now: bigint) =>
    scene.choose('900.00', someAmount(scene, 120), toYuan((now < 0n ? 0n : now) + BigInt(scene.below(3))));
  if (scene.oneIn(2)) yield { do: 'setCap', region, acceptanceQuota: limit(owed) };
  else yield { do: 'setCap', region, netDebitCap: limit(debit) };
};
