import type { Address } from 'viem';
import { officesAbi } from '../../abis/officesAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { roleOf } from '../../offices/roleOf.ts';
import type { OfficeSeat } from '../../offices/offices.ts';

export type RevokeOfficeParameters = OfficeSeat & { readonly account: Address };

/**
 * Takes an office from an account: the council from admins and the consortium's officers, an admin from its region's.
 * Revoking what the account does not hold changes nothing.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export async function revokeOffice(client: TongduiClient, parameters: RevokeOfficeParameters): Promise<ActReceipt> {
  const { account, ...seat } = parameters;
  const call = encodeCall(client.deployment.offices, {
    abi: officesAbi,
    functionName: 'revokeRole',
    args: [roleOf(seat), account],
  });
  return await sendAct(client, call);
}
