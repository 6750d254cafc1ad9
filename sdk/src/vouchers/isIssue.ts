import type { Address } from 'viem';
import type { Deployment } from '../deployments/deployment.ts';

/**
 * Whether a transfer from nobody made a voucher. The desks give value back in the same form, when an order ends without being
 * paid.
 *
 * @param operator - of the transfer's event, as the token was called by
 */
export function isIssue(operator: Address, { orderDesk, claimDesk }: Deployment): boolean {
  const caller = operator.toLowerCase();
  return caller !== orderDesk.toLowerCase() && caller !== claimDesk.toLowerCase();
}
