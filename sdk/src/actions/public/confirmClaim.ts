import type { Hex } from 'viem';
import { claimDeskAbi } from '../../abis/claimDeskAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import type { ConfirmationIntent } from '../../intents/confirmation.ts';

export type ConfirmClaimParameters = {
  readonly intent: ConfirmationIntent;
  /** The other party's. */
  readonly signature: Hex;
};

/** The call, to be simulated or carried in a batch. */
export function confirmClaimCall(deployment: Deployment, parameters: ConfirmClaimParameters): ContractCall {
  return encodeCall(deployment.claimDesk, {
    abi: claimDeskAbi,
    functionName: 'confirmClaim',
    args: [parameters.intent, parameters.signature],
  });
}

/**
 * Anyone submits the other party's confirmation of a claim signed by one.
 *
 * @throws {TongduiError} `SignatureExpired`, `OrderUnknown`, `AlreadySettled`, `WrongState`, `Unauthorized` if the signature
 * is not the other party's
 */
export async function confirmClaim(client: TongduiClient, parameters: ConfirmClaimParameters): Promise<ActReceipt> {
  return await sendAct(client, confirmClaimCall(client.deployment, parameters));
}
