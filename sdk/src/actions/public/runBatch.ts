import { decodeFunctionResult, parseEventLogs } from 'viem';
import { batcherAbi } from '../../abis/batcherAbi.ts';
import type { ContractCall } from '../../clients/contractCall.ts';
import { defineAct } from '../../clients/defineAct.ts';
import { encodeCall } from '../../clients/encodeCall.ts';
import { mostGas } from '../../clients/gasLimit.ts';
import type { TongduiClient } from '../../clients/tongduiClient.ts';
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

/**
 * Runs many calls in one transaction; one that fails sinks no other. The Batcher has no rights: only calls that carry
 * their own signatures, or that anyone may make, can go through.
 *
 * @returns with `outcomes`, in the order of `calls`
 * @throws {TongduiError} `TransactionFailed` if the gas does not even carry the failures
 * @example
 * const calls = signed.map((order) => placeOrder.encode(client, order));
 * const { outcomes } = await runBatch(client, { calls });
 */
export const runBatch = defineAct({
  encode: ({ deployment }, { calls }: RunBatchParameters) =>
    encodeCall(deployment.batcher, {
      abi: batcherAbi,
      functionName: 'run',
      args: [calls.map(({ to, data }) => ({ target: to, data }))],
    }),
  options: ({ gas = mostGas }) => ({ gas }),
  read: ({ receipt }, { calls }, { deployment }): { readonly outcomes: readonly BatchOutcome[] } => {
    const outcomes: BatchOutcome[] = calls.map(() => undefined);
    const own = receipt.logs.filter(({ address }) => isSame(address, deployment.batcher));
    for (const { args } of parseEventLogs({ abi: batcherAbi, eventName: 'CallFailed', logs: own })) {
      outcomes[Number(args.index)] = decodeRevert(args.reason);
    }
    return { outcomes };
  },
});

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
  const call = runBatch.encode(client, parameters);
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
