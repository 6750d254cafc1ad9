import { gainOf } from './network.ts';
import type { Edge } from './network.ts';
import { pivot } from './pivot.ts';

/**
 * Raises the weight of a circulation as far as it goes, by the network simplex (Ahuja, Magnanti, Orlin: Network Flows, 11).
 *
 * A spanning tree is kept whose edges climb by just their weight; all other edges are empty or full. One that gains by
 * filling or emptying closes a loop with the tree; as much as fits is sent around, and what stopped it leaves the tree in
 * its place. When no edge gains, the potentials prove that the circulation is the heaviest.
 *
 * @param edges - those that may change, with potentials and tree up to date; the same order gives the same result
 */
export function maximiseWeight(edges: readonly Edge[]): void {
  const findEdge = createSearch(edges);
  for (let edge = findEdge(); edge !== undefined; edge = findEdge()) pivot(edge);
}

/** Goes round the edges in blocks, and of the first block in which one gains takes that which gains most. */
function createSearch(edges: readonly Edge[]): () => Edge | undefined {
  const block = Math.ceil(Math.sqrt(edges.length));
  let position = 0;
  return () => {
    let most = 0;
    let found: Edge | undefined;
    for (let seen = 1; seen <= edges.length; seen++) {
      const edge = edges[position];
      position = (position + 1) % edges.length;
      const gain = edge === undefined ? 0 : edge.turn * gainOf(edge);
      if (gain > most) [most, found] = [gain, edge];
      if (found !== undefined && seen % block === 0) break;
    }
    return found;
  };
}
