import { certify } from '../actions/auditor/certify.ts';
import { getClaimRule } from '../actions/public/getClaimRule.ts';
import { getClawedBack } from '../actions/public/getClawedBack.ts';
import { getDeposit } from '../actions/public/getDeposit.ts';
import { getDue } from '../actions/public/getDue.ts';
import { getEpoch } from '../actions/public/getEpoch.ts';
import { getExposure } from '../actions/public/getExposure.ts';
import { getObligation } from '../actions/public/getObligation.ts';
import { getOrder } from '../actions/public/getOrder.ts';
import { getOrderIntent } from '../actions/public/getOrderIntent.ts';
import { getPool } from '../actions/public/getPool.ts';
import { getPurse } from '../actions/public/getPurse.ts';
import { getStanding } from '../actions/public/getStanding.ts';
import { getTerms } from '../actions/public/getTerms.ts';
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
import { auditSystem } from '../audit/auditSystem.ts';
import { bindActions } from '../clients/bindActions.ts';
import type { TongduiClient } from '../clients/tongduiClient.ts';

/**
 * What an auditor does: audit the whole system, certify a payment, and read the books. It takes no key.
 *
 * @example const auditor = createTongduiClient({ deployment, publicClient }).extend(auditorActions());
 */
/* @__NO_SIDE_EFFECTS__ */
export function auditorActions() {
  return (client: TongduiClient) =>
    bindActions(client, {
      auditSystem,
      certify,
      getClaimRule,
      getClawedBack,
      getDeposit,
      getDue,
      getEpoch,
      getExposure,
      getObligation,
      getOrder,
      getOrderIntent,
      getPool,
      getPurse,
      getStanding,
      getTerms,
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
    });
}
