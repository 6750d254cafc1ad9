import type { Address } from 'viem';
import { officesAbi } from '../../abis/officesAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkSeat } from '../../offices/checkSeat.ts';
import type { OfficeSeat } from '../../offices/offices.ts';
import { roleOf } from '../../offices/roleOf.ts';

export type GrantOfficeParameters = OfficeSeat & { readonly account: Address };

/**
 * The council names admins and the consortium's officers, an admin the other officers of its region. An account holds one
 * office at the most, and every office acts without delay.
 *
 * @throws {TongduiError} `Unauthorized`, `OfficeTaken` if the account holds another office, `OfficeInvalid`
 */
export const grantOffice = defineAct({
  encode: ({ deployment }, { account, ...seat }: GrantOfficeParameters) =>
    encodeCall(deployment.offices, {
      abi: officesAbi,
      functionName: 'grantRole',
      args: [roleOf(checkSeat(seat)), account, 0],
    }),
});
