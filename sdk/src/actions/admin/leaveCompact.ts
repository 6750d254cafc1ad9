import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type LeaveCompactParameters = { readonly compact: number; readonly region: number };

/**
 * A region's admin leaves a compact. Orders already placed keep their terms.
 *
 * @throws {TongduiError} `Unauthorized`, `CompactUnknown`, `WrongState` if it is no member
 */
export async function leaveCompact(client: TongduiClient, parameters: LeaveCompactParameters): Promise<ActReceipt> {
  const { compact, region } = parameters;
  const call = encodeCall(client.deployment.recognition, {
    abi: recognitionAbi,
    functionName: 'leaveCompact',
    args: [compact, region],
  });
  return await sendAct(client, call);
}
