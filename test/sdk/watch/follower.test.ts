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
  fc.record({ act: fc.constant('read' as const) }),
);

describe('a follower of a chain', () => {
  /** Lets a chain go through steps, and then grow quietly. */
  async function play(chain: FakeChain, follower: Follower, steps: readonly (typeof step extends fc.Arbitrary<infer s> ? s : never)[]) {
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
});
