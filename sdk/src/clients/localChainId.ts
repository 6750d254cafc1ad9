/**
 * The chain of every node that runs on this machine alone: rehearsals, tests and `network up`. (viem's list of all chains has it
 * too, and would come along whole.)
 */
export const localChainId = 31_337;
