import hre from 'hardhat';
import { expect } from 'chai';
import { id, keccak256, toBeHex, zeroPadValue } from 'ethers';
import { readFileSync, readdirSync } from 'node:fs';
import { batcherBytecode } from '../../../sdk/src/abis/bytecode/batcherBytecode.ts';
import { claimDeskBytecode } from '../../../sdk/src/abis/bytecode/claimDeskBytecode.ts';
import { creditRegisterBytecode } from '../../../sdk/src/abis/bytecode/creditRegisterBytecode.ts';
import { officesBytecode } from '../../../sdk/src/abis/bytecode/officesBytecode.ts';
import { orderDeskBytecode } from '../../../sdk/src/abis/bytecode/orderDeskBytecode.ts';
import { programmesBytecode } from '../../../sdk/src/abis/bytecode/programmesBytecode.ts';
import { proxyBytecode } from '../../../sdk/src/abis/bytecode/proxyBytecode.ts';
import { recognitionBytecode } from '../../../sdk/src/abis/bytecode/recognitionBytecode.ts';
import { registryBytecode } from '../../../sdk/src/abis/bytecode/registryBytecode.ts';
import { treasuryBytecode } from '../../../sdk/src/abis/bytecode/treasuryBytecode.ts';
import { voucherTokenBytecode } from '../../../sdk/src/abis/bytecode/voucherTokenBytecode.ts';

/** EIP-170: bytes of code that a contract may have. */
const MOST_CODE = 24_576;
/** EIP-3860: bytes of code that a deployment may carry, constructor and arguments included. */
const MOST_INITCODE = 49_152;

const DEPLOYED = {
  Batcher: batcherBytecode,
  ClaimDesk: claimDeskBytecode,
  CreditRegister: creditRegisterBytecode,
  Offices: officesBytecode,
  OrderDesk: orderDeskBytecode,
  Programmes: programmesBytecode,
  Proxy: proxyBytecode,
  Recognition: recognitionBytecode,
  Registry: registryBytecode,
  Treasury: treasuryBytecode,
  VoucherToken: voucherTokenBytecode,
} as const;

const contractsFolder = new URL('../../../contracts/', import.meta.url);

/** Every namespace of the sources, with the slot that the contract beside it uses. */
function namespaces(): { file: string; name: string; slot: string }[] {
  const files = readdirSync(contractsFolder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.sol'));
  return files.flatMap((file) => {
    const source = readFileSync(new URL(file, contractsFolder), 'utf8');
    const names = [...source.matchAll(/@custom:storage-location erc7201:(\S+)/g)].map((match) => match[1] as string);
    const slots = [...source.matchAll(/constant STORAGE\s*=\s*(0x[0-9a-f]{64});/g)].map((match) => match[1] as string);
    return names.map((name, i) => ({ file, name, slot: slots[i] ?? '' }));
  });
}

describe('bytecode', () => {
  // Coverage adds code of its own, so that neither sizes nor bytes are those of the project.
  const suite = hre.globalOptions.coverage ? describe.skip : describe;

  suite('of each contract', () => {
    for (const [name, bytecode] of Object.entries(DEPLOYED)) {
      it(`${name} fits into ${MOST_CODE} bytes`, async () => {
        const artifact = await hre.artifacts.readArtifact(name);
        expect((artifact.deployedBytecode.length - 2) / 2).to.be.at.most(MOST_CODE);
        expect((artifact.bytecode.length - 2) / 2 + 512).to.be.at.most(MOST_INITCODE);
      });

      it(`${name} is deployed as it was compiled`, async () => {
        const artifact = await hre.artifacts.readArtifact(name);
        expect(bytecode === artifact.bytecode, 'the SDK carries other bytecode: run `npm run generate`').to.equal(true);
      });
    }
  });

  it('keeps each contract in the slot that ERC-7201 gives its name', () => {
    const found = namespaces();
    expect(found.map(({ name }) => name)).to.include.members(
      ['Purses', 'ClearingHouse', 'Treasury'].map((own) => `tongdui.storage.${own}`),
    );
    expect(found.length).to.be.at.least(12);
    for (const { file, name, slot } of found) {
      const inner = keccak256(zeroPadValue(toBeHex(BigInt(id(name)) - 1n), 32));
      expect(slot, file).to.equal(zeroPadValue(toBeHex(BigInt(inner) & ~0xffn), 32));
    }
    expect(new Set(found.map(({ slot }) => slot)).size).to.equal(found.length);
  });
});
