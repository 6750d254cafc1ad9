/**
 * The client library: plain functions of a client and parameters. Each role has an entry of its own too.
 *
 * @module
 */

// ---- Clients ----

export { createTongduiClient } from './clients/tongduiClient.ts';
export type { ActWallet, TongduiClient, TongduiClientParameters } from './clients/tongduiClient.ts';
export type { ExtendedClient } from './clients/tongduiClient.ts';
export type { ActReceipt, CountersignedReceipt } from './clients/actReceipt.ts';
export { bindActions } from './clients/bindActions.ts';
export type { BoundAct, BoundAction, BoundActions } from './clients/bindActions.ts';
export type { Act } from './clients/defineAct.ts';
export type { BatchProgress, BatchRun, BatchSettings, BatchStop } from './clients/sendInBatches.ts';
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

// ---- Roles: decorators and actions ----

// Auditors have an entry of their own, @tongdui/sdk/auditor: proofs take more code than the rest together.
export * from './entries/council.ts';
export * from './entries/admin.ts';
export * from './entries/agency.ts';
export * from './entries/bureau.ts';
export * from './entries/treasury.ts';
export * from './entries/credit.ts';
export * from './entries/enterprise.ts';
export * from './entries/lab.ts';
export * from './entries/public.ts';

// ---- Lists and events ----

export type { LogPosition } from './lists/cursor.ts';
export type { Page, PageParameters } from './lists/page.ts';
export type { EventName, SystemEvent } from './watch/systemEvent.ts';
export type { FinalOrder } from './watch/readFinalOrder.ts';

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
export type { FiguresOf } from './errors/figuresOf.ts';
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
export { toFen } from './amounts/toFen.ts';
export type { Amount } from './amounts/toFen.ts';
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
export { checkRegion } from './regions/checkRegion.ts';
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
