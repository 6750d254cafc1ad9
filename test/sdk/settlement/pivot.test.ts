import { describe, test } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { createNode, gainOf } from '../../../sdk/src/settlement/network.ts';
import type { Edge, Node } from '../../../sdk/src/settlement/network.ts';
import { pivot } from '../../../sdk/src/settlement/pivot.ts';
import { createTree, linkOf, parentOf } from '../../../sdk/src/settlement/spanningTree.ts';
import { graph } from './graphs.ts';

const regions = [1, 2, 3, 4, 5, 6];
/** Few amounts, so that several edges often stop the flow at once. */
const amount = fc.constantFrom(1n, 1n, 2n);

function depthBelow(root: Node, node: Node): number {
  let depth = 0;
  for (let at = node; at !== root; at = parentOf(at)) depth++;
  return depth;
}

describe('a pivot', () => {
  test('leaves a tree up which every node can send something', () => {
    let ties = 0;
    fc.assert(
      fc.property(graph(regions, [10, 25], amount), fc.infiniteStream(fc.nat()), (obligations, picks) => {
        const nodes = new Map(regions.map((region) => [region, createNode()]));
        const root = createTree([...nodes.values()]);
        const edges = obligations.map((owed): Edge => {
          const [from, to] = [nodes.get(owed.debtor)!, nodes.get(owed.creditor)!];
          return { from, to, weight: 1, flow: 0n, left: owed.amount, turn: 1 };
        });
        // Any edge that gains may enter, not only the one that the solver would take.
        for (const pick of picks) {
          const gaining = edges.filter((edge) => edge.turn * gainOf(edge) > 0);
          if (gaining.length === 0) break;
          pivot(gaining[pick % gaining.length]!);
          for (const node of nodes.values()) {
            const link = linkOf(node);
            expect(link.from === node ? link.left > 0n : link.flow > 0n).to.equal(true);
            expect(gainOf(link)).to.equal(0);
            expect(node.depth).to.equal(depthBelow(root, node));
          }
          for (const edge of edges) {
            const ends = edge.flow === 0n ? 1 : edge.left === 0n ? -1 : 0;
            if (edge.turn !== 0) expect(edge.turn).to.equal(ends);
            else if (ends !== 0) ties++;
          }
        }
      }),
    );
    // An edge that is empty or full and still in the tree is what a tie leaves behind.
    expect(ties).to.be.greaterThan(0);
  });
});
