import type { PlaceOrderParameters } from '../../actions/public/placeOrder.ts';
import { buildOrder, signOrder } from '../../intents/order.ts';
import type { OrderDraft } from './draftOrder.ts';
import type { Stage } from './stage.ts';

/** Has both parties of a draft, or who stands in their places, sign it over a subsidy in fen. */
export async function signOrderFor(
  { anyone: { deployment } }: Stage,
  { order, enterprise, lab }: OrderDraft,
  subsidy: bigint,
): Promise<PlaceOrderParameters> {
  const intent = buildOrder({ ...order, subsidy });
  return {
    intent,
    enterpriseSignature: await signOrder(enterprise, deployment, intent),
    labSignature: await signOrder(lab, deployment, intent),
  };
}
