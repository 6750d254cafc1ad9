import { transferVoucher } from '../actions/party/transferVoucher.ts';
import { cancelOrder } from '../actions/public/cancelOrder.ts';
import { claimOrder } from '../actions/public/claimOrder.ts';
import { confirmClaim } from '../actions/public/confirmClaim.ts';
import { getCapLeft } from '../actions/public/getCapLeft.ts';
import { getDeposit } from '../actions/public/getDeposit.ts';
import { getOrder } from '../actions/public/getOrder.ts';
import { getOrderIntent } from '../actions/public/getOrderIntent.ts';
import { getVoucher } from '../actions/public/getVoucher.ts';
import { listOrders } from '../actions/public/listOrders.ts';
import { listPayments } from '../actions/public/listPayments.ts';
import { listVouchers } from '../actions/public/listVouchers.ts';
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
 * What an enterprise or a team does: order, claim where it is reimbursed, confirm, cancel.
 *
 * @example const enterprise = createTongduiClient({ deployment, publicClient, walletClient }).extend(enterpriseActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function enterpriseActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      cancelOrder,
      claimOrder,
      confirmClaim,
      getCapLeft,
      getDeposit,
      getOrder,
      getOrderIntent,
      getVoucher,
      listOrders,
      listPayments,
      listVouchers,
      placeOrder,
      quote,
      quoteClaim,
      transferVoucher,
      watchOrders,
      watchPayments,
    }),
    ...bindSignatures(client, { signOrder, signClaim, signCancellation, signConfirmation, signCashOut }),
    waitFor: bindWaitFor(client),
  });
}
