import { buildClaim, hashDocument, randomSalt, TongduiError } from '@tongdui/sdk';
import type { ClaimIntent, OrderState } from '@tongdui/sdk';
import type { Hex } from 'viem';
import type { Invoice, OtherParties } from './handOver.ts';
import type { Lab } from './openLab.ts';

/** How an order ended. */
export type Settled = {
  readonly order: Hex;
  readonly state: OrderState;
  /** What the lab was paid, in fen. */
  readonly subsidy: bigint;
  readonly invoice?: Invoice;
};

/** Review and challenge take days: the program asks until the order is at its end, and never gives up. In milliseconds. */
const patience = 3_600_000;

/**
 * Takes one order from wherever it stands to its end. It may be stopped at any point and run again.
 *
 * @throws {TongduiError} where the chain refuses the claim: nothing has changed, and `code` says why
 */
export async function settleOrder(lab: Lab, parties: OtherParties, order: Hex): Promise<Settled> {
  const { state } = await lab.getOrder({ order });
  if (state === 'PLACED' || state === 'APPROVED') await claim(lab, parties, order);
  const end = await waitForState(lab, order);
  const { subsidy } = await lab.getOrder({ order });
  // An order that ended without a claim has no invoice.
  if (end !== 'PAID' && end !== 'CLAWED_BACK') return { order, state: end, subsidy: 0n };
  return { order, state: end, subsidy, invoice: await parties.invoiceOf(order) };
}

async function claim(lab: Lab, parties: OtherParties, order: Hex): Promise<void> {
  const invoice = await parties.invoiceOf(order);
  const { nullifier, ticket } = await parties.intakeOf(order);
  // The enterprise may have signed before this program was stopped: it is not asked for a second claim.
  const intent: ClaimIntent =
    (await parties.findOffered(order)) ??
    buildClaim({
      order,
      nullifier,
      invoiced: invoice.invoiced,
      paid: invoice.paid,
      evidence: hashDocument(`${invoice.code} ${invoice.number} ${randomSalt()}`),
      deadline: ticket.deadline,
    });
  const enterpriseSignature = await parties.enterpriseSignatureOf(intent);
  const labSignature = await lab.signClaim(intent);
  const parameters = {
    order: await lab.getOrderIntent({ order }),
    claim: intent,
    enterpriseSignature,
    labSignature,
    ticket,
  };
  try {
    await lab.claimOrder(parameters);
  } catch (error) {
    if (!(error instanceof TongduiError) || error.code !== 'OrderNotApproved') throw error;
    // The agreement asks for the issuing agency's approval first.
    await waitForState(lab, order, 'APPROVED');
    await lab.claimOrder(parameters);
  }
}

/** Without a state: until the order is at its end. */
async function waitForState(lab: Lab, order: Hex, state?: OrderState): Promise<OrderState> {
  for (;;) {
    try {
      return (await lab.waitFor({ order, timeout: patience, ...(state !== undefined && { state }) })).state;
    } catch (error) {
      if (!(error instanceof TongduiError) || error.code !== 'WaitTimedOut') throw error;
    }
  }
}
