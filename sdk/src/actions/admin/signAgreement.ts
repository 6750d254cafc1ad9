import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { encodeTerms } from '../../agreements/encodeTerms.ts';
import type { Terms } from '../../agreements/terms.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

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
export async function signAgreement(
  client: TongduiClient,
  parameters: SignAgreementParameters,
): Promise<CountersignedReceipt> {
  const { issuer, host } = parameters;
  const terms = await encodeTerms(client, parameters.terms);
  const args = [issuer, host, terms, referenceOf(parameters)] as const;
  const call = encodeCall(client.deployment.recognition, { abi: recognitionAbi, functionName: 'signAgreement', args });
  return await sendCountersigned(client, call);
}
