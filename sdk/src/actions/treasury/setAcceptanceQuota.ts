import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { noCap } from '../../agreements/terms.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type SetAcceptanceQuotaParameters = {
  readonly region: number;
  /** Most that the region may be owed and have reserved as host on CLEARING, in fen; without it: no quota. */
  readonly quota?: bigint;
};

/**
 * A region's treasury limits what it puts up for other regions' vouchers, at any time and to any amount. Orders that are
 * placed already are paid all the same.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export async function setAcceptanceQuota(
  client: TongduiClient,
  parameters: SetAcceptanceQuotaParameters,
): Promise<ActReceipt> {
  const { region, quota = noCap } = parameters;
  const call = encodeCall(client.deployment.treasury, {
    abi: treasuryAbi,
    functionName: 'setAcceptanceQuota',
    args: [region, quota],
  });
  return await sendAct(client, call);
}
