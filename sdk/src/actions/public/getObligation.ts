import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';

export type GetObligationParameters = { readonly debtor: number; readonly creditor: number };

/** What stands between two regions, one way, in fen. */
export type ObligationView = {
  /** What the debtor owes the creditor. */
  readonly amount: bigint;
  /** Reserved on CLEARING for orders against the debtor's vouchers at the creditor's labs. */
  readonly reserved: bigint;
};

/**
 * What one region owes another, and what is reserved on the pair; nothing for a pair that never dealt.
 */
export async function getObligation(
  client: TongduiClient,
  { debtor, creditor }: GetObligationParameters,
): Promise<ObligationView> {
  const [amount, reserved] = await readChain(client, {
    address: client.deployment.treasury,
    abi: treasuryAbi,
    functionName: 'obligationOf',
    args: [debtor, creditor],
  });
  return { amount, reserved };
}
