/**
 * Set-offs: the solver, the proof that no more could be set off, and the check of somebody else's proposal.
 *
 * @module
 */

export * from '../settlement/epochLengths.ts';
export * from '../settlement/findSetOffFault.ts';
export * from '../settlement/flowWord.ts';
export type * from '../settlement/obligation.ts';
export * from '../settlement/proposal.ts';
export type * from '../settlement/setOffFault.ts';
export type * from '../settlement/setOffSolution.ts';
export * from '../settlement/setOffWeight.ts';
export * from '../settlement/solveSetOff.ts';
