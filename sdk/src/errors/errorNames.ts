/**
 * Every refusal of the system and its class, in the order in which they are reported when an act breaks several rules
 * (docs/scenario-format.md, Errors): the lower class first, within a class the earlier. `ZeroAmount` stands twice: a
 * stated amount of nothing is class 1, a claim that comes to nothing is class 6.
 */
export const errorNames = [
  { name: 'ZeroAmount', class: 1 },
  { name: 'SignatureExpired', class: 1 },
  { name: 'BadSignature', class: 1 },
  { name: 'OrderExists', class: 1 },

  { name: 'OrderUnknown', class: 2 },
  { name: 'OrderNotApproved', class: 2 },
  { name: 'AlreadySettled', class: 2 },
  { name: 'WrongState', class: 2 },
  { name: 'NotDue', class: 2 },
  { name: 'ChallengeOver', class: 2 },

  { name: 'Unauthorized', class: 3 },
  { name: 'NotHolder', class: 3 },
  { name: 'ParticipantInactive', class: 3 },
  { name: 'RegionSuspended', class: 3 },
  { name: 'CreditBlocked', class: 3 },
  { name: 'RelatedParties', class: 3 },
  { name: 'NotTransferable', class: 3 },

  { name: 'ProgrammeClosed', class: 4 },
  { name: 'Retroactive', class: 4 },
  { name: 'UseExpired', class: 4 },
  { name: 'RedeemExpired', class: 4 },

  { name: 'NotRecognised', class: 5 },
  { name: 'LabNotListed', class: 5 },
  { name: 'CategoryNotCovered', class: 5 },

  { name: 'ZeroAmount', class: 6 },
  { name: 'CoPaymentTooLow', class: 6 },
  { name: 'BalanceTooLow', class: 6 },
  { name: 'UnitMismatch', class: 6 },
  { name: 'OrderCapExceeded', class: 6 },
  { name: 'FirstUseCapExceeded', class: 6 },
  { name: 'AnnualCapExceeded', class: 6 },

  { name: 'DuplicateInvoice', class: 7 },
  { name: 'InvoiceExceedsPrice', class: 7 },
  { name: 'CoPaymentUnproved', class: 7 },

  { name: 'BudgetExhausted', class: 8 },
  { name: 'ExposureCapExceeded', class: 8 },
  { name: 'AcceptanceQuotaExceeded', class: 8 },
  { name: 'NetDebitCapExceeded', class: 8 },
  { name: 'PoolShort', class: 8 },
  { name: 'TreasuryShort', class: 8 },

  { name: 'ExceedsObligation', class: 9 },
  { name: 'SetOffUnbalanced', class: 9 },
  { name: 'SetOffNotMaximal', class: 9 },
] as const;

/** The name of a refusal: the contracts' custom error, the SDK's error code, the API's `code`. */
export type ErrorName = (typeof errorNames)[number]['name'];
