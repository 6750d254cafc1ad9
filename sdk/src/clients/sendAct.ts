import type { Hex, PublicClient } from 'viem';
import { decodeRevert } from '../errors/decodeRevert.ts';
import { TongduiError } from '../errors/tongduiError.ts';
import type { ActReceipt } from './actReceipt.ts';
import { chooseFees } from './chooseFees.ts';
import type { ContractCall } from './contractCall.ts';
import { gasLimitFor } from './gasLimit.ts';
import { localChainId } from './localChainId.ts';
import { simulateAct } from './simulateAct.ts';
import type { ActWallet, TongduiClient } from './tongduiClient.ts';

/** A rehearsal's node mines at once: there is no point in waiting a second for the answer. In milliseconds. */
const rehearsalPolling = 5;

export type SendOptions = {
  /** Gas to send with: then none is estimated, but the act is simulated all the same. */
  readonly gas?: bigint;
};

/**
 * What every writing action does: simulate, send, wait for the block.
 *
 * @throws {TongduiError} With the contract's refusal: from the simulation, and then nothing was sent, or in the rare case
 * that the state changed meanwhile from the block. `WalletMissing` on a read-only client, `ChainUnreachable` if the node
 * does not answer, `TransactionUnconfirmed` if it stopped answering once the act was sent.
 */
export async function sendAct(
  client: TongduiClient,
  call: ContractCall,
  options: SendOptions = {},
): Promise<ActReceipt> {
  const { publicClient, walletClient } = client;
  if (!walletClient) throw new TongduiError('WalletMissing');
  const needed = await simulateAct(client, call, options);
  const hash = await submit(publicClient, walletClient, { ...call, gas: options.gas ?? gasLimitFor(needed) });
  const polling = publicClient.chain?.id === localChainId ? { pollingInterval: rehearsalPolling } : {};
  // Another transaction in its place would be another act: its receipt must not pass for this one's.
  const wait = { hash, checkReplacement: false, ...polling };
  const receipt = await publicClient.waitForTransactionReceipt(wait).catch((cause: unknown) => {
    throw new TongduiError('TransactionUnconfirmed', { hash }, { cause });
  });
  if (receipt.status !== 'success') throw await explainFailure(client, call, hash, receipt.blockNumber);
  return { hash, blockNumber: receipt.blockNumber, gasUsed: receipt.gasUsed, receipt };
}

async function submit(
  publicClient: PublicClient,
  walletClient: ActWallet,
  call: ContractCall & { readonly gas: bigint },
): Promise<Hex> {
  try {
    return await walletClient.sendTransaction({ ...call, ...(await chooseFees(publicClient)) });
  } catch (cause) {
    throw decodeRevert(cause);
  }
}

/** The transaction failed although it was simulated: the call is run again on the state that it met. */
async function explainFailure(client: TongduiClient, call: ContractCall, hash: Hex, blockNumber: bigint) {
  const account = client.walletClient?.account.address;
  const failed = new TongduiError('TransactionFailed', { hash, blockNumber });
  return await client.publicClient
    .call({ ...(account ? { account } : {}), ...call, blockNumber: blockNumber - 1n })
    .then(() => failed, decodeRevert);
}
