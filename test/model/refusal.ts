/**
 * The refusals of docs/scenario-format.md, "Errors", in the order in which they are reported.
 * `ZeroClaim` is not a name of its own: it stands for the second place of `ZeroAmount`, "a claim that comes to nothing".
 */
const PRECEDENCE = [
  // 1. form
  'ZeroAmount',
  'SignatureExpired',
  'BadSignature',
  'OrderExists',
  // 2. state
  'OrderUnknown',
  'OrderNotApproved',
  'AlreadySettled',
  'WrongState',
  'NotDue',
  'ChallengeOver',
  // 3. who
  'Unauthorized',
  'NotHolder',
  'ParticipantInactive',
  'RegionSuspended',
  'CreditBlocked',
  'RelatedParties',
  'NotTransferable',
  // 4. clocks
  'ProgrammeClosed',
  'Retroactive',
  'UseExpired',
  'RedeemExpired',
  // 5. recognition
  'NotRecognised',
  'LabNotListed',
  'CategoryNotCovered',
  // 6. amounts
  'ZeroClaim',
  'CoPaymentTooLow',
  'BalanceTooLow',
  'UnitMismatch',
  'OrderCapExceeded',
  'FirstUseCapExceeded',
  'AnnualCapExceeded',
  // 7. claims
  'DuplicateInvoice',
  'InvoiceExceedsPrice',
  'CoPaymentUnproved',
  // 8. money
  'BudgetExhausted',
  'ExposureCapExceeded',
  'AcceptanceQuotaExceeded',
  'NetDebitCapExceeded',
  'PoolShort',
  'TreasuryShort',
  // 9. clearing
  'ExceedsObligation',
  'SetOffUnbalanced',
  'SetOffNotMaximal',
] as const;

export type RuleName = (typeof PRECEDENCE)[number];

/** A rule and the question whether this act breaks it. The question is asked only when every earlier rule is kept. */
export type Rule = readonly [RuleName, () => boolean];

/** An act was refused. The runner puts the state back as it was before the step. */
export class Refusal extends Error {
  readonly error: string;

  constructor(rule: RuleName) {
    const error = rule === 'ZeroClaim' ? 'ZeroAmount' : rule;
    super(error);
    this.error = error;
  }
}

/**
 * Throws the refusal of the first broken rule.
 * A list that is not in the order of the document is a fault of the model itself, so it stops the run instead of deciding a case.
 */
export function refuseFirstBroken(rules: readonly Rule[]): void {
  let last = -1;
  for (const [name] of rules) {
    const place = PRECEDENCE.indexOf(name);
    if (place < last) throw new Error(`The model lists ${name} out of order.`);
    last = place;
  }
  for (const [name, isBroken] of rules) if (isBroken()) throw new Refusal(name);
}
