import { decodeFunctionResult, parseEventLogs } from 'viem';
import { batcherAbi } from '../../abis/batcherAbi.ts';
import type { ActReceipt } from '../../clients/actReceipt.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { mostGas } from '../../clients/gasLimit.ts';
import { sendAct } from '../../clients/sendAct.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
import type { Deployment } from '../../deployments/deployment.ts';
import { decodeRevert } from '../../errors/decodeRevert.ts';
import type { TongduiError } from '../../errors/tongduiError.ts';

export type RunBatchParameters = {
  readonly calls: readonly ContractCall[];
  /**
   * Gas of the transaction; 16,777,216 unless said. An estimate would not do: a call that runs out of gas sinks no batch,
   * so the cheapest batch that "goes through" is one in which every call fails.
   */
  readonly gas?: bigint;
};

/** What became of one call of a batch: `undefined` where it went through, else its refusal. */
export type BatchOutcome = TongduiError | undefined;

/** The call, to be simulated. */
export function runBatchCall(deployment: Deployment, { calls }: RunBatchParameters): ContractCall {
  const args = [calls.map(({ to, data }) => ({ target: to, data }))] as const;
  return encodeCall(deployment.batcher, { abi: batcherAbi, functionName: 'run', args });
}

/**
 * Runs many calls in one transaction; one that fails sinks no other. The Batcher has no rights: only calls that carry
 * their own signatures, or that anyone may make, can go through.
 *
 * @returns with `outcomes`, in the order of `calls`
 * @throws {TongduiError} `TransactionFailed` if the gas does not even carry the failures
 */
export async function runBatch(
  client: TongduiClient,
  parameters: RunBatchParameters,
): Promise<ActReceipt & { readonly outcomes: readonly BatchOutcome[] }> {
  const { calls, gas = mostGas } = parameters;
  const sent = await sendAct(client, runBatchCall(client.deployment, parameters), { gas });
  const outcomes: BatchOutcome[] = calls.map(() => undefined);
  const own = sent.receipt.logs.filter(({ address }) => isSame(address, client.deployment.batcher));
  for (const { args } of parseEventLogs({ abi: batcherAbi, eventName: 'CallFailed', logs: own })) {
    outcomes[Number(args.index)] = decodeRevert(args.reason);
  }
  return { ...sent, outcomes };
}

/**
 * Asks what would become of each call, in the block that would come next. Nothing is sent.
 *
 * @returns for each call whether it would go through
 */
export async function simulateBatch(
  client: TongduiClient,
  parameters: RunBatchParameters,
): Promise<readonly boolean[]> {
  const { gas = mostGas } = parameters;
  const call = runBatchCall(client.deployment, parameters);
  try {
    const { data = '0x' } = await client.publicClient.call({ ...call, gas, blockTag: 'pending' });
    return decodeFunctionResult({ abi: batcherAbi, functionName: 'run', data });
  } catch (cause) {
    throw decodeRevert(cause);
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
