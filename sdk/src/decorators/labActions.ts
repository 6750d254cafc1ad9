import { cancelOrder } from '../actions/public/cancelOrder.ts';
import { claimOrder } from '../actions/public/claimOrder.ts';
import { confirmClaim } from '../actions/public/confirmClaim.ts';
import { getClaimRule } from '../actions/public/getClaimRule.ts';
import { getDeposit } from '../actions/public/getDeposit.ts';
import { getOrder } from '../actions/public/getOrder.ts';
import { getOrderIntent } from '../actions/public/getOrderIntent.ts';
import { listClaims } from '../actions/public/listClaims.ts';
import { listOrders } from '../actions/public/listOrders.ts';
import { listPayments } from '../actions/public/listPayments.ts';
import { payOrders } from '../actions/public/payOrders.ts';
import { placeOrder } from '../actions/public/placeOrder.ts';
import { quote } from '../actions/public/quote.ts';
import { quoteClaim } from '../actions/public/quoteClaim.ts';
import { bindWaitFor } from '../actions/public/waitFor.ts';
import { watchOrders } from '../actions/public/watchOrders.ts';
import { watchPayments } from '../actions/public/watchPayments.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import { bindSignatures } from '../intents/bindSignatures.ts';
import { signCancellation } from '../intents/cancellation.ts';
import { signCashOut } from '../intents/cashOut.ts';
import { signClaim } from '../intents/claim.ts';
import { signConfirmation } from '../intents/confirmation.ts';
import { signOrder } from '../intents/order.ts';

/**
 * What a lab does: sign orders, claim, confirm, cancel, and see to its money.
 *
 * @example const lab = createTongduiClient({ deployment, publicClient, walletClient }).extend(labActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function labActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      cancelOrder,
      claimOrder,
      confirmClaim,
      getClaimRule,
      getDeposit,
      getOrder,
      getOrderIntent,
      listClaims,
      listOrders,
      listPayments,
      payOrders,
      placeOrder,
      quote,
      quoteClaim,
      watchOrders,
      watchPayments,
    }),
    ...bindSignatures(client, { signOrder, signClaim, signCancellation, signConfirmation, signCashOut }),
    waitFor: bindWaitFor(client),
  });
}
