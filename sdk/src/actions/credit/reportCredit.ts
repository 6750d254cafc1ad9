import { creditRegisterAbi } from '../../abis/creditRegisterAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { encodeReporter, encodeSubject, severities } from '../../credit/creditSubject.ts';
import type { CreditSubject, Severity } from '../../credit/creditSubject.ts';
import { hashDocument } from '../../references/reference.ts';

export type ReportCreditParameters = {
  readonly subject: CreditSubject;
  /** Region of the acting credit office; the council without it. */
  readonly region?: number;
  readonly severity: Severity;
  /** Unix seconds at which the mark no longer holds; for good unless said, or 90 days where the office may not do more. */
  readonly until?: number;
  /** The reasoned decision: only its keccak256 goes to the chain. */
  readonly reason: string;
};

/**
 * A credit office, or the council, marks a subject. One mark per office and subject, the last replaces; the worst counts.
 *
 * @throws {TongduiError} `Unauthorized` (also: more than an office may do to another region's subject),
 * `ParticipantUnknown`, `GroupUnknown`, `RegionUnknown`
 * @throws {FormatError} if the reason is empty
 */
export const reportCredit = defineAct({
  encode: ({ deployment }, { subject, region, severity, until = 0, reason }: ReportCreditParameters) =>
    encodeCall(deployment.creditRegister, {
      abi: creditRegisterAbi,
      functionName: 'report',
      args: [encodeSubject(subject), encodeReporter(region), severities.indexOf(severity), until, hashDocument(reason)],
    }),
});
