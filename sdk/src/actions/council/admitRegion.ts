import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type AdmitRegionParameters = {
  /** GB/T 2260 code, six digits, not the centre's 100000. */
  readonly region: number;
  readonly name: string;
};

/**
 * The council admits a region; at most 1023.
 *
 * @throws {TongduiError} `Unauthorized`, `RegionCodeInvalid`, `RegionExists`, `ListFull`
 */
export const admitRegion = defineAct({
  encode: ({ deployment }, { region, name }: AdmitRegionParameters) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'admitRegion',
      args: [checkRegion(region), name],
    }),
});
