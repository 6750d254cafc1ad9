import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { encodeTerms } from '../../agreements/encodeTerms.ts';
import type { Terms } from '../../agreements/terms.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { readExecuted } from '../../clients/readExecuted.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';
import { checkRegion } from '../../regions/checkRegion.ts';

export type SignAgreementParameters = Reference & {
  /** Region whose vouchers are recognised. */
  readonly issuer: number;
  /** Region whose labs take them. */
  readonly host: number;
  readonly terms: Terms;
};

/**
 * The admins of issuer and host sign the terms under which the host's labs take the issuer's vouchers. New terms replace
 * the pair's former ones for later orders.
 *
 * @throws {TongduiError} `Unauthorized`, `ReferenceUsed`, `SameRegion`, `RegionUnknown`, `AgentInvalid`, `RatioInvalid`,
 * `RailUnavailable`, `CategoryUnknown`, `ListFull`
 */
export const signAgreement = defineAct({
  encode: async (client, { issuer, host, terms, ...reference }: SignAgreementParameters) => {
    const pair = [checkRegion(issuer), checkRegion(host)] as const;
    return encodeCall(client.deployment.recognition, {
      abi: recognitionAbi,
      functionName: 'signAgreement',
      args: [...pair, await encodeTerms(client, terms), referenceOf(reference)],
    });
  },
  read: readExecuted,
});
