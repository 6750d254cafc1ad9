import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

/** How a dispute ends, by the numbers of contracts/redemption/IClaimDesk.sol. */
const outcomes = ['PAY', 'RELEASE'] as const;

export type Outcome = (typeof outcomes)[number];

export type ResolveOrderParameters = Reference & {
  /** The order's hash. */
  readonly order: Hex;
  readonly outcome: Outcome;
};

/**
 * Both agencies (at home its one) end a dispute; the council alone once it has lasted 30 days.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`, `ReferenceUsed`
 */
export async function resolveOrder(
  client: TongduiClient,
  parameters: ResolveOrderParameters,
): Promise<CountersignedReceipt> {
  const call = encodeCall(client.deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'resolveOrder',
    args: [parameters.order, outcomes.indexOf(parameters.outcome), referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
