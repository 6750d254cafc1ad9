import { creditRegisterAbi } from '../../abis/creditRegisterAbi.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { encodeReporter, encodeSubject } from '../../credit/creditSubject.ts';
import type { CreditSubject } from '../../credit/creditSubject.ts';

export type LiftCreditParameters = {
  readonly subject: CreditSubject;
  /** Region whose office's mark is lifted; for the council all marks unless said. */
  readonly region?: number;
};

/**
 * The reporter lifts its own mark, the council any or all. Lifting twice changes nothing.
 *
 * @throws {TongduiError} `Unauthorized`, `ParticipantUnknown`, `GroupUnknown`, `RegionUnknown`
 */
export const liftCredit = defineAct({
  encode: ({ deployment }, { subject, region }: LiftCreditParameters) =>
    encodeCall(deployment.creditRegister, {
      abi: creditRegisterAbi,
      functionName: 'lift',
      args: [encodeSubject(subject), encodeReporter(region)],
    }),
});
