import { registryAbi } from '../../abis/registryAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type AdmitRegionParameters = {
  /** GB/T 2260 code, six digits, not the centre's 100000. */
  readonly region: number;
  readonly name: string;
};

/**
 * The council admits a region; at most 1023.
 *
 * @throws {TongduiError} `Unauthorized`, `RegionCodeInvalid`, `RegionExists`, `ListFull`
 */
export async function admitRegion(client: TongduiClient, parameters: AdmitRegionParameters): Promise<ActReceipt> {
  const { region, name } = parameters;
  const call = encodeCall(client.deployment.registry, {
    abi: registryAbi,
    functionName: 'admitRegion',
    args: [region, name],
  });
  return await sendAct(client, call);
}
