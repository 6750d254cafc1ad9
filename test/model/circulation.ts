/** One obligation as an edge: `capacity` in fen, `weight` per fen set off (positive). */
export type Edge = {
  readonly from: string;
  readonly to: string;
  readonly capacity: bigint;
  readonly weight: bigint;
};

/** One direction of travel in the residual graph, by places in the list of nodes. */
type Arc = {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly cost: bigint;
  isBack: boolean;
};

/**
 * The heaviest circulation within the edges' capacities, one flow per edge.
 *
 * All edges are filled first, which is the heaviest flow if balance is left aside. What then comes into a node in excess of
 * what leaves it is taken back along the lightest ways, one at a time. Taking back along lightest ways keeps the residual
 * graph without a cycle that would add weight, so the first balanced flow is the heaviest circulation.
 * It always ends: the empty circulation is balanced, so a way back exists as long as a node has an excess.
 */
export function heaviestCirculation(edges: readonly Edge[]): readonly bigint[] {
  const nodes = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const place = new Map(nodes.map((node, index) => [node, index]));
  const at = (node: string) => place.get(node) ?? 0;
  const flows = edges.map(({ capacity }) => capacity);
  const excess = nodes.map(() => 0n);
  const shift = (node: number, fen: bigint) => {
    excess[node] = (excess[node] ?? 0n) + fen;
  };
  for (const { from, to, capacity } of edges) {
    shift(at(to), capacity);
    shift(at(from), -capacity);
  }
  const arcs = edges.flatMap(({ from, to, weight }, edge): Arc[] => [
    { edge, from: at(from), to: at(to), cost: -weight, isBack: false },
    { edge, from: at(to), to: at(from), cost: weight, isBack: true },
  ]);
  const room = (arc: Arc) => {
    const flow = flows[arc.edge] ?? 0n;
    return arc.isBack ? flow : (edges[arc.edge]?.capacity ?? 0n) - flow;
  };

  for (;;) {
    const source = excess.findIndex((fen) => fen > 0n);
    if (source < 0) return flows;
    const way = lightestWay(nodes.length, arcs, room, source, (node) => (excess[node] ?? 0n) < 0n);
    const sink = way.at(-1)?.to ?? source;
    let fen = excess[source] ?? 0n;
    for (const limit of [-(excess[sink] ?? 0n), ...way.map(room)]) if (limit < fen) fen = limit;
    for (const arc of way) flows[arc.edge] = (flows[arc.edge] ?? 0n) + (arc.isBack ? -fen : fen);
    shift(source, -fen);
    shift(sink, fen);
  }
}

/** The lightest way from a node to the nearest that lacks flow, by Bellman and Ford: costs may be negative, cycles not. */
function lightestWay(
  count: number,
  arcs: readonly Arc[],
  room: (arc: Arc) => bigint,
  source: number,
  lacks: (node: number) => boolean,
): readonly Arc[] {
  const cost: (bigint | undefined)[] = new Array<undefined>(count).fill(undefined);
  const into: (Arc | undefined)[] = new Array<undefined>(count).fill(undefined);
  cost[source] = 0n;
  for (let isBetter = true, round = 0; isBetter; round++) {
    if (round > count) throw new Error('The residual graph has a cycle of negative cost.');
    isBetter = false;
    for (const arc of arcs) {
      const start = cost[arc.from];
      if (start === undefined || room(arc) === 0n) continue;
      const known = cost[arc.to];
      if (known !== undefined && known <= start + arc.cost) continue;
      cost[arc.to] = start + arc.cost;
      into[arc.to] = arc;
      isBetter = true;
    }
  }
  let end = -1;
  for (let node = 0; node < count; node++) {
    const here = cost[node];
    const best = end < 0 ? undefined : cost[end];
    if (here !== undefined && lacks(node) && (best === undefined || here < best)) end = node;
  }
  if (end < 0) throw new Error('An excess has no way back.');
  const way: Arc[] = [];
  for (let node = end; node !== source;) {
    const arc = into[node];
    if (!arc) throw new Error('The lightest way is broken.');
    way.unshift(arc);
    node = arc.from;
  }
  return way;
}
