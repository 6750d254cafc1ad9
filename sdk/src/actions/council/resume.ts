import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

/**
 * The council ends a pause.
 *
 * @throws {TongduiError} `Unauthorized`, `NotPaused`
 */
export async function resume(client: TongduiClient): Promise<ActReceipt> {
  const call = encodeCall(client.deployment.registry, { abi: registryAbi, functionName: 'resume' });
  return await sendAct(client, call);
}
