/** What is wrong with a claimed solution, and where. */
export type SetOffFault = {
  readonly kind: SetOffFaultKind;
  readonly at: SetOffPlace;
};

/**
 * MALFORMED: it is not in the form that `SetOffSolution` describes, or its sums are not those of its flows.
 * INCOMPLETE: its edges are not what is owed.
 * EXCEEDS: more is set off than is owed.
 * UNBALANCED: a region pays out more or less than it receives.
 * NOT_MAXIMAL: the potentials do not prove the circulation to be the heaviest; it may still be.
 */
export type SetOffFaultKind = 'MALFORMED' | 'INCOMPLETE' | 'EXCEEDS' | 'UNBALANCED' | 'NOT_MAXIMAL';

/** An edge, a region, or a figure of the whole. */
export type SetOffPlace =
  | { readonly debtor: number; readonly creditor: number }
  | { readonly region: number }
  | { readonly figure: 'cycle' | 'gross' | 'setOff' | 'residual' };
