import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { keccak256, numberToHex, parseTransaction, type Hex, type TransactionSerializable } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { decodeTransaction } from '../../../sdk/src/certificate/decodeTransaction.ts';
import { encodeTransaction } from '../../../sdk/src/certificate/encodeTransaction.ts';
import { recoverSender } from '../../../sdk/src/certificate/recoverSender.ts';
import { expectRefusal } from './expectRefusal.ts';

const account = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const bytes = (least: number, most: number) =>
  fc
    .uint8Array({ minLength: least, maxLength: most })
    .map((array): Hex => `0x${[...array].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);
const amount = fc.bigInt(0n, 2n ** 64n);

const common = {
  chainId: fc.integer({ min: 1, max: 2 ** 31 }),
  nonce: fc.nat(),
  gas: amount,
  to: fc.option(bytes(20, 20), { nil: null }),
  value: amount,
  data: bytes(0, 70),
};
const accessList = fc.array(
  fc.record({ address: bytes(20, 20), storageKeys: fc.array(bytes(32, 32), { maxLength: 2 }) }),
  {
    maxLength: 2,
  },
);
const fees = fc
  .tuple(amount, amount)
  .map(([a, b]) => ({ maxFeePerGas: a > b ? a : b, maxPriorityFeePerGas: a > b ? b : a }));

const anyTransaction = fc.oneof(
  fc.record({ ...common, type: fc.constant('legacy' as const), gasPrice: amount }),
  fc.record({ ...common, type: fc.constant('eip2930' as const), gasPrice: amount, accessList }),
  fc.tuple(fc.record({ ...common, type: fc.constant('eip1559' as const), accessList }), fees),
  fc.tuple(
    fc.record({
      ...common,
      type: fc.constant('eip4844' as const),
      to: bytes(20, 20),
      accessList,
      maxFeePerBlobGas: amount.map((fee) => fee + 1n),
      blobVersionedHashes: fc.array(
        bytes(31, 31).map((hash): Hex => `0x01${hash.slice(2)}`),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fees,
  ),
);

/** What a node's JSON-RPC would say of a signed transaction, by viem's reading of it. */
function rpcOf(serialized: Hex): Record<string, unknown> {
  const parsed = parseTransaction(serialized as never) as Record<string, unknown>;
  const types: Record<string, Hex> = { legacy: '0x0', eip2930: '0x1', eip1559: '0x2', eip4844: '0x3', eip7702: '0x4' };
  const quantity = (key: string) => numberToHex(BigInt((parsed[key] as bigint | number | undefined) ?? 0));
  return {
    type: types[parsed.type as string],
    chainId: quantity('chainId'),
    nonce: quantity('nonce'),
    gas: quantity('gas'),
    gasPrice: quantity('gasPrice'),
    maxFeePerGas: quantity('maxFeePerGas'),
    maxPriorityFeePerGas: quantity('maxPriorityFeePerGas'),
    maxFeePerBlobGas: quantity('maxFeePerBlobGas'),
    to: parsed.to ?? null,
    value: quantity('value'),
    input: parsed.data ?? '0x',
    accessList: parsed.accessList ?? [],
    blobVersionedHashes: parsed.blobVersionedHashes ?? [],
    v: quantity(parsed.type === 'legacy' ? 'v' : 'yParity'),
    yParity: quantity('yParity'),
    r: parsed.r,
    s: parsed.s,
  };
}

describe('encodeTransaction and decodeTransaction', () => {
  test('agree with viem on every type that it can sign', async () => {
    await fc.assert(
      fc.asyncProperty(anyTransaction, async (drawn) => {
        const request = (Array.isArray(drawn) ? { ...drawn[0], ...drawn[1] } : drawn) as TransactionSerializable;
        const serialized = await account.signTransaction(request);
        expect(encodeTransaction(rpcOf(serialized))).to.equal(serialized);
        const { signed: _, ...decoded } = decodeTransaction(serialized);
        expect(await recoverSender(decodeTransaction(serialized))).to.equal(account.address.toLowerCase());
        expect(decoded).to.deep.equal({
          hash: keccak256(serialized),
          type: ['legacy', 'eip2930', 'eip1559', 'eip4844'].indexOf(request.type as string),
          to: request.to ?? undefined,
          value: request.value,
          input: request.data,
          chainId: BigInt(request.chainId as number),
        });
      }),
      { numRuns: 60 },
    );
  });

  test('know a type 0 transaction without replay protection', async () => {
    const serialized = await account.signTransaction({ type: 'legacy', gasPrice: 1n, nonce: 3, gas: 21_000n });
    const decoded = decodeTransaction(serialized);
    expect(await recoverSender(decoded)).to.equal(account.address.toLowerCase());
    expect(decoded.chainId).to.equal(undefined);
  });

  test('refuse unknown types and what is no transaction', async () => {
    await expectRefusal('TransactionTypeUnsupported', () => encodeTransaction({ type: '0x5' }));
    await expectRefusal('NodeAnswerInvalid', () => encodeTransaction({ type: '0x2' }));
    const serialized = await account.signTransaction({ type: 'eip1559', chainId: 1, maxFeePerGas: 1n });
    for (const [code, encoded] of [
      ['TransactionTypeUnsupported', `0x05${serialized.slice(4)}`],
      ['TransactionTypeUnsupported', `0x00${serialized.slice(4)}`],
      ['TransactionMalformed', `0x01${serialized.slice(4)}`],
      ['TransactionMalformed', '0x'],
      ['TransactionMalformed', '0xc0'],
      ['TransactionMalformed', serialized.slice(0, -2)],
      ['TransactionMalformed', `${serialized}00`],
      // A parity of 5 in place of 0 or 1: the byte before r (0xa0 is the length of r).
      ['TransactionMalformed', serialized.replace(/(80|01)a0/, '05a0')],
    ] as const) {
      await expectRefusal(code, () => decodeTransaction(encoded as Hex));
    }
  });
});
