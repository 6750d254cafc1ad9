import type { Address } from 'viem';
import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type DelistLabParameters = {
  /** The lab's account. */
  readonly lab: Address;
  /** Region whose agency acts. */
  readonly region: number;
};

/**
 * A region's agency strikes its entry out of the joint catalogue; its own region's strikes the lab out everywhere.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantInactive` if it is no lab, `RegionUnknown`
 */
export const delistLab = defineAct({
  encode: ({ deployment }, { lab, region }: DelistLabParameters) =>
    encodeCall(deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'delistLab',
      args: [lab, checkRegion(region)],
    }),
});
