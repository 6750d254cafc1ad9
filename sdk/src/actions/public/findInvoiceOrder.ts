import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { zeroHash } from 'viem';
export type FindInvoiceOrderParameters = { readonly nullifier: Hex };

/**
 * The order on which an invoice was last claimed; `undefined` if on none.
 */
export async function findInvoiceOrder(
  client: TongduiClient,
  parameters: FindInvoiceOrderParameters,
): Promise<Hex | undefined> {
  const order = await readChain(client, {
    address: client.deployment.claimDesk,
    abi: claimDeskAbi,
    functionName: 'invoiceOrder',
    args: [parameters.nullifier],
  });
  return order === zeroHash ? undefined : order;
}
