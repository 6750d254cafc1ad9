/** The bytecode that deploys each contract. @module */

export * from '../abis/bytecode/batcherBytecode.ts';
export * from '../abis/bytecode/claimDeskBytecode.ts';
export * from '../abis/bytecode/creditRegisterBytecode.ts';
export * from '../abis/bytecode/officesBytecode.ts';
export * from '../abis/bytecode/orderDeskBytecode.ts';
export * from '../abis/bytecode/programmesBytecode.ts';
export * from '../abis/bytecode/proxyBytecode.ts';
export * from '../abis/bytecode/recognitionBytecode.ts';
export * from '../abis/bytecode/registryBytecode.ts';
export * from '../abis/bytecode/treasuryBytecode.ts';
export * from '../abis/bytecode/voucherTokenBytecode.ts';
