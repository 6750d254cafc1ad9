import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { TongduiError } from '../../errors/tongduiError.ts';
import type { ClaimIntent } from '../../intents/claim.ts';
import { buildIntakeTicket, signIntakeTicket } from '../../intents/ticket.ts';
import type { Ticket } from '../../intents/ticket.ts';

export type SignTicketParameters = {
  readonly claim: Omit<ClaimIntent, 'evidence' | 'deadline'>;
  /** Last second (unix) at which the ticket counts. */
  readonly deadline: number;
};

/**
 * The reviewer's intake signs for a claim's figures. Nothing is sent.
 *
 * @throws {TongduiError} `WalletMissing` on a read-only client
 */
export async function signTicket(client: TongduiClient, parameters: SignTicketParameters): Promise<Ticket> {
  if (!client.walletClient) throw new TongduiError('WalletMissing');
  const intent = buildIntakeTicket(parameters.claim, parameters.deadline);
  return await signIntakeTicket(client.walletClient, client.deployment, intent);
}
