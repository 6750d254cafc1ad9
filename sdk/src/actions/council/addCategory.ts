import { parseEventLogs } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';

export type AddCategoryParameters = {
  /** An upper-case word that is not on the list. */
  readonly category: string;
};

/**
 * The council adds a category to the consortium's list; at most 40.
 *
 * @returns with `index`, the place of the category's bit, from 0
 * @throws {TongduiError} `Unauthorized`, `CategoryUnknown` if it is empty or on the list already, `ListFull`
 */
export const addCategory = defineAct({
  encode: ({ deployment }, { category }: AddCategoryParameters) =>
    encodeCall(deployment.registry, { abi: registryAbi, functionName: 'addCategory', args: [category] }),
  read: ({ receipt }): { readonly index: number } => {
    const events = parseEventLogs({ abi: registryAbi, eventName: 'CategoryAdded', logs: receipt.logs });
    return { index: firstEvent(events).args.index };
  },
});
