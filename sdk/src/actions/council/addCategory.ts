import { parseEventLogs } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { firstEvent } from '../../clients/firstEvent.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

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
export async function addCategory(
  client: TongduiClient,
  parameters: AddCategoryParameters,
): Promise<ActReceipt & { readonly index: number }> {
  const call = encodeCall(client.deployment.registry, {
    abi: registryAbi,
    functionName: 'addCategory',
    args: [parameters.category],
  });
  const sent = await sendAct(client, call);
  const added = firstEvent(parseEventLogs({ abi: registryAbi, eventName: 'CategoryAdded', logs: sent.receipt.logs }));
  return { ...sent, index: added.args.index };
}
