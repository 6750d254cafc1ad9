import type { ActReceipt } from './actReceipt.ts';
import type { ContractCall } from './contractCall.ts';
import { sendAct } from './sendAct.ts';
import type { SendOptions } from './sendAct.ts';
import { simulateAct } from './simulateAct.ts';
import type { SimulateOptions } from './simulateAct.ts';
import type { TongduiClient } from './tongduiClient.ts';

/** The call of an act; a promise where the chain must be asked first, such as for the places of categories. */
export type EncodedAct = ContractCall | Promise<ContractCall>;

/** Whom an act is encoded for: no node is asked unless the call is a promise. */
export type EncodingClient<call extends EncodedAct> = call extends ContractCall
  ? Pick<TongduiClient, 'deployment'>
  : TongduiClient;

/** A writing action: call it to send the act; it can also be simulated, or encoded for somebody else to send. */
export type Act<parameters, result = ActReceipt, call extends EncodedAct = ContractCall> = {
  /** Simulates, sends, and waits for the block. */
  (client: TongduiClient, parameters: parameters): Promise<result>;
  /**
   * Runs the act in the block that would come next, for the client's own account or for another one. Nothing is sent.
   *
   * @returns the gas that it takes
   * @throws {TongduiError} what the act itself would be refused with
   */
  simulate(client: TongduiClient, parameters: parameters, options?: SimulateOptions): Promise<bigint>;
  /** The contract call, to be carried in a batch (`runBatch`) or sent by other means. */
  encode(client: EncodingClient<call>, parameters: parameters): call;
};

export type ActDefinition<parameters, extra, call extends EncodedAct> = {
  /** The call; throws what can be told from the parameters alone. */
  readonly encode: (client: TongduiClient, parameters: parameters) => call;
  /** What the act returns beside its receipt. */
  readonly read?: (sent: ActReceipt, parameters: parameters, client: TongduiClient) => extra;
  /** How it is sent where that is not left to an estimate. */
  readonly options?: (parameters: parameters) => SendOptions;
};

/**
 * A writing action, from how it is encoded and what is read from its receipt.
 *
 * @example
 * const closeProgramme = defineAct({
 *   encode: ({ deployment }, { programme }: { readonly programme: number }) =>
 *     encodeCall(deployment.programmes, { abi: programmesAbi, functionName: 'closeProgramme', args: [programme] }),
 * });
 * await closeProgramme(treasury, { programme }); // sends
 * await closeProgramme.simulate(treasury, { programme }); // only asks
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineAct<parameters = void, extra = unknown, call extends EncodedAct = ContractCall>(
  definition: ActDefinition<parameters, extra, call>,
): Act<parameters, ActReceipt & extra, call> {
  const { encode, read, options } = definition;
  const act = async (client: TongduiClient, parameters: parameters): Promise<ActReceipt & extra> => {
    const call = await encode(client, parameters);
    const sent = await sendAct(client, call, options?.(parameters));
    return { ...sent, ...read?.(sent, parameters, client) } as ActReceipt & extra;
  };
  return Object.assign(act, {
    simulate: async (client: TongduiClient, parameters: parameters, more?: SimulateOptions) =>
      await simulateAct(client, await encode(client, parameters), { ...options?.(parameters), ...more }),
    encode: (client: EncodingClient<call>, parameters: parameters) => encode(client as TongduiClient, parameters),
  });
}
