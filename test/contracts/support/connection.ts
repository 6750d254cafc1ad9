import hre from 'hardhat';

/** Chain time at which every test begins: 2026-03-02 10:00 at UTC+8, a Monday, in Unix seconds. */
export const START = 1_772_416_800;

/** The one in-process chain that all contract tests share; `snapshots.ts` keeps them apart. */
export const connection = await hre.network.create({
  override: {
    initialDate: new Date(START * 1000).toISOString(),
    accounts: { count: 60 },
    // A fixed limit, the cap of EIP-7825: nothing is estimated, so a refusal is that of the transaction itself.
    gas: 16_777_216n,
  },
});

export const { ethers, provider, networkHelpers } = connection;
