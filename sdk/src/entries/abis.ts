/** The ABIs of all contracts, `as const`. @module */

export * from '../abis/batcherAbi.ts';
export * from '../abis/claimDeskAbi.ts';
export * from '../abis/creditRegisterAbi.ts';
export * from '../abis/officesAbi.ts';
export * from '../abis/orderDeskAbi.ts';
export * from '../abis/programmesAbi.ts';
export * from '../abis/proxyAbi.ts';
export * from '../abis/recognitionAbi.ts';
export * from '../abis/registryAbi.ts';
export * from '../abis/treasuryAbi.ts';
export * from '../abis/voucherTokenAbi.ts';
