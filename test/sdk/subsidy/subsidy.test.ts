import { after, before, describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Address } from 'viem';
import { decodeRevert } from '../../../sdk/src/errors/decodeRevert.ts';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';
import { checkSubsidy } from '../../../sdk/src/subsidy/checkSubsidy.ts';
import { bindings } from '../../../sdk/src/subsidy/limits.ts';
import type { Limits } from '../../../sdk/src/subsidy/limits.ts';
import { quoteSubsidy } from '../../../sdk/src/subsidy/quoteSubsidy.ts';
import { ratioOf } from '../../../sdk/src/subsidy/ratioOf.ts';
import { startAnvil, type Anvil } from '../certificate/startAnvil.ts';
import { deployHarness, harnessAbi } from './deployHarness.ts';

const largest = 2n ** 96n - 1n;
/** Few values, so that limits often tie; and all of them, with the edges. */
const amount = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 99n, 100n, 101n, largest - 1n, largest),
  fc.bigInt({ min: 0n, max: 300n }),
  fc.bigInt({ min: 0n, max: largest }),
);
const unit = fc.oneof(fc.constantFrom(1n, 2n, 100n, largest), fc.bigInt({ min: 1n, max: 300n }));
const limits: fc.Arbitrary<Limits> = fc.record({
  byRatio: amount,
  balance: amount,
  orderCap: amount,
  firstUseLeft: amount,
  annualLeft: amount,
  unit,
});

const loose: Limits = {
  byRatio: 100n,
  balance: 100n,
  orderCap: 100n,
  firstUseLeft: 100n,
  annualLeft: 100n,
  unit: 10n,
};
/** One for each limit, so that every run meets them all. */
const binding: readonly Limits[] = [
  loose,
  { ...loose, balance: 90n },
  { ...loose, orderCap: 90n },
  { ...loose, firstUseLeft: 90n },
  { ...loose, annualLeft: 90n },
  { ...loose, annualLeft: 89n },
];

describe('the arithmetic of a subsidy', () => {
  let anvil: Anvil;
  let address: Address;
  before(async () => {
    anvil = await startAnvil('osaka');
    address = await deployHarness(anvil);
  });
  after(async () => await anvil.close());

  const onChain = () => ({ address, abi: harnessAbi }) as const;

  test('gives the chain’s largest subsidy and what binds it', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(limits, async (given) => {
        const asked = { ...onChain(), functionName: 'most', args: [given] } as const;
        const [subsidy, binding] = await anvil.publicClient.readContract(asked);
        const quoted = quoteSubsidy(given);
        seen.add(quoted.binding);
        expect(quoted).to.deep.equal({ subsidy, binding: bindings[binding] });
      }),
      { numRuns: 200, examples: binding.map((given) => [given]) },
    );
    // A run that never met a limit would have compared nothing about it.
    expect([...seen].sort()).to.deep.equal([...bindings].sort());
  });

  test('refuses what the chain refuses, with the same figures', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(limits, amount, fc.boolean(), async (given, free, quoted) => {
        const subsidy = quoted ? quoteSubsidy(given).subsidy : free;
        const asked = { ...onChain(), functionName: 'check', args: [subsidy, given] } as const;
        const chain = await anvil.publicClient.readContract(asked).then(() => undefined, decodeRevert);
        const local = refusalOf(() => checkSubsidy(subsidy, given));
        seen.add(local?.code ?? 'none');
        expect(local?.code).to.equal(chain?.code);
        expect(local?.figures).to.deep.equal(chain?.figures);
        if (quoted) expect(local, 'a quoted subsidy passes').to.equal(undefined);
      }),
      {
        numRuns: 200,
        examples: [
          ...binding.map((given) => [given, 100n, false] as [Limits, bigint, boolean]),
          [loose, 101n, false],
          [loose, 99n, false],
        ],
      },
    );
    expect([...seen].sort()).to.deep.equal([
      'AnnualCapExceeded',
      'BalanceTooLow',
      'CoPaymentTooLow',
      'FirstUseCapExceeded',
      'OrderCapExceeded',
      'UnitMismatch',
      'none',
    ]);
  });

  test('takes the chain’s part of a price', async () => {
    const ratio = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(0, 1, 9_999, 10_000));
    await fc.assert(
      fc.asyncProperty(amount, ratio, async (price, ratioBp) => {
        const asked = { ...onChain(), functionName: 'ofRatio', args: [price, BigInt(ratioBp)] } as const;
        expect(ratioOf(price, ratioBp)).to.equal(await anvil.publicClient.readContract(asked));
      }),
      { numRuns: 100 },
    );
  });

  test('has no unit of nothing and no ratio beyond the whole', () => {
    const given = { byRatio: 1n, balance: 1n, orderCap: 1n, firstUseLeft: 1n, annualLeft: 1n, unit: 0n };
    expect(() => quoteSubsidy(given)).to.throw(RangeError, /unit/);
    expect(() => checkSubsidy(1n, given)).to.throw(RangeError, /unit/);
    for (const ratioBp of [-1, 10_001, 0.5, Number.NaN]) expect(() => ratioOf(1n, ratioBp)).to.throw(RangeError);
  });
});

function refusalOf(act: () => void): TongduiError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof TongduiError) return error;
    throw error;
  }
}
