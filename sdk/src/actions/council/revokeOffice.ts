import type { Address } from 'viem';
import { officesAbi } from '../../abis/officesAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkSeat } from '../../offices/checkSeat.ts';
import type { OfficeSeat } from '../../offices/offices.ts';
import { roleOf } from '../../offices/roleOf.ts';

export type RevokeOfficeParameters = OfficeSeat & { readonly account: Address };

/**
 * Takes an office from an account: the council from admins and the consortium's officers, an admin from its region's.
 * Revoking what the account does not hold changes nothing.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export const revokeOffice = defineAct({
  encode: ({ deployment }, { account, ...seat }: RevokeOfficeParameters) =>
    encodeCall(deployment.offices, {
      abi: officesAbi,
      functionName: 'revokeRole',
      args: [roleOf(checkSeat(seat)), account],
    }),
});
