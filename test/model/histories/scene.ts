import { isUsable, participantOf, policyOf } from '../books.ts';
import type { Raw } from '../raw.ts';
import { toYuan } from '../raw.ts';
import { findRecognition, isCovered, isListed } from '../recognition.ts';
import { runStep } from '../runModel.ts';
import type { Kind, Model, Order } from '../state.ts';
import { known } from '../state.ts';
import type { Draws } from './draws.ts';

/** Where an act is decided: the model as it stands when its turn comes, and the numbers to decide it by. */
export type Scene = Draws & {
  readonly model: Model;
  /** A name that nothing bears yet. */
  readonly freshName: () => string;
  /** The step before. */
  readonly last: Raw | undefined;
};

/** Decides what is done: one step or several, each decided when the model has taken the one before. */
export type Act = (scene: Scene) => Iterable<Raw>;

export function regionsOf({ model }: Scene): readonly string[] {
  return [...model.world.regions.keys()];
}

/** Two different regions. */
export function someRegions(scene: Scene): { readonly issuer: string; readonly host: string } {
  const codes = regionsOf(scene);
  const issuer = scene.pick(codes) ?? '';
  return { issuer, host: scene.pick(codes.filter((code) => code !== issuer)) ?? '' };
}

/** Ids of the participants of these kinds; of all, if none is named. */
export function partiesOf({ model }: Scene, ...kinds: readonly Kind[]): readonly string[] {
  const all = [...model.world.participants.values()];
  return all.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ id }) => id);
}

/** The names that steps gave, the latest first. */
function namesIn(map: ReadonlyMap<string, unknown>): string[] {
  return [...map.keys()].filter((name) => !name.startsWith('#')).reverse();
}

/** An order that fits, mostly; now and then any. */
export function someOrder(scene: Scene, fits: (order: Order) => boolean): string | undefined {
  const all = namesIn(scene.model.state.orders);
  const fitting = all.filter((name) => fits(known(scene.model.state.orders, name)));
  return scene.pick(scene.oneIn(10) ? all : fitting);
}

/** One of the latest vouchers, mostly one with which something can still be ordered. */
export function someVoucher(scene: Scene, region?: string): string | undefined {
  const { world, state } = scene.model;
  const all = namesIn(state.vouchers).filter((name) => {
    const { programme } = known(state.vouchers, name);
    return region === undefined || known(world.programmes, programme).region === region;
  });
  const usable = all.filter((name) => {
    const voucher = known(state.vouchers, name);
    return voucher.left > 0n && isUsable(scene.model, voucher);
  });
  return scene.pick(scene.oneIn(16) ? all : usable.slice(0, 6));
}

const categories = ['RND', 'TESTING', 'DESIGN'] as const;

/** A lab and a category that a voucher may be used for; now and then any, and then perhaps no lab. */
export function someService(scene: Scene, voucher: string, host?: string): { lab?: string; category: string } {
  const { model, oneIn, pick } = scene;
  const policy = policyOf(model, known(model.state.vouchers, voucher).programme);
  const services = partiesOf(scene, 'LAB').flatMap((id) => {
    const lab = participantOf(model, id);
    const recognition = findRecognition(model, policy.region, lab.region);
    if (!recognition || !isListed(model, lab, recognition) || (host ?? lab.region) !== lab.region) return [];
    const covered = categories.filter((category) => isCovered(policy, recognition.terms, lab, category));
    return covered.map((category) => ({ lab: id, category }));
  });
  const found = oneIn(6) ? undefined : pick(services);
  const kinds = oneIn(6) ? [] : (['LAB'] as const);
  return found ?? { lab: pick(partiesOf(scene, ...kinds)), category: pick(categories) ?? categories[0] };
}

/** From 0.01 to `most` yuan, mostly whole ones; now and then nothing. */
export function someAmount({ below, oneIn }: Scene, most: number): string {
  if (oneIn(40)) return '0.00';
  return `${below(most) + 1}.${oneIn(2) ? String(below(100)).padStart(2, '0') : '00'}`;
}

/** Far above every limit of a world, in fen. */
const beyondAll = 200_000n;

/** The largest amount in fen with which the model takes a step; 0 if it takes none. */
export function largestTaken({ model }: Scene, write: (yuan: string) => Raw, unit = 1n): bigint {
  const isTaken = (units: bigint) => {
    const copy = { ...model, state: structuredClone(model.state) };
    return runStep(copy, write(toYuan(units * unit)), -1).error === undefined;
  };
  let [taken, refused] = [0n, beyondAll / unit];
  while (refused - taken > 1n) {
    const middle = (taken + refused) / 2n;
    if (isTaken(middle)) taken = middle;
    else refused = middle;
  }
  return taken * unit;
}

/** Any amount, mostly; else the most that goes, or one fen above it. */
export function atTheEdge(scene: Scene, most: number, write: (yuan: string) => Raw): Raw {
  const plain = write(someAmount(scene, most));
  const beyond = scene.choose(undefined, undefined, undefined, 0n, 1n);
  if (beyond === undefined) return plain;
  const taken = largestTaken(scene, write);
  return write(toYuan(taken === 0n ? 1n : taken + beyond));
}
