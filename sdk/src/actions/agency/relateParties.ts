import type { Address } from 'viem';
import { registryAbi } from '../../abis/registryAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type RelatePartiesParameters = {
  /** A party's account; its whole group is meant. */
  readonly a: Address;
  readonly b: Address;
  /** Region whose agency acts; home of one of the two. */
  readonly region: number;
};

/**
 * An agency puts on record that two groups are related: any member with any member. Doing it twice changes nothing.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantUnknown`
 */
export const relateParties = defineAct({
  encode: ({ deployment }, { a, b, region }: RelatePartiesParameters) =>
    encodeCall(deployment.registry, {
      abi: registryAbi,
      functionName: 'relateParties',
      args: [a, b, checkRegion(region)],
    }),
});
