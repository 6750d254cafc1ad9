import { zeroHash } from 'viem';
import type { Hex } from 'viem';
import type { ClaimOrderParameters } from '../../../sdk/src/actions/public/claimOrder.ts';
import { signTicket } from '../../../sdk/src/actions/agency/signTicket.ts';
import type { PlaceOrderParameters } from '../../../sdk/src/actions/public/placeOrder.ts';
import { dayOf } from '../../../sdk/src/calendar/day.ts';
import type { TongduiClient } from '../../../sdk/src/clients/tongduiClient.ts';
import { buildClaim, signClaim } from '../../../sdk/src/intents/claim.ts';
import { buildOrder, hashOrder, signOrder } from '../../../sdk/src/intents/order.ts';
import type { OrderIntent } from '../../../sdk/src/intents/order.ts';
import { nullifierOf } from '../../../sdk/src/invoices/nullifier.ts';
import { intakeKey, type HomeRegion } from './homeRegion.ts';
import { signerOf, type Rehearsal } from './startRehearsal.ts';

const anHour = 3_600;

/** An order over 20 000 yuan with 10 000 of subsidy, signed by both, unless said otherwise. */
export async function signedOrder(
  rehearsal: Rehearsal,
  region: HomeRegion,
  change: Partial<OrderIntent> = {},
): Promise<PlaceOrderParameters> {
  const now = await rehearsal.now();
  const intent = buildOrder({
    enterprise: region.enterprise.account,
    lab: region.lab.account,
    voucher: region.voucher,
    category: 'TESTING',
    price: 2_000_000n,
    subsidy: 1_000_000n,
    contractDay: dayOf(now),
    deadline: now + anHour,
    ...change,
  });
  const sign = (client: TongduiClient) => signOrder(signerOf(client), rehearsal.deployment, intent);
  return {
    intent,
    enterpriseSignature: await sign(region.enterprise.client),
    labSignature: await sign(region.lab.client),
  };
}

/** A claim over the whole price, signed by both, with the home agency's ticket, unless said otherwise. */
export async function signedClaim(
  rehearsal: Rehearsal,
  region: HomeRegion,
  order: OrderIntent,
  invoice: string,
  change: { invoiced?: bigint; paid?: bigint; intake?: TongduiClient } = {},
): Promise<ClaimOrderParameters> {
  const deadline = (await rehearsal.now()) + anHour;
  const claim = buildClaim({
    order: hashOrder(rehearsal.deployment, order),
    nullifier: nullifierOf(intakeKey, { code: '031001900111', number: invoice }),
    invoiced: change.invoiced ?? order.price,
    paid: change.paid ?? order.price - order.subsidy,
    evidence: zeroHash,
    deadline,
  });
  const sign = (client: TongduiClient): Promise<Hex> => signClaim(signerOf(client), rehearsal.deployment, claim);
  return {
    order,
    claim,
    enterpriseSignature: await sign(region.enterprise.client),
    labSignature: await sign(region.lab.client),
    ticket: await signTicket(change.intake ?? region.agency, { claim, deadline }),
  };
}
