import { isUsable, payeeOf } from '../books.ts';
import { isUnclaimed } from '../orders.ts';
import { DAY, lastSecondOf, toDay, toIso, yearOf } from '../clock.ts';
import type { Raw } from '../raw.ts';
import { toYuan } from '../raw.ts';
import { hasVerify } from '../reviews.ts';
import type { Order } from '../state.ts';
import { known } from '../state.ts';
import type { Act, Scene } from './scene.ts';
import { partiesOf } from './scene.ts';

/** A second at which what is refused becomes allowed or the other way round, and the acts that tell. */
type Edge = { readonly time: number; readonly acts: readonly Raw[] };

export const advance: Act = function* ({ choose }) {
  yield {
    do: 'advance',
    ...choose<Raw>({ hours: 1 }, { hours: 23 }, { days: 1 }, { seconds: 1 }, { days: 3 }, { days: 7, seconds: 1 }),
  };
};

/** To a second of one of the next edges, or just before or after it, and the act that it is about; perhaps once more. */
export const edge: Act = function* (scene) {
  const { state } = scene.model;
  const coming = edgesOf(scene).filter(({ time }) => time > state.now);
  coming.sort((a, b) => a.time - b.time);
  const found = scene.pick(coming.slice(0, scene.choose(2, 2, 8)));
  if (found === undefined) return;
  const start = Math.max(state.now, found.time + scene.choose(-1, 0, 1));
  const act = scene.pick(found.acts);
  for (const time of scene.choose([start], [start, start + 1])) {
    yield { do: 'at', time: toIso(time) };
    if (act !== undefined) yield 'as' in act ? { ...act, as: scene.freshName() } : act;
  }
};

function edgesOf(scene: Scene): Edge[] {
  const { world, state } = scene.model;
  const named = (map: ReadonlyMap<string, unknown>) => [...map.keys()].filter((name) => !name.startsWith('#'));
  const newYear = toDay(`${yearOf(state.now) + 1}-01-01`);
  const [someone] = named(state.vouchers).slice(-1);
  return [
    ...named(state.orders).flatMap((name) => edgesOfOrder(scene, name, known(state.orders, name))),
    ...named(state.vouchers).flatMap((name): Edge[] => {
      const voucher = known(state.vouchers, name);
      if (!isUsable(scene.model, voucher)) return [];
      return [{ time: voucher.useEnd, acts: [{ do: 'expire', voucher: name }, orderOn(scene, name)] }];
    }),
    ...[...world.programmes.values()].flatMap(({ id, region, useBy }): Edge[] => {
      if (useBy === undefined) return [];
      const to = [...world.participants.values()].find((party) => party.region === region)?.id;
      return [{ time: lastSecondOf(useBy), acts: [{ do: 'issue', programme: id, to, amount: '1.00', as: '' }] }];
    }),
    ...[...state.marks].flatMap(([subject, marks]): Edge[] =>
      [...marks.values()].map(({ until }) => ({ time: until, acts: actsOf(scene, subject) })),
    ),
    ...[...state.suspensionEnds].map(([key, end]): Edge => {
      const [region, subject] = key.split('>');
      return { time: end + 90 * DAY, acts: [{ do: 'report', subject, region, severity: 'SUSPEND' }] };
    }),
    { time: lastSecondOf(newYear - 1), acts: someone === undefined ? [] : [orderOn(scene, someone)] },
  ].filter(({ time }) => Number.isFinite(time));
}

/** An order on a voucher, with a lab at home or abroad. */
function orderOn(scene: Scene, voucher: string): Raw {
  const lab = scene.pick(partiesOf(scene, 'LAB'));
  return { do: 'order', voucher, lab, category: 'RND', price: '20.00', as: '' };
}

/** What a mark on the subject may stand in the way of. */
function actsOf(scene: Scene, subject: string): Raw[] {
  const { state } = scene.model;
  const payees = [...state.orders].filter(([, order]) => payeeOf(order) === subject && order.state === 'ACCEPTED');
  const holds = [...state.vouchers].filter(([, { holder }]) => holder === subject);
  return [...payees.map(([order]) => ({ do: 'pay', order })), ...holds.map(([name]) => orderOn(scene, name))];
}

function edgesOfOrder(scene: Scene, name: string, order: Order): Edge[] {
  const onOrder = (verb: string, more: Raw = {}): Raw => ({ do: verb, order: name, ...more });
  if (isUnclaimed(order)) {
    const invoice = { code: 'E', number: scene.freshName(), amount: toYuan(order.price) };
    const { redeemEnd } = known(scene.model.state.vouchers, order.voucher);
    return [
      { time: redeemEnd, acts: [onOrder('expire'), onOrder('claim', { invoice })] },
      { time: order.placedAt + 90 * DAY, acts: [onOrder('cancel', { signedBy: order.enterprise })] },
    ];
  }
  switch (order.state) {
    case 'CLAIMED':
      return [
        ...(order.isOneSided
          ? [{ time: order.claimedAt + 14 * DAY, acts: [onOrder(hasVerify(order) ? 'verify' : 'accept')] }]
          : []),
        { time: order.claimedAt + 30 * DAY, acts: [onOrder('escalate')] },
      ];
    case 'VERIFIED':
      return [
        {
          time: order.verifiedAt + order.challengeDays * DAY,
          acts: [onOrder('pay'), onOrder('dispute', { reason: 'It is late.' })],
        },
      ];
    case 'DISPUTED':
      return [{ time: order.disputedAt + 30 * DAY, acts: [onOrder('resolve', { outcome: 'RELEASE', by: 'council' })] }];
    default:
      return [];
  }
}
