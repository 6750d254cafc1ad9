import { creditRegisterAbi } from '../../abis/creditRegisterAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { encodeSubject } from '../../credit/creditSubject.ts';
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
export async function liftCredit(client: TongduiClient, parameters: LiftCreditParameters): Promise<ActReceipt> {
  const { subject, region = 0 } = parameters;
  const call = encodeCall(client.deployment.creditRegister, {
    abi: creditRegisterAbi,
    functionName: 'lift',
    args: [encodeSubject(subject), region],
  });
  return await sendAct(client, call);
}
