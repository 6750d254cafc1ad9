import { createNode } from './network.ts';
import type { Edge, Node } from './network.ts';

/**
 * Hangs every node on an added root by an edge that leads there. Since no edge leads away from the root, nothing can ever
 * flow on these, and what they weigh, nothing, is no part of any circulation.
 *
 * @returns the root
 */
export function createTree(nodes: readonly Node[]): Node {
  const root = createNode();
  for (const node of nodes) attach(node, { from: node, to: root, weight: 0, flow: 0n, left: 1n, turn: 0 });
  update(root);
  return root;
}

/** The edge that a node hangs on. */
export function linkOf({ link }: Node): Edge {
  if (link === undefined) throw new Error('The root of a spanning tree hangs on nothing');
  return link;
}

export function parentOf(node: Node): Node {
  const { from, to } = linkOf(node);
  return from === node ? to : from;
}

/**
 * Cuts the tree above `top` and hangs the part cut off on `link`: the path from `node` up to `top` turns over.
 *
 * @param node - the end of `link` in the part below `top`; its other end is outside that part
 */
export function rehang(node: Node, link: Edge, top: Node): void {
  let [at, on] = [node, link];
  for (;;) {
    const [parent, old] = [parentOf(at), linkOf(at)];
    detach(at);
    attach(at, on);
    if (at === top) return;
    [at, on] = [parent, old];
  }
}

/** Works out potential and depth of a node and of all that is below it, from its parent's. Those of the root are 0. */
export function update(top: Node): void {
  const open = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.link !== undefined) {
      const { from, to, weight } = node.link;
      node.potential = from === node ? to.potential - weight : from.potential + weight;
      node.depth = (from === node ? to : from).depth + 1;
    }
    for (let child = node.child; child !== undefined; child = child.next) open.push(child);
  }
}

function attach(node: Node, link: Edge): void {
  node.link = link;
  const parent = parentOf(node);
  node.previous = undefined;
  node.next = parent.child;
  if (parent.child !== undefined) parent.child.previous = node;
  parent.child = node;
}

function detach(node: Node): void {
  const { previous, next } = node;
  if (previous === undefined) parentOf(node).child = next;
  else previous.next = next;
  if (next !== undefined) next.previous = previous;
}
