import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type LeaveCompactParameters = { readonly compact: number; readonly region: number };

/**
 * A region's admin leaves a compact. Orders already placed keep their terms.
 *
 * @throws {TongduiError} `Unauthorized`, `CompactUnknown`, `WrongState` if it is no member
 */
export const leaveCompact = defineAct({
  encode: ({ deployment }, { compact, region }: LeaveCompactParameters) =>
    encodeCall(deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'leaveCompact',
      args: [compact, checkRegion(region)],
    }),
});
