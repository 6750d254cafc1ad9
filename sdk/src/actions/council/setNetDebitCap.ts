import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type SetNetDebitCapParameters = {
  readonly region: number;
  /** Most that the region may owe and have reserved on CLEARING, less what it is owed, in fen; without it: no cap. */
  readonly cap?: bigint;
};

/**
 * The council limits what a region may owe. Orders that are placed already are paid all the same.
 *
 * @throws {TongduiError} `Unauthorized`, `RegionUnknown`
 */
export async function setNetDebitCap(client: TongduiClient, parameters: SetNetDebitCapParameters): Promise<ActReceipt> {
  const { region, cap = noCap } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'setNetDebitCap',
    args: [region, cap],
  });
  return await sendAct(client, call);
}
