import { recognitionAbi } from '../../abis/recognitionAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { unpackTermsWord } from '../../agreements/unpackTermsWord.ts';
import type { TermsRecord } from '../../agreements/unpackTermsWord.ts';
export type GetTermsParameters = {
  /** The terms' number, as an order keeps it; 0 at home. */
  readonly terms: number;
};

/**
 * The terms with this number. Unknown numbers read as terms of nothing on HOME.
 */
export async function getTerms(client: TongduiClient, parameters: GetTermsParameters): Promise<TermsRecord> {
  return unpackTermsWord(
    await readChain(client, {
      address: client.deployment.recognition,
      abi: recognitionAbi,
      functionName: 'termsAt',
      args: [parameters.terms],
    }),
  );
}
