/** The `until` of a mark that holds until it is lifted: the latest time that 40 bits hold. */
export const forGood = 2 ** 40 - 1;
