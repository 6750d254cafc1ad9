import type { Address } from 'viem';
import { officesAbi } from '../../abis/officesAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { roleOf } from '../../offices/roleOf.ts';
import type { OfficeSeat } from '../../offices/offices.ts';

export type GrantOfficeParameters = OfficeSeat & { readonly account: Address };

/**
 * The council names admins and the consortium's officers, an admin the other officers of its region. An account holds one
 * office at the most, and every office acts without delay.
 *
 * @throws {TongduiError} `Unauthorized`, `OfficeTaken` if the account holds another office, `OfficeInvalid`
 */
export async function grantOffice(client: TongduiClient, parameters: GrantOfficeParameters): Promise<ActReceipt> {
  const { account, ...seat } = parameters;
  const call = encodeCall(client.deployment.offices, {
    abi: officesAbi,
    functionName: 'grantRole',
    args: [roleOf(seat), account, 0],
  });
  return await sendAct(client, call);
}
