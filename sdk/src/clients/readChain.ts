import type {
  Abi,
  ContractFunctionArgs,
  ContractFunctionName,
  ReadContractParameters,
  ReadContractReturnType,
} from 'viem';
import { decodeRevert } from '../errors/decodeRevert.ts';
import type { TongduiClient } from './tongduiClient.ts';

/**
 * Asks a contract as it stands now, at the clock of the block that would come next.
 *
 * @throws {TongduiError} With the contract's refusal, or `ChainUnreachable`.
 */
export async function readChain<
  const abi extends Abi | readonly unknown[],
  functionName extends ContractFunctionName<abi, 'pure' | 'view'>,
  const args extends ContractFunctionArgs<abi, 'pure' | 'view', functionName>,
>(
  client: TongduiClient,
  parameters: ReadContractParameters<abi, functionName, args>,
): Promise<ReadContractReturnType<abi, functionName, args>> {
  try {
    // The checker asks for the assertion (a spread of a generic type loses it) that the linter takes for needless.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-assertion
    return await client.publicClient.readContract({ blockTag: 'pending', ...parameters } as typeof parameters);
  } catch (cause) {
    throw decodeRevert(cause);
  }
}
