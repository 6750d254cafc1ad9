import type { Edge, Node } from './network.ts';
import { linkOf, parentOf, rehang, update } from './spanningTree.ts';

/** The loop that an edge closes with the tree: along the edge from tail to head, up the tree to the apex, down to the tail. */
type Loop = {
  readonly tail: Node;
  readonly head: Node;
  readonly apex: Node;
  /** As much as fits around it, in fen. */
  readonly amount: bigint;
  /** The node that hangs on the edge which stops more; `undefined` if that is the entering edge itself. */
  readonly stop: Node | undefined;
  /** The end of the entering edge that is below `stop`. */
  readonly cut: Node;
};

/** Sends as much as fits around the loop that an edge closes with the tree, and takes into the tree the edge for what stopped it. */
export function pivot(entering: Edge): void {
  const { tail, head, apex, amount, stop, cut } = findLoop(entering);
  if (amount > 0n) {
    push(entering, tail, amount);
    for (let node = head; node !== apex; node = parentOf(node)) push(linkOf(node), node, amount);
    for (let node = tail; node !== apex; node = parentOf(node)) push(linkOf(node), parentOf(node), amount);
  }
  if (stop === undefined) {
    entering.turn = entering.flow === 0n ? 1 : -1;
    return;
  }
  const leaving = linkOf(stop);
  leaving.turn = leaving.flow === 0n ? 1 : -1;
  entering.turn = 0;
  rehang(cut, entering, stop);
  update(cut);
}

/**
 * Of several edges that stop the flow at once, the last on the way from the apex round to the apex is the one to leave.
 * With that, from every node something can always be sent up to the root; a pivot that moves no money then lowers the
 * potentials of one part of the tree, and so the pivots cannot go on in a circle (strongly feasible trees, Cunningham 1976).
 */
function findLoop(entering: Edge): Loop {
  const [tail, head] = entering.turn === 1 ? [entering.from, entering.to] : [entering.to, entering.from];
  let amount = roomOf(entering, tail);
  let stop: Node | undefined;
  let cut = tail;
  let [down, up] = [tail, head];
  while (down !== up) {
    if (down.depth >= up.depth) {
      // On the way down the last is the nearest to the tail, which comes first here.
      const parent = parentOf(down);
      const room = roomOf(linkOf(down), parent);
      if (room < amount) [amount, stop, cut] = [room, down, tail];
      down = parent;
    } else {
      const room = roomOf(linkOf(up), up);
      if (room <= amount) [amount, stop, cut] = [room, up, head];
      up = parentOf(up);
    }
  }
  return { tail, head, apex: down, amount, stop, cut };
}

/** How much can still be sent over an edge from one of its ends, in fen. */
function roomOf(edge: Edge, end: Node): bigint {
  return edge.from === end ? edge.left : edge.flow;
}

/** Sends money over an edge from one of its ends; against its direction that takes flow back. */
function push(edge: Edge, end: Node, amount: bigint): void {
  const more = edge.from === end ? amount : -amount;
  edge.flow += more;
  edge.left -= more;
}
