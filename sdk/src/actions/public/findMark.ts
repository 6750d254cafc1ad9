import { creditRegisterAbi } from '../../abis/creditRegisterAbi.ts';
import { readChain } from '../../clients/readChain.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { encodeReporter, encodeSubject, severities } from '../../credit/creditSubject.ts';
import type { CreditSubject, Severity } from '../../credit/creditSubject.ts';

export type FindMarkParameters = {
  readonly subject: CreditSubject;
  /** Region of the reporting office; the council unless said. */
  readonly region?: number;
};

export type CreditMark = {
  readonly severity: Severity;
  /** Unix seconds at which it no longer holds; 2^40 - 1: for good. It may have passed. */
  readonly until: number;
};

/**
 * The mark of one office on a subject; `undefined` if it has none.
 *
 * @throws {TongduiError} `ParticipantUnknown` for an address that is no participant's account
 */
export async function findMark(client: TongduiClient, parameters: FindMarkParameters): Promise<CreditMark | undefined> {
  const { subject, region } = parameters;
  const [number, until] = await readChain(client, {
    address: client.deployment.creditRegister,
    abi: creditRegisterAbi,
    functionName: 'markOf',
    args: [encodeSubject(subject), encodeReporter(region)],
  });
  const severity = severities[number];
  return severity === undefined || severity === 'NONE' ? undefined : { severity, until };
}
