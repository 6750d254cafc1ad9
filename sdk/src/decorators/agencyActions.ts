import { acceptOrders } from '../actions/agency/acceptOrders.ts';
import { acceptOrdersInBatches } from '../actions/agency/acceptOrdersInBatches.ts';
import { approveOrder } from '../actions/agency/approveOrder.ts';
import { clawBackOrder } from '../actions/agency/clawBackOrder.ts';
import { delistLab } from '../actions/agency/delistLab.ts';
import { disputeOrder } from '../actions/agency/disputeOrder.ts';
import { endorseLab } from '../actions/agency/endorseLab.ts';
import { registerParticipants } from '../actions/agency/registerParticipants.ts';
import { registerParticipantsInBatches } from '../actions/agency/registerParticipantsInBatches.ts';
import { relateParties } from '../actions/agency/relateParties.ts';
import { resolveOrder } from '../actions/agency/resolveOrder.ts';
import { signTicket } from '../actions/agency/signTicket.ts';
import { unrelateParties } from '../actions/agency/unrelateParties.ts';
import { verifyOrders } from '../actions/agency/verifyOrders.ts';
import { verifyOrdersInBatches } from '../actions/agency/verifyOrdersInBatches.ts';
import { findGroup } from '../actions/public/findGroup.ts';
import { findInvoiceOrder } from '../actions/public/findInvoiceOrder.ts';
import { findParticipantByCredential } from '../actions/public/findParticipantByCredential.ts';
import { getClaimRule } from '../actions/public/getClaimRule.ts';
import { getOrder } from '../actions/public/getOrder.ts';
import { getOrderIntent } from '../actions/public/getOrderIntent.ts';
import { getParticipant } from '../actions/public/getParticipant.ts';
import { listClaims } from '../actions/public/listClaims.ts';
import { listOrders } from '../actions/public/listOrders.ts';
import { listParticipants } from '../actions/public/listParticipants.ts';
import { quoteClaim } from '../actions/public/quoteClaim.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What a managing agency does: residents, catalogue, and the review of claims.
 *
 * @example const agency = createTongduiClient({ deployment, publicClient, walletClient }).extend(agencyActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function agencyActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      acceptOrders,
      acceptOrdersInBatches,
      approveOrder,
      clawBackOrder,
      delistLab,
      disputeOrder,
      endorseLab,
      findGroup,
      findInvoiceOrder,
      findParticipantByCredential,
      getClaimRule,
      getOrder,
      getOrderIntent,
      getParticipant,
      listClaims,
      listOrders,
      listParticipants,
      quoteClaim,
      registerParticipants,
      registerParticipantsInBatches,
      relateParties,
      resolveOrder,
      signTicket,
      unrelateParties,
      verifyOrders,
      verifyOrdersInBatches,
    }),
  });
}
