/**
 * The client library: plain functions of a client and parameters. Deep imports serve who wants one file only.
 *
 * @module
 */

// ---- Clients ----

export { createTongduiClient } from './clients/tongduiClient.ts';
export type { ActWallet, TongduiClient, TongduiClientParameters } from './clients/tongduiClient.ts';
export type { ActReceipt, CountersignedReceipt } from './clients/actReceipt.ts';
export type { ContractCall } from './clients/contractCall.ts';
export { encodeCall } from './clients/encodeCall.ts';
export { mostGas } from './clients/gasLimit.ts';
export { sendAct } from './clients/sendAct.ts';
export type { SendOptions } from './clients/sendAct.ts';
export { simulateAct } from './clients/simulateAct.ts';
export type { SimulateOptions } from './clients/simulateAct.ts';
export { contractNames } from './deployments/deployment.ts';
export type { ContractName, Deployment } from './deployments/deployment.ts';
export { deploySystem } from './deployments/deploySystem.ts';
export type { DeploySystemParameters } from './deployments/deploySystem.ts';

// ---- Actions: council ----

export { addCategory } from './actions/council/addCategory.ts';
export type { AddCategoryParameters } from './actions/council/addCategory.ts';
export { admitRegion } from './actions/council/admitRegion.ts';
export type { AdmitRegionParameters } from './actions/council/admitRegion.ts';
export { createCompact } from './actions/council/createCompact.ts';
export type { CreateCompactParameters } from './actions/council/createCompact.ts';
export { grantOffice } from './actions/council/grantOffice.ts';
export type { GrantOfficeParameters } from './actions/council/grantOffice.ts';
export { setEpochLength } from './actions/council/setEpochLength.ts';
export type { SetEpochLengthParameters } from './actions/council/setEpochLength.ts';
export { setNetDebitCap } from './actions/council/setNetDebitCap.ts';
export type { SetNetDebitCapParameters } from './actions/council/setNetDebitCap.ts';
export { pause } from './actions/council/pause.ts';
export { resume } from './actions/council/resume.ts';
export { revokeOffice } from './actions/council/revokeOffice.ts';
export type { RevokeOfficeParameters } from './actions/council/revokeOffice.ts';

// ---- Actions: admin ----

export { joinCompact } from './actions/admin/joinCompact.ts';
export type { JoinCompactParameters } from './actions/admin/joinCompact.ts';
export { leaveCompact } from './actions/admin/leaveCompact.ts';
export type { LeaveCompactParameters } from './actions/admin/leaveCompact.ts';
export { rotateSigner } from './actions/admin/rotateSigner.ts';
export type { RotateSignerParameters } from './actions/admin/rotateSigner.ts';
export { signAgreement } from './actions/admin/signAgreement.ts';
export type { SignAgreementParameters } from './actions/admin/signAgreement.ts';

// ---- Actions: agency ----

export { acceptOrders } from './actions/agency/acceptOrders.ts';
export type { AcceptOrdersParameters } from './actions/agency/acceptOrders.ts';
export { approveOrder } from './actions/agency/approveOrder.ts';
export type { ApproveOrderParameters } from './actions/agency/approveOrder.ts';
export { clawBackOrder } from './actions/agency/clawBackOrder.ts';
export type { ClawBackOrderParameters } from './actions/agency/clawBackOrder.ts';
export { delistLab } from './actions/agency/delistLab.ts';
export type { DelistLabParameters } from './actions/agency/delistLab.ts';
export { disputeOrder } from './actions/agency/disputeOrder.ts';
export type { DisputeOrderParameters } from './actions/agency/disputeOrder.ts';
export { endorseLab } from './actions/agency/endorseLab.ts';
export type { EndorseLabParameters } from './actions/agency/endorseLab.ts';
export { registerParticipants } from './actions/agency/registerParticipants.ts';
export type {
  Registration,
  RegisterParticipantsParameters,
  RegisteredParticipant,
} from './actions/agency/registerParticipants.ts';
export { relateParties } from './actions/agency/relateParties.ts';
export type { RelatePartiesParameters } from './actions/agency/relateParties.ts';
export { resolveOrder } from './actions/agency/resolveOrder.ts';
export type { Outcome, ResolveOrderParameters } from './actions/agency/resolveOrder.ts';
export { signTicket } from './actions/agency/signTicket.ts';
export type { SignTicketParameters } from './actions/agency/signTicket.ts';
export { unrelateParties } from './actions/agency/unrelateParties.ts';
export type { UnrelatePartiesParameters } from './actions/agency/unrelateParties.ts';
export { verifyOrders } from './actions/agency/verifyOrders.ts';
export type { VerifyOrdersParameters } from './actions/agency/verifyOrders.ts';

