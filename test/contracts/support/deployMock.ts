import hre from 'hardhat';
import { ContractFactory } from 'ethers';
import type { BaseContract, InterfaceAbi } from 'ethers';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ethers } from './connection.ts';

const MOCKS = ['ContractSigner', 'KeyVerifier', 'Troublemaker'] as const;

export type MockName = (typeof MOCKS)[number];

type Artifact = { readonly abi: InterfaceAbi; readonly bytecode: string };

let built: Promise<unknown> | undefined;

/** Contracts under the tests are no part of the build: they are compiled when the first test needs one, and cached. */
async function artifactOf(name: MockName): Promise<Artifact> {
  const sources = MOCKS.map((mock) => fileURLToPath(new URL(`mocks/${mock}.sol`, import.meta.url)));
  built ??= hre.solidity.build(sources, { scope: 'tests', quiet: true });
  await built;
  const folder = await hre.solidity.getArtifactsDirectory('tests');
  const file = join(folder, 'test/contracts/support/mocks', `${name}.sol`, `${name}.json`);
  return JSON.parse(await readFile(file, 'utf8')) as Artifact;
}

/** Deploys one of `mocks/`. */
export async function deployMock(name: MockName, ...args: readonly unknown[]): Promise<BaseContract> {
  const { abi, bytecode } = await artifactOf(name);
  const [deployer] = await ethers.getSigners();
  return (await new ContractFactory(abi, bytecode, deployer).deploy(...args)).waitForDeployment();
}
