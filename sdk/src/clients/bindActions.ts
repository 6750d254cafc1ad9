import type { Act, EncodedAct } from './defineAct.ts';
import type { SimulateOptions } from './simulateAct.ts';
import type { TongduiClient } from './tongduiClient.ts';

/** A writing action of one client. */
export type BoundAct<parameters, result, call extends EncodedAct> = {
  (parameters: parameters): Promise<result>;
  simulate(parameters: parameters, options?: SimulateOptions): Promise<bigint>;
  encode(parameters: parameters): call;
};

/** An action without its first parameter, the client. */
export type BoundAction<action> =
  action extends Act<infer parameters, infer result, infer call>
    ? BoundAct<parameters, result, call>
    : action extends (client: never, ...rest: infer rest) => infer result
      ? (...rest: rest) => result
      : never;

/** Actions by their names, each without the client. */
export type BoundActions<actions> = { readonly [name in keyof actions]: BoundAction<actions[name]> };

type AnyAction = (client: TongduiClient, ...rest: never[]) => unknown;
type AnyAct = AnyAction & Pick<Act<never, unknown>, 'simulate' | 'encode'>;

/**
 * Binds actions to a client, for a decorator. What an action throws, it throws bound as well.
 *
 * @example const bound = bindActions(client, { quote, payOrders });
 */
export function bindActions<const actions extends { readonly [name: string]: unknown }>(
  client: TongduiClient,
  actions: actions,
): BoundActions<actions> {
  const bound = Object.entries(actions).map(([name, action]) => [name, bindAction(client, action as AnyAction)]);
  return Object.fromEntries(bound) as BoundActions<actions>;
}

function bindAction(client: TongduiClient, action: AnyAction | AnyAct) {
  const bound = (...rest: never[]) => action(client, ...rest);
  if (!('simulate' in action)) return bound;
  return Object.assign(bound, {
    simulate: (parameters: never, options?: SimulateOptions) => action.simulate(client, parameters, options),
    encode: (parameters: never) => action.encode(client, parameters),
  });
}
