import { treasuryAbi } from '../../abis/treasuryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { epochLengths } from '../../settlement/epochLengths.ts';
import type { EpochLength } from '../../settlement/epochLengths.ts';

export type SetEpochLengthParameters = {
  /** A month unless the council said otherwise; BLOCK is for rehearsals. */
  readonly length: EpochLength;
};

/**
 * The council sets how long an epoch of clearing lasts. The running epoch ends at once.
 *
 * @throws {TongduiError} `Unauthorized`
 */
export const setEpochLength = defineAct({
  encode: ({ deployment }, { length }: SetEpochLengthParameters) =>
    encodeCall(deployment.treasury, {
      abi: treasuryAbi,
      functionName: 'setEpochLength',
      args: [epochLengths.indexOf(length)],
    }),
});
