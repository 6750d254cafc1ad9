import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

/**
 * A guardian or the council stops orders, claims, payments and every move of money.
 *
 * @throws {TongduiError} `Unauthorized`, `Paused` if it is paused already
 */
export async function pause(client: TongduiClient): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.registry, { abi: registryAbi, functionName: 'pause' });
  return await sendAct(client, call);
}
