import { dataSlice, getAddress } from 'ethers';
import { ethers } from './connection.ts';

/** Where ERC-1967 keeps a proxy's implementation. */
export const IMPLEMENTATION_SLOT = '0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc';

/** The implementation behind a proxy. */
export async function implementationOf(proxy: string): Promise<string> {
  return getAddress(dataSlice(await ethers.provider.getStorage(proxy, IMPLEMENTATION_SLOT), 12));
}
