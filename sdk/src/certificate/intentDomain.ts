import type { Hex } from 'viem';

/**
 * The EIP-712 domain of the intents that a desk takes.
 *
 * @param desk - address of the desk's proxy.
 *
 * Source: contracts/redemption/IntentDomain.sol.
 */
export function intentDomain(chainId: bigint, desk: Hex) {
  return { name: 'Tongdui', version: '1', chainId, verifyingContract: desk };
}
