import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { fromRlp, toRlp, type Hex } from 'viem';
import { HEADER_FIELDS, HEADER_LENGTHS, type BlockHeader } from '../../../sdk/src/certificate/blockHeader.ts';
import { decodeHeader } from '../../../sdk/src/certificate/decodeHeader.ts';
import { encodeHeader } from '../../../sdk/src/certificate/encodeHeader.ts';
import { hashHeader } from '../../../sdk/src/certificate/hashHeader.ts';
import { readBlock } from '../../../sdk/src/certificate/readBlock.ts';
import { expectRefusal } from './expectRefusal.ts';
import { startAnvil } from './startAnvil.ts';

const FORKS = [
  { fork: 'london', fields: 16 },
  { fork: 'shanghai', fields: 17 },
  { fork: 'cancun', fields: 20 },
  { fork: 'prague', fields: 21 },
  { fork: 'osaka', fields: 21 },
];

/** Headers of every fork, any content. */
const anyHeader: fc.Arbitrary<BlockHeader> = fc.constantFrom(...HEADER_LENGTHS).chain((length) => {
  const bytes = (least: number, most: number) =>
    fc
      .uint8Array({ minLength: least, maxLength: most })
      .map((array): Hex => `0x${[...array].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  const fields = HEADER_FIELDS.slice(0, length).map((field) => [
    field.name,
    field.kind === 'quantity' ? fc.bigInt(0n, 2n ** 64n) : bytes(field.bytes ?? 0, field.bytes ?? 80),
  ]);
  return fc.record(
    Object.fromEntries(fields) as Record<string, fc.Arbitrary<Hex | bigint>>,
  ) as fc.Arbitrary<unknown> as fc.Arbitrary<BlockHeader>;
});

const sample = fc.sample(anyHeader, { numRuns: 1, seed: 7 })[0] as BlockHeader;

describe('hashHeader', () => {
  for (const { fork, fields } of FORKS) {
    test(`gives the hash of a real ${fork} block, which has ${fields} fields`, async () => {
      const anvil = await startAnvil(fork);
      try {
        const to = anvil.account(1).address;
        const hash = await anvil.walletOf(0).sendTransaction({ to, value: 1n });
        const { blockHash } = await anvil.publicClient.waitForTransactionReceipt({ hash });
        const { header } = await readBlock(anvil.publicClient, blockHash);
        expect(Object.keys(header)).to.have.length(fields);
        expect(hashHeader(header)).to.equal(blockHash);
        expect(hashHeader(decodeHeader(encodeHeader(header)))).to.equal(blockHash);
      } finally {
        await anvil.close();
      }
    });
  }
});

describe('encodeHeader and decodeHeader', () => {
  test('read back what they wrote, for any content of any fork', () => {
    fc.assert(
      fc.property(anyHeader, (header) => {
        expect(decodeHeader(encodeHeader(header))).to.deep.equal(header);
      }),
    );
  });

  test('refuse a field of a wrong size', async () => {
    const error = await expectRefusal('HeaderMalformed', () => encodeHeader({ ...sample, stateRoot: '0x12' }));
    expect(error.en).to.contain('stateRoot');
    const fields = fromRlp(encodeHeader(sample), 'hex') as Hex[];
    await expectRefusal('HeaderMalformed', () => decodeHeader(toRlp(fields.with(14, '0x00'))));
  });

  test('refuse a set of fields that no fork has', async () => {
    const all = { ...sample, withdrawalsRoot: sample.stateRoot, blobGasUsed: 1n, excessBlobGas: 1n };
    await expectRefusal('HeaderMalformed', () => encodeHeader({ ...all, parentBeaconBlockRoot: undefined }));
    await expectRefusal('HeaderMalformed', () => encodeHeader({ ...all, withdrawalsRoot: undefined }));
    const fields = fromRlp(encodeHeader(sample), 'hex') as Hex[];
    await expectRefusal('HeaderMalformed', () => decodeHeader(toRlp(fields.slice(0, 15))));
    await expectRefusal('HeaderMalformed', () => decodeHeader(toRlp([...fields, ...fields])));
  });

  test('refuse a second spelling of a number', async () => {
    const fields = fromRlp(encodeHeader(sample), 'hex') as Hex[];
    await expectRefusal('HeaderMalformed', () => decodeHeader(toRlp(fields.with(8, '0x0005'))));
    await expectRefusal('HeaderMalformed', () => decodeHeader(toRlp(fields.with(8, '0x00'))));
  });

  test('refuse what is no flat list, is cut short, has more behind it, or is nested without end', async () => {
    const rlp = encodeHeader(sample);
    const nested = (depth: number) => {
      let bytes: Hex = '0xc0';
      for (let level = 0; level < depth; level += 1) {
        const size = (bytes.length - 2) / 2;
        const prefix = size <= 55 ? (0xc0 + size).toString(16) : `f9${size.toString(16).padStart(4, '0')}`;
        bytes = `0x${size > 55 && size < 256 ? `f8${size.toString(16)}` : prefix}${bytes.slice(2)}`;
      }
      return bytes;
    };
    const wrong: Hex[] = ['0x', '0x80', '0xc0', `${rlp}00`, rlp.slice(0, -2) as Hex, nested(9_000), toRlp([[rlp]])];
    for (const bytes of wrong) await expectRefusal('HeaderMalformed', () => decodeHeader(bytes));
    await expectRefusal('HeaderMalformed', () => decodeHeader(`0x${'00'.repeat(32_769)}`));
  });
});
