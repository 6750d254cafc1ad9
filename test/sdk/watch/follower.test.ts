import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { TongduiError } from '../../../sdk/src/errors/tongduiError.ts';
import { eventFilter } from '../../../sdk/src/watch/eventFilter.ts';
import { Follower } from '../../../sdk/src/watch/follower.ts';
import type { FollowerParameters } from '../../../sdk/src/watch/follower.ts';
import type { SystemEvent } from '../../../sdk/src/watch/systemEvent.ts';
import { deployment, FakeChain } from './fakeChain.ts';

const nameOf = (event: SystemEvent) => (event as SystemEvent<'CategoryAdded'>).args.category;

/** What one who listens has been told and has not been taken back from. */
function follow(chain: FakeChain, more: Partial<FollowerParameters> = {}) {
  const held: string[] = [];
  const undone: string[] = [];
  const follower = new Follower(chain.client(), {
    filter: eventFilter(deployment, ['CategoryAdded']),
    fromBlock: 0n,
    after: undefined,
    finality: undefined,
    isWanted: () => true,
    tell: async (event) => void held.push(await Promise.resolve(nameOf(event))),
    takeBack: async (event) => {
      const name = await Promise.resolve(nameOf(event));
      expect(name, 'the newest is taken back first').to.equal(held.pop());
      undone.push(name);
    },
    ...more,
  });
  return { held, undone, follower };
}

/** Blocks with none, one or two events; their names are given later, each once. */
const blocks = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 });

const step = fc.oneof(
  fc.record({ act: fc.constant('grow' as const), sizes: blocks }),
  fc.record({ act: fc.constant('replace' as const), depth: fc.integer({ min: 1, max: 6 }), sizes: blocks }),
  fc.record({
    act: fc.constant('replaceWhileRead' as const),
    depth: fc.integer({ min: 1, max: 4 }),
    sizes: blocks,
    requests: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({ act: fc.constant('lag' as const), lag: fc.integer({ min: 0, max: 5 }) }),
  fc.record({
    act: fc.constant('fail' as const),
    failures: fc.integer({ min: 1, max: 3 }),
    requests: fc.integer({ min: 0, max: 6 }),
  }),
  { weight: 4, arbitrary: fc.record({ act: fc.constant('read' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer one> ? one : never;

describe('a follower of a chain', () => {
  /** Lets a chain go through steps, and then grow quietly. */
  async function play(chain: FakeChain, follower: Follower, steps: readonly Step[]) {
    let named = 0;
    const name = (sizes: readonly number[]) =>
      sizes.map((size) => Array.from({ length: size }, () => `E${(named += 1)}`));
    for (const one of steps) {
      switch (one.act) {
        case 'grow':
          chain.grow(name(one.sizes));
          break;
        case 'replace':
          chain.replace(one.depth, name(one.sizes));
          break;
        case 'replaceWhileRead': {
          const fresh = name(one.sizes);
          chain.before = { requests: one.requests, act: () => chain.replace(one.depth, fresh) };
          await follower.readOn().catch(() => undefined);
          break;
        }
        case 'lag':
          chain.lag = one.lag;
          break;
        case 'fail':
          chain.before = { requests: one.requests, act: () => (chain.failures = one.failures) };
          await follower.readOn().catch(() => undefined);
          break;
        case 'read':
          await follower.readOn().catch(() => undefined);
          break;
      }
    }
    Object.assign(chain, { lag: 0, failures: 0, before: undefined });
    // Higher than the chain ever was: then it shows that it is another one.
    chain.grow(Array.from({ length: 40 }, () => []));
    for (let i = 0; i < 4; i += 1) await follower.readOn();
  }

  test('holds what the chain holds, each once and in order, whatever chain and node did', async () => {
    const most = fc.constantFrom(1, 2, 1_000_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat({ max: 4 }), most, async (steps, from, mostBlocks) => {
        const chain = new FakeChain();
        chain.mostBlocks = mostBlocks;
        const { held, follower } = follow(chain, { fromBlock: BigInt(from) });
        await play(chain, follower, steps);
        expect(held).to.deep.equal(chain.eventsFrom(from));
      }),
      { numRuns: 300 },
    );
  });

  test('takes nothing back where no more blocks are replaced than finality says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const chain = new FakeChain();
        const { held, undone, follower } = follow(chain, { finality: 6 });
        const grown = steps.map((one) =>
          // A chain that is replaced gets no shorter: that is what finality is about.
          'depth' in one ? { ...one, sizes: Array.from({ length: one.depth }, (_, i) => one.sizes[i] ?? 0) } : one,
        );
        await play(chain, follower, grown);
        expect(undone).to.deep.equal([]);
        expect(held).to.deep.equal(chain.eventsFrom(0));
      }),
      { numRuns: 200 },
    );
  });

  test('asks again whether an event is wanted where that failed, and tells nothing twice', async () => {
    const chain = new FakeChain();
    chain.grow([['a', 'not'], ['b']]);
    let failures = 2;
    const asked: string[] = [];
    const { held, follower } = follow(chain, {
      isWanted: (event) => {
        asked.push(nameOf(event));
        if (nameOf(event) === 'b' && (failures -= 1) >= 0) throw new Error('the node is out of reach');
        return nameOf(event) !== 'not';
      },
    });
    for (let i = 0; i < 4; i += 1) await follower.readOn().catch(() => undefined);
    expect(asked).to.deep.equal(['a', 'not', 'b', 'a', 'not', 'b', 'a', 'not', 'b']);
    expect(held).to.deep.equal(['a', 'b']);
    chain.replace(2, [[], ['c'], [], []]);
    await follower.readOn();
    expect(held).to.deep.equal(['c']);
  });

  test('follows a change of a thousand blocks, and says so where more is gone than it remembers', async () => {
    const chain = new FakeChain();
    const names = (from: number, count: number) => Array.from({ length: count }, (_, i) => [`E${from + i}`]);
    chain.grow(names(0, 900));
    const { held, undone, follower } = follow(chain);
    await follower.readOn();
    // All but the first block, which held nothing.
    chain.replace(900, names(1_000, 901));
    await follower.readOn();
    expect([held, undone.length]).to.deep.equal([chain.eventsFrom(0), 900]);
    chain.grow(names(2_000, 500));
    await follower.readOn();
    chain.replace(1_300, names(3_000, 1_400));
    const failure: unknown = await follower.readOn().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(TongduiError).with.property('code', 'ChainRewritten');
    expect(undone, 'nothing more is taken back, nothing told').to.have.length(900);
  });

  test('goes on after an event, also within its block', async () => {
    const chain = new FakeChain();
    chain.grow([['a'], ['b', 'c', 'd'], ['e']]);
    const { held, follower } = follow(chain, { fromBlock: undefined, after: { block: 2n, log: 1 } });
    await follower.readOn();
    expect(held).to.deep.equal(['d', 'e']);
  });
});
