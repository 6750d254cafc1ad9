import { depositKey, participantOf, policyOf, poolOf, positionOf, programmeParts, treasuryOf } from './books.ts';
import { object, toFen, toYuan } from './raw.ts';
import type { Raw } from './raw.ts';
import type { Model } from './state.ts';
import { known, pair } from './state.ts';
import { annualCapLeft } from './subsidy.ts';

/** What the model holds for one entry of one `check` map; amounts in fen, an order's state as text. */
function valueOf(model: Model, map: string, key: string): bigint | string {
  const { state } = model;
  const [first = '', second = ''] = key.split(/[>/]/);
  switch (map) {
    case 'voucher':
      return known(state.vouchers, key).left;
    case 'order':
      return known(state.orders, key).state;
    case 'subsidy':
      return known(state.orders, key).subsidy;
    case 'due':
      return known(state.orders, key).due;
    case 'deposit':
      return depositOf(model, key);
    case 'locked':
      return treasuryOf(model, key).locked;
    case 'pool':
      return poolOf(model, first, second);
    case 'obligation':
      return state.obligations.get(pair(first, second)) ?? 0n;
    case 'position':
      return positionOf(model, key);
    case 'capLeft':
      return annualCapLeft(model, policyOf(model, first), participantOf(model, second)) ?? 'unlimited';
    default:
      throw new Error(`The model knows no map "${map}" of check.`);
  }
}

function depositOf(model: Model, holder: string): bigint {
  if (holder.startsWith('treasury@')) return treasuryOf(model, holder.slice('treasury@'.length)).free;
  let sum = 0n;
  for (const region of model.world.regions.keys()) sum += model.state.deposits.get(depositKey(region, holder)) ?? 0n;
  return sum;
}

/** Deposits of a region that are held by a party that does not live there. */
export function crossRegionTransfers(model: Model): bigint {
  let sum = 0n;
  for (const [key, fen] of model.state.deposits) {
    const [region = '', party = ''] = key.split('>');
    if (participantOf(model, party).region !== region) sum += fen;
  }
  return sum;
}

/** What differs between a `check` step and the model, as sentences; empty when all is equal. */
export function differences(model: Model, step: Raw): readonly string[] {
  const found: string[] = [];
  const compare = (where: string, wanted: unknown, got: bigint | string) => {
    const isEqual = typeof got === 'bigint' && typeof wanted === 'string' ? toFen(wanted) === got : wanted === got;
    if (!isEqual) found.push(`${where} is ${typeof got === 'bigint' ? toYuan(got) : got}, not ${String(wanted)}.`);
  };
  for (const map of Object.keys(step)) {
    if (map === 'do' || map === 'expect') continue;
    if (map === 'crossRegionTransfers') {
      compare(map, step[map], crossRegionTransfers(model));
    } else if (map === 'programme') {
      for (const [id, parts] of Object.entries(object(step, map))) {
        const got: { readonly [part: string]: bigint } = programmeParts(model, id);
        for (const [part, wanted] of Object.entries(parts as Raw)) {
          compare(`programme ${id} ${part}`, wanted, got[part] ?? 'unknown');
        }
      }
    } else {
      for (const [key, wanted] of Object.entries(object(step, map))) {
        compare(`${map} ${key}`, wanted, valueOf(model, map, key));
      }
    }
  }
  return found;
}

/**
 * A `check` step that states the whole of the model's state, for comparing another implementation with it.
 * The subsidies of orders that were released are left out: the document gives them no value.
 */
export function describeState(model: Model): Raw {
  const { world, state } = model;
  const isNamed = (name: string) => !name.startsWith('#');
  const values = (map: string, keys: Iterable<string>) =>
    Object.fromEntries(
      [...keys].map((key) => {
        const value = valueOf(model, map, key);
        return [key, typeof value === 'bigint' ? toYuan(value) : value];
      }),
    );
  const regions = [...world.regions.keys()];
  const pairs = regions.flatMap((from) => regions.filter((to) => to !== from).map((to) => pair(from, to)));
  const orders = [...state.orders.keys()].filter(isNamed);
  const spenders = [...world.participants.values()].filter(({ kind }) => kind === 'ENTERPRISE' || kind === 'TEAM');
  const capped = [...world.programmes.values()].filter(({ annualCap }) => annualCap !== undefined);
  return {
    do: 'check',
    voucher: values('voucher', [...state.vouchers.keys()].filter(isNamed)),
    order: values('order', orders),
    subsidy: values(
      'subsidy',
      orders.filter((name) => !['CANCELLED', 'EXPIRED', 'REJECTED'].includes(known(state.orders, name).state)),
    ),
    due: values('due', orders),
    deposit: values('deposit', [...world.participants.keys(), ...regions.map((region) => `treasury@${region}`)]),
    locked: values('locked', regions),
    pool: values(
      'pool',
      world.agreements.filter(({ terms }) => terms.rail === 'POOL').map((entry) => pair(entry.issuer, entry.host)),
    ),
    obligation: values('obligation', pairs),
    position: values('position', regions),
    programme: Object.fromEntries(
      [...world.programmes.keys()].map((id) => [
        id,
        Object.fromEntries(Object.entries(programmeParts(model, id)).map(([part, fen]) => [part, toYuan(fen)])),
      ]),
    ),
    capLeft: values(
      'capLeft',
      capped.flatMap(({ id }) => spenders.map((party) => `${id}/${party.id}`)),
    ),
    crossRegionTransfers: toYuan(crossRegionTransfers(model)),
  };
}
