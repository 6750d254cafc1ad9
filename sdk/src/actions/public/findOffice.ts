import type { Address } from 'viem';
import { officesAbi } from '../../abis/officesAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { OfficeSeat } from '../../offices/offices.ts';
import { seatOf } from '../../offices/seatOf.ts';
export type FindOfficeParameters = { readonly account: Address };

/**
 * The office that an account holds now; `undefined` if none.
 */
export async function findOffice(
  client: TongduiClient,
  parameters: FindOfficeParameters,
): Promise<OfficeSeat | undefined> {
  return seatOf(
    await readChain(client, {
      address: client.deployment.offices,
      abi: officesAbi,
      functionName: 'officeOf',
      args: [parameters.account],
    }),
  );
}