// ---- Actions: bureau ----

export { appropriate } from './actions/bureau/appropriate.ts';
export type { AppropriateParameters } from './actions/bureau/appropriate.ts';
export { createProgramme } from './actions/bureau/createProgramme.ts';
export type { CreateProgrammeParameters } from './actions/bureau/createProgramme.ts';
export { issueVouchers } from './actions/bureau/issueVouchers.ts';
export type { VoucherIssue, IssueVouchersParameters } from './actions/bureau/issueVouchers.ts';
export { revokeVoucher } from './actions/bureau/revokeVoucher.ts';
export type { RevokeVoucherParameters } from './actions/bureau/revokeVoucher.ts';

// ---- Actions: treasury ----

export { cashOut } from './actions/treasury/cashOut.ts';
export type { CashOutParameters } from './actions/treasury/cashOut.ts';
export { closeProgramme } from './actions/treasury/closeProgramme.ts';
export type { CloseProgrammeParameters } from './actions/treasury/closeProgramme.ts';
export { discharge } from './actions/treasury/discharge.ts';
export type { DischargeParameters } from './actions/treasury/discharge.ts';
export { setAcceptanceQuota } from './actions/treasury/setAcceptanceQuota.ts';
export type { SetAcceptanceQuotaParameters } from './actions/treasury/setAcceptanceQuota.ts';
export { fundProgramme } from './actions/treasury/fundProgramme.ts';
export type { FundProgrammeParameters } from './actions/treasury/fundProgramme.ts';
export { prefund } from './actions/treasury/prefund.ts';
export type { PrefundParameters } from './actions/treasury/prefund.ts';
export { unfund } from './actions/treasury/unfund.ts';
export type { UnfundParameters } from './actions/treasury/unfund.ts';

// ---- Actions: credit ----

export { liftCredit } from './actions/credit/liftCredit.ts';
export type { LiftCreditParameters } from './actions/credit/liftCredit.ts';
export { reportCredit } from './actions/credit/reportCredit.ts';
export type { ReportCreditParameters } from './actions/credit/reportCredit.ts';

// ---- Actions: party ----

export { transferVoucher } from './actions/party/transferVoucher.ts';
export type { TransferVoucherParameters } from './actions/party/transferVoucher.ts';

// ---- Actions: public ----

