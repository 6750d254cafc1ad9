import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import type { ClaimIntent } from '../../intents/claim.ts';
import type { OrderIntent } from '../../intents/order.ts';
import type { Ticket } from '../../intents/ticket.ts';

export type ClaimOrderParameters = {
  /** The order's intent, as it was placed: its hash is `claim.order`. */
  readonly order: OrderIntent;
  readonly claim: ClaimIntent;
  /** The one that is not to be paid may be left out; it can confirm later. */
  readonly enterpriseSignature?: Hex;
  readonly labSignature?: Hex;
  /** By the reviewer's intake. */
  readonly ticket: Ticket;
};

/**
 * Anyone submits a claim that both parties, or the one to be paid, signed, with the intake's ticket.
 *
 * @throws {TongduiError} `ZeroAmount`, `SignatureExpired`, `OrderUnknown`, `BadSignature`, `OrderNotApproved`,
 * `AlreadySettled`, `WrongState`, `Paused`, `RedeemExpired`, `DuplicateInvoice`, `InvoiceExceedsPrice`,
 * `CoPaymentUnproved`
 */
export const claimOrder = defineAct({
  encode: ({ deployment }, parameters: ClaimOrderParameters) => {
    const { order, claim, enterpriseSignature = '0x', labSignature = '0x', ticket } = parameters;
    return encodeCall(deployment.claimDesk, {
      abi: claimDeskAbi,
      functionName: 'claimOrder',
      args: [order, claim, enterpriseSignature, labSignature, ticket],
    });
  },
});
