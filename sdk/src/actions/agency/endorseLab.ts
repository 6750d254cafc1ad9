import type { Address } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type EndorseLabParameters = {
  /** The lab's account. */
  readonly lab: Address;
  /** Region whose agency acts. */
  readonly region: number;
};

/**
 * A region's agency enters a lab in the joint catalogue; its own region's entry also lists it again.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantInactive` if it is no lab, `RegionUnknown`
 */
export const endorseLab = defineAct({
  encode: ({ deployment }, { lab, region }: EndorseLabParameters) =>
    encodeCall(deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'endorseLab',
      args: [lab, checkRegion(region)],
    }),
});