export { cancelOrderCall, cancelOrder } from './actions/public/cancelOrder.ts';
export type { CancelOrderParameters } from './actions/public/cancelOrder.ts';
export { claimOrderCall, claimOrder } from './actions/public/claimOrder.ts';
export type { ClaimOrderParameters } from './actions/public/claimOrder.ts';
export { confirmClaimCall, confirmClaim } from './actions/public/confirmClaim.ts';
export type { ConfirmClaimParameters } from './actions/public/confirmClaim.ts';
export { escalateOrderCall, escalateOrder } from './actions/public/escalateOrder.ts';
export type { EscalateOrderParameters } from './actions/public/escalateOrder.ts';
export { expireOrderCall, expireOrder } from './actions/public/expireOrder.ts';
export type { ExpireOrderParameters } from './actions/public/expireOrder.ts';
export { expireVoucherCall, expireVoucher } from './actions/public/expireVoucher.ts';
export type { ExpireVoucherParameters } from './actions/public/expireVoucher.ts';
export { findGroup } from './actions/public/findGroup.ts';
export type { FindGroupParameters } from './actions/public/findGroup.ts';
export { findInvoiceOrder } from './actions/public/findInvoiceOrder.ts';
export type { FindInvoiceOrderParameters } from './actions/public/findInvoiceOrder.ts';
export { findMark } from './actions/public/findMark.ts';
export type { FindMarkParameters, CreditMark } from './actions/public/findMark.ts';
export { findOffice } from './actions/public/findOffice.ts';
export type { FindOfficeParameters } from './actions/public/findOffice.ts';
export { findParticipantByCredential } from './actions/public/findParticipantByCredential.ts';
export type { FindParticipantByCredentialParameters } from './actions/public/findParticipantByCredential.ts';
export { clearCycle, prepareCycle } from './actions/public/clearCycle.ts';
export type { ClearedCycle } from './actions/public/clearCycle.ts';
export { proposeSetOff, proposeSetOffCall } from './actions/public/proposeSetOff.ts';
export { getEpoch } from './actions/public/getEpoch.ts';
export type { EpochView } from './actions/public/getEpoch.ts';
export { getObligation } from './actions/public/getObligation.ts';
export type { GetObligationParameters, ObligationView } from './actions/public/getObligation.ts';
export { getObligations } from './actions/public/getObligations.ts';
export type { GetObligationsParameters } from './actions/public/getObligations.ts';
export { getStanding } from './actions/public/getStanding.ts';
export type { GetStandingParameters, StandingView } from './actions/public/getStanding.ts';
export { listRegions } from './actions/public/listRegions.ts';
export { listResiduals } from './actions/public/listResiduals.ts';
export type { Residual, ResidualPart } from './actions/public/listResiduals.ts';
export { getCapLeft } from './actions/public/getCapLeft.ts';
export type { GetCapLeftParameters } from './actions/public/getCapLeft.ts';
export { getClaimRule } from './actions/public/getClaimRule.ts';
export type { GetClaimRuleParameters, ClaimRule } from './actions/public/getClaimRule.ts';
export { getClawedBack } from './actions/public/getClawedBack.ts';
export type { GetClawedBackParameters } from './actions/public/getClawedBack.ts';
export { getDeposit } from './actions/public/getDeposit.ts';
export type { GetDepositParameters } from './actions/public/getDeposit.ts';
export { getDue } from './actions/public/getDue.ts';
export type { GetDueParameters } from './actions/public/getDue.ts';
export { getExposure } from './actions/public/getExposure.ts';
export type { GetExposureParameters } from './actions/public/getExposure.ts';
export { getOrder } from './actions/public/getOrder.ts';
export type { GetOrderParameters, OrderView } from './actions/public/getOrder.ts';
export { getParticipant } from './actions/public/getParticipant.ts';
export type { GetParticipantParameters, ParticipantView } from './actions/public/getParticipant.ts';
export { getPool } from './actions/public/getPool.ts';
export type { GetPoolParameters, Pool } from './actions/public/getPool.ts';
export { getProgramme } from './actions/public/getProgramme.ts';
export type { GetProgrammeParameters, Budget, ProgrammeView } from './actions/public/getProgramme.ts';
export { getPurse } from './actions/public/getPurse.ts';
export type { GetPurseParameters, Purse } from './actions/public/getPurse.ts';
export { getRegion } from './actions/public/getRegion.ts';
export type { GetRegionParameters, RegionView } from './actions/public/getRegion.ts';
export { getTerms } from './actions/public/getTerms.ts';
export type { GetTermsParameters } from './actions/public/getTerms.ts';
export { getVoucher } from './actions/public/getVoucher.ts';
export type { GetVoucherParameters, VoucherView } from './actions/public/getVoucher.ts';
export { isMember } from './actions/public/isMember.ts';
export type { IsMemberParameters } from './actions/public/isMember.ts';
export { payOrdersCall, payOrders } from './actions/public/payOrders.ts';
export type { PayOrdersParameters } from './actions/public/payOrders.ts';
export { placeOrderCall, placeOrder } from './actions/public/placeOrder.ts';
export type { PlaceOrderParameters } from './actions/public/placeOrder.ts';
export { placeQuotedOrder } from './actions/public/placeQuotedOrder.ts';
export type { PlaceQuotedOrderParameters, PlacedOrder } from './actions/public/placeQuotedOrder.ts';
export { quote } from './actions/public/quote.ts';
export type { QuoteParameters, Quote } from './actions/public/quote.ts';
export { quoteClaim } from './actions/public/quoteClaim.ts';
export type { QuoteClaimParameters, ClaimQuote } from './actions/public/quoteClaim.ts';
export { runBatchCall, runBatch, simulateBatch } from './actions/public/runBatch.ts';
export type { RunBatchParameters, BatchOutcome } from './actions/public/runBatch.ts';

// ---- Intents ----

export { intentDomain } from './intents/intentDomain.ts';
export type { IntentContract, IntentDomain, IntentDeployment } from './intents/intentDomain.ts';
export type { IntentSigner } from './intents/signIntent.ts';
export { randomSalt } from './intents/randomSalt.ts';
export { orderTypes, buildOrder, orderTypedData, hashOrder, signOrder } from './intents/order.ts';
export type { OrderIntent } from './intents/order.ts';
export {
  cancellationTypes,
  buildCancellation,
  cancellationTypedData,
  hashCancellation,
  signCancellation,
} from './intents/cancellation.ts';
export type { CancellationIntent } from './intents/cancellation.ts';
export { claimTypes, buildClaim, claimTypedData, hashClaim, signClaim } from './intents/claim.ts';
export type { ClaimIntent } from './intents/claim.ts';
export {
  confirmationTypes,
  buildConfirmation,
  confirmationTypedData,
  hashConfirmation,
  signConfirmation,
} from './intents/confirmation.ts';
export type { ConfirmationIntent } from './intents/confirmation.ts';
export { cashOutTypes, buildCashOut, cashOutTypedData, hashCashOut, signCashOut } from './intents/cashOut.ts';
export type { CashOutIntent } from './intents/cashOut.ts';
export {
  intakeTicketTypes,
  buildIntakeTicket,
  intakeTicketTypedData,
  hashIntakeTicket,
  signIntakeTicket,
} from './intents/ticket.ts';
export type { IntakeTicketIntent, Ticket } from './intents/ticket.ts';

