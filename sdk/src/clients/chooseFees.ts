import type { PublicClient } from 'viem';

/**
 * What to offer as a fee. On a free-gas chain an account without a coin must be able to act, so nothing may be offered. A
 * base fee of nothing tells such a chain: where gas is paid for it never falls below 7 wei.
 *
 * @returns nothing where the wallet is to choose
 */
export async function chooseFees(
  publicClient: PublicClient,
): Promise<{ readonly maxFeePerGas?: 0n; readonly maxPriorityFeePerGas?: 0n }> {
  const { baseFeePerGas } = await publicClient.getBlock();
  return baseFeePerGas === 0n ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
}
