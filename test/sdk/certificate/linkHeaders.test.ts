import { describe, test } from 'node:test';
import { expect } from 'chai';
import type { Hex } from 'viem';
import type { BlockHeader } from '../../../sdk/src/certificate/blockHeader.ts';
import { hashHeader } from '../../../sdk/src/certificate/hashHeader.ts';
import { linkHeaders } from '../../../sdk/src/certificate/linkHeaders.ts';
import { word } from './mixedBlock.ts';

const root: BlockHeader = {
  parentHash: word('00'),
  ommersHash: word('00'),
  beneficiary: `0x${'00'.repeat(20)}`,
  stateRoot: word('00'),
  transactionsRoot: word('00'),
  receiptsRoot: word('00'),
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: 0n,
  number: 1n,
  gasLimit: 1n,
  gasUsed: 0n,
  timestamp: 1n,
  extraData: '0x',
  mixHash: word('00'),
  nonce: '0x0000000000000000',
  baseFeePerGas: 1n,
};

/** Five blocks, each the parent of the next. */
const chain = Array.from({ length: 4 }).reduce<BlockHeader[]>(
  (blocks) => {
    const parent = blocks.at(-1) as BlockHeader;
    return [...blocks, { ...root, number: parent.number + 1n, parentHash: hashHeader(parent) }];
  },
  [root],
);
const hashes = chain.map(hashHeader);
const standings = (headers: BlockHeader[], trusted: Hex[]) =>
  linkHeaders(headers, new Set(trusted)).map(({ standing, by, distance }) => [standing, hashes.indexOf(by), distance]);

describe('linkHeaders', () => {
  test('a held hash covers its block and all ancestors that are given, and nothing above', () => {
    expect(standings(chain, [hashes[2] as Hex])).to.deep.equal([
      ['ancestor', 2, 2],
      ['ancestor', 2, 1],
      ['held', 2, 0],
      ['unconfirmed', 4, 1],
      ['unconfirmed', 4, 0],
    ]);
  });

  test('the nearest held hash speaks for a block, in whatever order they are given', () => {
    for (const trusted of [
      [hashes[4], hashes[1]],
      [hashes[1], hashes[4]],
    ] as Hex[][]) {
      expect(standings(chain.toReversed(), trusted)).to.deep.equal([
        ['held', 4, 0],
        ['ancestor', 4, 1],
        ['ancestor', 4, 2],
        ['held', 1, 0],
        ['ancestor', 1, 1],
      ]);
    }
  });

  test('a gap ends the cover; below it the youngest speaks for the rest', () => {
    expect(standings(chain.toSpliced(3, 1), [hashes[4] as Hex])).to.deep.equal([
      ['unconfirmed', 2, 2],
      ['unconfirmed', 2, 1],
      ['unconfirmed', 2, 0],
      ['held', 4, 0],
    ]);
  });

  test('a forged block beside a true one is never covered, and takes nothing from it', () => {
    const forged = { ...(chain[3] as BlockHeader), gasUsed: 1n };
    for (const headers of [
      [...chain, forged],
      [forged, ...chain],
    ]) {
      const linked = linkHeaders(headers, new Set([hashes[4] as Hex]));
      expect(linked.find(({ header }) => header === forged)?.standing).to.equal('unconfirmed');
      expect(linked.filter(({ header }) => header !== forged).map(({ standing }) => standing)).to.not.include(
        'unconfirmed',
      );
    }
  });

  test('a hash that no header has covers nothing', () => {
    const found = linkHeaders(chain, new Set([word('ff')]));
    expect(found.map(({ standing }) => standing)).to.deep.equal(chain.map(() => 'unconfirmed'));
  });
});
