import type { Address, EstimateGasParameters, PublicClient } from 'viem';
import { decodeRevert } from '../errors/decodeRevert.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import type { ContractCall } from './contractCall.ts';
import { mostGas } from './gasLimit.ts';
import type { TongduiClient } from './tongduiClient.ts';

export type SimulateOptions = {
  /** The account that would send it; the wallet's unless said. */
  readonly from?: Address;
  /** Gas that it would be sent with: then none is estimated. */
  readonly gas?: bigint;
};

/**
 * Runs a call without sending it, in the block that would come next.
 *
 * @returns the gas that it takes, or what was given
 * @throws {TongduiError} With the contract's refusal, if it would be refused. `GasLimitExceeded` if it takes more gas than
 * a transaction may use.
 */
export async function simulateAct(
  client: TongduiClient,
  call: ContractCall,
  options: SimulateOptions = {},
): Promise<bigint> {
  const { publicClient, walletClient } = client;
  const { from: account = walletClient?.account.address, gas } = options;
  // The next block's clock decides, not that of the last block, which may be long ago.
  const request = { ...(account ? { account } : {}), ...call, blockTag: 'pending' } as const;
  try {
    if (gas === undefined) return await estimate(publicClient, request);
    await publicClient.call({ ...request, gas });
    return gas;
  } catch (cause) {
    const error = decodeRevert(cause);
    if (error.code !== 'RevertedSilently' || gas !== undefined) throw error;
    // Some nodes leave the revert data out of an estimate; a call returns it.
    throw await publicClient.call(request).then(() => error, decodeRevert);
  }
}

/** A node may estimate with the gas of a whole block, which no transaction is given. */
async function estimate(publicClient: PublicClient, request: EstimateGasParameters): Promise<bigint> {
  const gas = await publicClient.estimateGas(request);
  if (gas > mostGas) throw new TongduiError('GasLimitExceeded', { gas });
  return gas;
}
