import type { Address } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type UnrelatePartiesParameters = {
  /** A party's account; its whole group is meant. */
  readonly a: Address;
  readonly b: Address;
  /** Region whose agency acts; home of one of the two. */
  readonly region: number;
};

/**
 * The agency that related two groups takes it back; the council takes back all there is.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantUnknown`
 */
export const unrelateParties = defineAct({
  encode: ({ deployment }, { a, b, region }: UnrelatePartiesParameters) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'unrelateParties',
      args: [a, b, checkRegion(region)],
    }),
});
