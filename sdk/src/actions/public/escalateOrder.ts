import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';

export type EscalateOrderParameters = {
  /** The order's hash. */
  readonly order: Hex;
};

/** The call, to be simulated or carried in a batch. */
export function escalateOrderCall(deployment: Deployment, parameters: EscalateOrderParameters): ContractCall {
  return encodeCall(deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'escalateOrder',
    args: [parameters.order],
  });
}

/**
 * Anyone, 30 days after a claim that nobody reviewed: it is DISPUTED from then on.
 *
 * @throws {TongduiError} `OrderUnknown`, `AlreadySettled`, `WrongState`, `NotDue`
 */
export async function escalateOrder(client: TongduiClient, parameters: EscalateOrderParameters): Promise<ActReceipt> {
  return await sendAct(client, escalateOrderCall(client.deployment, parameters));
}
