/** A region in the network simplex, with its place in the spanning tree. */
export type Node = {
  /** A sum of weights on the way to the root: an integer, exact. */
  potential: number;
  /** The edge to the parent, in either direction: `undefined` for the root only. */
  link: Edge | undefined;
  /** Edges to the root. */
  depth: number;
  /** The children are a doubly linked list: the first, and for each of them its neighbours. */
  child: Node | undefined;
  previous: Node | undefined;
  next: Node | undefined;
};

/** An obligation in the network simplex. */
export type Edge = {
  /** The debtor. */
  readonly from: Node;
  /** The creditor. */
  readonly to: Node;
  /** What a fen weighs in the round under way: an integer, 0 to 2^32 - 1. */
  weight: number;
  /** What is set off, in fen. */
  flow: bigint;
  /** What is not, in fen. */
  left: bigint;
  /** Outside the tree an edge is empty or full: 1 if its flow can grow, -1 if it can shrink; 0 in the tree. */
  turn: 1 | 0 | -1;
};

export function createNode(): Node {
  return { potential: 0, link: undefined, depth: 0, child: undefined, previous: undefined, next: undefined };
}

/** What a fen more on the edge would gain: its weight less its climb. 0 in the tree. */
export function gainOf({ from, to, weight }: Edge): number {
  return weight - (to.potential - from.potential);
}
