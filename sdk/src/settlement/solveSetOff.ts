import { invalidArgument } from '../errors/invalidArgument.ts';
import { maximiseWeight } from './maximiseWeight.ts';
import { createNode, gainOf } from './network.ts';
import type { Edge, Node } from './network.ts';
import { isUint32 } from './obligation.ts';
import type { Obligation } from './obligation.ts';
import { openObligations } from './openObligations.ts';
import type { SetOffSolution } from './setOffSolution.ts';
import { setOffWeight, weightOfFen } from './setOffWeight.ts';
import { createTree, update } from './spanningTree.ts';

export type SolveSetOffParameters = {
  /** Number of the cycle, `uint32`. */
  readonly cycle: number;
  /** What is owed, each pair once, in any order; an amount of 0 counts as nothing owed. */
  readonly obligations: readonly Obligation[];
};

/** More would be beyond the exactness that `solveSetOff` proves, and the `int64` of a potential. */
const mostRegions = 2 ** 14;

type Link = Edge & { readonly obligation: Obligation };

/**
 * Finds the set-off that counts (docs/scenario-format.md, "Which circulation"): the heaviest circulation within the
 * obligations, with the potentials that prove it to the chain.
 *
 * @returns the same for the same obligations in any order. Two circulations that weigh the same would need r, drawn from a
 * hash, to sum to the same on both; then it is one of them.
 * @throws {TongduiError} `ArgumentInvalid` if the cycle or a code is no `uint32`, an amount is not 0 to 2^112 - 1 fen, a
 * region owes itself, a pair is there twice, or there are more than 2^14 regions
 * @example
 * ```ts
 * const { setOff, flows } = solveSetOff({
 *   cycle: 1,
 *   obligations: [
 *     { debtor: 310000, creditor: 320000, amount: 500n },
 *     { debtor: 320000, creditor: 310000, amount: 300n },
 *   ],
 * });
 * // setOff is 600n: 300n in each direction.
 * ```
 */
export function solveSetOff({ cycle, obligations }: SolveSetOffParameters): SetOffSolution {
  if (!isUint32(cycle)) throw invalidArgument(new RangeError(`cycle: ${cycle} is no uint32`));
  const open = openObligations(obligations);
  const nodes = new Map<number, Node>();
  const nodeOf = (region: number): Node => {
    const node = nodes.get(region) ?? createNode();
    nodes.set(region, node);
    return node;
  };
  const edges = open.map((obligation): Link => {
    const { debtor, creditor, amount } = obligation;
    return { obligation, from: nodeOf(debtor), to: nodeOf(creditor), weight: 1, flow: 0n, left: amount, turn: 1 };
  });
  if (nodes.size > mostRegions) {
    throw invalidArgument(new RangeError(`obligations: ${nodes.size} regions, at most ${mostRegions}`));
  }
  const root = createTree([...nodes.values()]);

  // A weight is 2^48 + r. First 2^48 alone counts, as 1: the largest circulations.
  maximiseWeight(edges);
  const fen = new Map([...nodes].map(([region, { potential }]) => [region, potential]));

  // Then r, as far as the first round left a choice. An edge that gains or loses 1 there is settled, since 2^48 outweighs
  // whatever r does: a potential is then a sum of r, each below 2^32, over at most 2^14 edges of the tree, so that two of
  // them and an r are below 2^48. It need not even be hashed, and hashing is what takes the time.
  const tied = edges.filter((edge) => gainOf(edge) === 0);
  for (const edge of tied) {
    const { debtor, creditor } = edge.obligation;
    edge.weight = Number(setOffWeight(cycle, debtor, creditor) - weightOfFen);
  }
  update(root);
  maximiseWeight(tied);

  const potentials = [...nodes].map(([region, { potential }]) => ({
    region,
    potential: BigInt(fen.get(region) ?? 0) * weightOfFen + BigInt(potential),
  }));
  // What hangs on the root has potential 0, so the least is not above. From one node to another the tree's path has at most
  // 2^14 edges of less than 2^49 each, so none comes to 2^63.
  const least = potentials.reduce((least, { potential }) => (potential < least ? potential : least), 0n);
  const gross = open.reduce((sum, { amount }) => sum + amount, 0n);
  const setOff = edges.reduce((sum, { flow }) => sum + flow, 0n);
  return {
    cycle,
    gross,
    setOff,
    residual: gross - setOff,
    regions: potentials
      .map(({ region, potential }) => ({ region, potential: potential - least }))
      .sort((a, b) => a.region - b.region),
    flows: edges.map(({ obligation: { debtor, creditor, amount }, flow }) => ({ debtor, creditor, amount, flow })),
  };
}
