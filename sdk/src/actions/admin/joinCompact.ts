import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type JoinCompactParameters = Reference & { readonly compact: number; readonly region: number };

/**
 * A region's admin and the council: from now on every member and the region recognise one another.
 *
 * @throws {TongduiError} `Unauthorized`, `ReferenceUsed`, `CompactUnknown`, `WrongState` if it is a member already, `RegionUnknown`
 */
export const joinCompact = defineAct({
  encode: ({ deployment }, { compact, region, ...reference }: JoinCompactParameters) =>
    encodeCall(deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'joinCompact',
      args: [compact, checkRegion(region), referenceOf(reference)],
    }),
  read: readExecuted,
});
