import { cancelOrder } from '../actions/public/cancelOrder.ts';
import { claimOrder } from '../actions/public/claimOrder.ts';
import { clearCycle, prepareCycle } from '../actions/public/clearCycle.ts';
import { confirmClaim } from '../actions/public/confirmClaim.ts';
import { escalateOrder } from '../actions/public/escalateOrder.ts';
import { expireOrder } from '../actions/public/expireOrder.ts';
import { expireVoucher } from '../actions/public/expireVoucher.ts';
import { findGroup } from '../actions/public/findGroup.ts';
import { findInvoiceOrder } from '../actions/public/findInvoiceOrder.ts';
import { findMark } from '../actions/public/findMark.ts';
import { findOffice } from '../actions/public/findOffice.ts';
import { findParticipantByCredential } from '../actions/public/findParticipantByCredential.ts';
import { getCapLeft } from '../actions/public/getCapLeft.ts';
import { getClaimRule } from '../actions/public/getClaimRule.ts';
import { getClawedBack } from '../actions/public/getClawedBack.ts';
import { getDeposit } from '../actions/public/getDeposit.ts';
import { getDue } from '../actions/public/getDue.ts';
import { getEpoch } from '../actions/public/getEpoch.ts';
import { getExposure } from '../actions/public/getExposure.ts';
import { getObligation } from '../actions/public/getObligation.ts';
import { getObligations } from '../actions/public/getObligations.ts';
import { getOrder } from '../actions/public/getOrder.ts';
import { getOrderIntent } from '../actions/public/getOrderIntent.ts';
import { getParticipant } from '../actions/public/getParticipant.ts';
import { getPool } from '../actions/public/getPool.ts';
import { getProgramme } from '../actions/public/getProgramme.ts';
import { getPurse } from '../actions/public/getPurse.ts';
import { getRegion } from '../actions/public/getRegion.ts';
import { getStanding } from '../actions/public/getStanding.ts';
import { getTerms } from '../actions/public/getTerms.ts';
import { getVoucher } from '../actions/public/getVoucher.ts';
import { isMember } from '../actions/public/isMember.ts';
import { listAgreements } from '../actions/public/listAgreements.ts';
import { listClaims } from '../actions/public/listClaims.ts';
import { listCompacts } from '../actions/public/listCompacts.ts';
import { listCreditMarks } from '../actions/public/listCreditMarks.ts';
import { listCycles } from '../actions/public/listCycles.ts';
import { listObligations } from '../actions/public/listObligations.ts';
import { listOrders } from '../actions/public/listOrders.ts';
import { listParticipants } from '../actions/public/listParticipants.ts';
import { listPayments } from '../actions/public/listPayments.ts';
import { listProgrammes } from '../actions/public/listProgrammes.ts';
import { listRegions } from '../actions/public/listRegions.ts';
import { listResiduals } from '../actions/public/listResiduals.ts';
import { listVouchers } from '../actions/public/listVouchers.ts';
import { payOrders } from '../actions/public/payOrders.ts';
import { payOrdersInBatches } from '../actions/public/payOrdersInBatches.ts';
import { placeOrder } from '../actions/public/placeOrder.ts';
import { placeQuotedOrder } from '../actions/public/placeQuotedOrder.ts';
import { proposeSetOff } from '../actions/public/proposeSetOff.ts';
import { quote } from '../actions/public/quote.ts';
import { quoteClaim } from '../actions/public/quoteClaim.ts';
import { runBatch, simulateBatch } from '../actions/public/runBatch.ts';
import { runBatches } from '../actions/public/runBatches.ts';
import { bindWaitFor } from '../actions/public/waitFor.ts';
import { watch } from '../actions/public/watch.ts';
import type { WatchParameters } from '../actions/public/watch.ts';
import { watchOrders } from '../actions/public/watchOrders.ts';
import { watchPayments } from '../actions/public/watchPayments.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';
import type { EventName } from '../watch/systemEvent.ts';

/**
 * What anyone may do: read everything, submit what others signed, pay what is due, end what has run out, propose set-offs.
 *
 * @example const reader = createTongduiClient({ deployment, publicClient }).extend(publicActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function publicActions() {
  return (client: TongduiClient) => ({
    ...bindActions(client, {
      cancelOrder,
      claimOrder,
      clearCycle,
      confirmClaim,
      escalateOrder,
      expireOrder,
      expireVoucher,
      findGroup,
      findInvoiceOrder,
      findMark,
      findOffice,
      findParticipantByCredential,
      getCapLeft,
      getClaimRule,
      getClawedBack,
      getDeposit,
      getDue,
      getEpoch,
      getExposure,
      getObligation,
      getObligations,
      getOrder,
      getOrderIntent,
      getParticipant,
      getPool,
      getProgramme,
      getPurse,
      getRegion,
      getStanding,
      getTerms,
      getVoucher,
      isMember,
      listAgreements,
      listClaims,
      listCompacts,
      listCreditMarks,
      listCycles,
      listObligations,
      listOrders,
      listParticipants,
      listPayments,
      listProgrammes,
      listRegions,
      listResiduals,
      listVouchers,
      payOrders,
      payOrdersInBatches,
      placeOrder,
      placeQuotedOrder,
      proposeSetOff,
      quote,
      quoteClaim,
      runBatch,
      runBatches,
      watchOrders,
      watchPayments,
      prepareCycle,
      simulateBatch,
    }),
    waitFor: bindWaitFor(client),
    watch: <name extends EventName = EventName>(parameters: WatchParameters<name>) => watch(client, parameters),
  });
}
