import type { Address } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type EndorseLabParameters = {
  /** The lab's account. */
  readonly lab: Address;
  /** Region whose agency acts. */
  readonly region: number;
};

/**
 * A region's agency enters a lab in the joint catalogue; its own region's entry also lists it again.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantInactive` if it is no lab, `RegionUnknown`
 */
export async function endorseLab(client: TongduiClient, parameters: EndorseLabParameters): Promise<ActReceipt> {
  const { lab, region } = parameters;
  const call = encodeCall(client.deployment.recognition, {
    abi: recognitionAbi,
    functionName: 'endorseLab',
    args: [lab, region],
  });
  return await sendAct(client, call);
}
