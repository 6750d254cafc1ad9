import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { CountersignedReceipt } from '../../clients/actReceipt.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendCountersigned } from '../../clients/sendCountersigned.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import { referenceOf } from '../../references/reference.ts';
import type { Reference } from '../../references/reference.ts';

/** The contract reads the largest amount as all that is left. */
const allThatIsLeft = 2n ** 96n - 1n;

export type ClawBackOrderParameters = Reference & {
  /** The order's hash. */
  readonly order: Hex;
  /** Fen; all that is left to claw back unless said. */
  readonly amount?: bigint;
};

/**
 * Both agencies (at home its one) take a payment, or a part of it, back. What the payee's deposit does not yield stays due
 * from it.
 *
 * @throws {TongduiError} `ZeroAmount`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized`, `ReferenceUsed`,
 * `BalanceTooLow`
 */
export async function clawBackOrder(
  client: TongduiClient,
  parameters: ClawBackOrderParameters,
): Promise<CountersignedReceipt> {
  const { order, amount = allThatIsLeft } = parameters;
  const call = encodeCall(client.deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'clawBackOrder',
    args: [order, amount, referenceOf(parameters)],
  });
  return await sendCountersigned(client, call);
}