// ---- Errors ----

export { TongduiError } from './errors/tongduiError.ts';
export { errorCatalogue } from './errors/errorCatalogue.ts';
export type { ErrorCode } from './errors/errorCatalogue.ts';
export { decodeRevert } from './errors/decodeRevert.ts';
export { errorNames } from './errors/errorNames.ts';
export type { ErrorName } from './errors/errorNames.ts';
export { errorsAbi } from './errors/errorsAbi.ts';
export type { Figure, Figures } from './errors/figures.ts';
export { FormatError } from './errors/formatError.ts';

// ---- Words of the system ----

export { rails } from './agreements/rails.ts';
export type { Rail } from './agreements/rails.ts';
export { noCap } from './agreements/terms.ts';
export type { Terms } from './agreements/terms.ts';
export { unpackTermsWord } from './agreements/unpackTermsWord.ts';
export type { TermsRecord } from './agreements/unpackTermsWord.ts';
export { amountLimit } from './amounts/amountLimit.ts';
export { formatYuan } from './amounts/formatYuan.ts';
export { parseYuan } from './amounts/parseYuan.ts';
export { formatDay } from './calendar/formatDay.ts';
export { formatTime } from './calendar/formatTime.ts';
export { parseDay } from './calendar/parseDay.ts';
export { parseTime } from './calendar/parseTime.ts';
export { categoryMask } from './categories/categoryMask.ts';
export { severities } from './credit/creditSubject.ts';
export type { CreditSubject, Severity } from './credit/creditSubject.ts';
export { normaliseInvoice } from './invoices/normaliseInvoice.ts';
export type { NormalisedInvoice } from './invoices/normaliseInvoice.ts';
export { nullifierOf } from './invoices/nullifier.ts';
export { offices } from './offices/offices.ts';
export type { Office, RegionOffice, ConsortiumOffice, OfficeSeat } from './offices/offices.ts';
export { roleOf } from './offices/roleOf.ts';
export { seatOf } from './offices/seatOf.ts';
export { orderStates } from './orders/orderState.ts';
export type { OrderState } from './orders/orderState.ts';
export { unpackOrderWord } from './orders/unpackOrderWord.ts';
export type { OrderRecord } from './orders/unpackOrderWord.ts';
export { accountOf } from './participants/accountOf.ts';
export { credentialOf } from './participants/credential.ts';
export { participantKinds } from './participants/participantKinds.ts';
export type { ParticipantKind } from './participants/participantKinds.ts';
export { participantOf } from './participants/participantOf.ts';
export { unpackPartyWord } from './participants/unpackPartyWord.ts';
export type { PartyRecord } from './participants/unpackPartyWord.ts';
export type { Ratio, Rules } from './programmes/rules.ts';
export { unpackProgrammeWord } from './programmes/unpackProgrammeWord.ts';
export type { ProgrammeRecord } from './programmes/unpackProgrammeWord.ts';
export { referenceOf, hashDocument } from './references/reference.ts';
export type { Reference } from './references/reference.ts';
export { checkSubsidy } from './subsidy/checkSubsidy.ts';
export { bindings } from './subsidy/limits.ts';
export type { Binding, Limits } from './subsidy/limits.ts';
export { quoteSubsidy } from './subsidy/quoteSubsidy.ts';
export { ratioOf } from './subsidy/ratioOf.ts';
export { packVoucherId } from './vouchers/packVoucherId.ts';
export type { VoucherIdFields } from './vouchers/packVoucherId.ts';
export { unpackVoucherId } from './vouchers/unpackVoucherId.ts';
export { voucherStatuses } from './vouchers/voucherStatus.ts';
export type { VoucherStatus } from './vouchers/voucherStatus.ts';

// ---- Settlement ----

export { epochLengths } from './settlement/epochLengths.ts';
export type { EpochLength } from './settlement/epochLengths.ts';
export { findSetOffFault } from './settlement/findSetOffFault.ts';
export { packFlow, unpackFlow } from './settlement/flowWord.ts';
export type { PlacedFlow } from './settlement/flowWord.ts';
export type { Obligation } from './settlement/obligation.ts';
export { proposalOf } from './settlement/proposal.ts';
export type { Proposal } from './settlement/proposal.ts';
export type { SetOffSolution } from './settlement/setOffSolution.ts';
export { setOffWeight } from './settlement/setOffWeight.ts';
export { solveSetOff } from './settlement/solveSetOff.ts';
export type { SolveSetOffParameters } from './settlement/solveSetOff.ts';
