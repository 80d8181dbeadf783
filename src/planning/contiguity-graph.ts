/** Who touches whom, as compressed rows: the neighbours of `i` are `targets[offsets[i]] … targets[offsets[i + 1] − 1]`, rising. */
export interface ContiguityGraph {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

export interface GraphComponents {
  /** The component of each vertex, numbered from 0 in the order of their lowest vertices. */
  readonly labels: Int32Array;
  readonly count: number;
}

/** @param edges pairs in either direction; repeated ones and loops are dropped. */
export function graphOf(size: number, edges: Iterable<readonly [number, number]>): ContiguityGraph {
  const neighbours: Set<number>[] = Array.from({ length: size }, () => new Set());
  for (const [a, b] of edges) {
    if (a === b) continue;
    neighbours[a]?.add(b);
    neighbours[b]?.add(a);
  }
  const offsets = new Int32Array(size + 1);
  for (let at = 0; at < size; at += 1) offsets[at + 1] = (offsets[at] ?? 0) + (neighbours[at]?.size ?? 0);
  const targets = new Int32Array(offsets[size] ?? 0);
  for (let at = 0; at < size; at += 1) targets.set(Int32Array.from(neighbours[at] ?? []).sort(), offsets[at] ?? 0);
  return { size, offsets, targets };
}

export function componentsOf(graph: ContiguityGraph): GraphComponents {
  const labels = new Int32Array(graph.size).fill(-1);
  const queue = new Int32Array(graph.size);
  let count = 0;
  for (let root = 0; root < graph.size; root += 1) {
    if (labels[root] !== -1) continue;
    spread(
      graph,
      root,
      queue,
      (vertex) => labels[vertex] === -1,
      (vertex) => {
        labels[vertex] = count;
      },
    );
    count += 1;
  }
  return { labels, count };
}

/** The connected pieces of some vertices by themselves, each in the order it is met, the largest first. */
export function piecesOf(graph: ContiguityGraph, vertices: Iterable<number>): number[][] {
  const left = new Set(vertices);
  const queue = new Int32Array(left.size);
  const pieces: number[][] = [];
  for (const root of left) {
    const piece: number[] = [];
    spread(
      graph,
      root,
      queue,
      (vertex) => left.has(vertex),
      (vertex) => {
        left.delete(vertex);
        piece.push(vertex);
      },
    );
    pieces.push(piece);
  }
  return pieces.sort((one, other) => other.length - one.length);
}

function spread(
  graph: ContiguityGraph,
  root: number,
  queue: Int32Array,
  isOpen: (vertex: number) => boolean,
  enter: (vertex: number) => void,
): void {
  let tail = 0;
  queue[tail++] = root;
  enter(root);
  for (let head = 0; head < tail; head += 1) {
    const vertex = queue[head] ?? 0;
    for (let at = graph.offsets[vertex] ?? 0; at < (graph.offsets[vertex + 1] ?? 0); at += 1) {
      const next = graph.targets[at] ?? 0;
      if (!isOpen(next)) continue;
      enter(next);
      queue[tail++] = next;
    }
  }
}

/** Answers whether a group stays connected when one vertex leaves it; keeps its working memory between questions. */
export interface ArticulationTest {
  /** Whether the vertices labelled as `vertex` is, without it, are still in one piece. They are taken to be so with it. */
  canLeave(labels: Int32Array, vertex: number): boolean;
}

export function articulationTest(graph: ContiguityGraph): ArticulationTest {
  const seen = new Int32Array(graph.size);
  const wanted = new Int32Array(graph.size);
  const queue = new Int32Array(graph.size);
  let round = 0;
  return {
    canLeave(labels, vertex) {
      round += 1;
      const label = labels[vertex];
      let remaining = 0;
      let tail = 0;
      for (let at = graph.offsets[vertex] ?? 0; at < (graph.offsets[vertex + 1] ?? 0); at += 1) {
        const next = graph.targets[at] ?? 0;
        if (labels[next] !== label) continue;
        wanted[next] = round;
        remaining += 1;
        if (tail === 0) {
          queue[tail++] = next;
          seen[next] = round;
        }
      }
      if (remaining <= 1) return true;
      remaining -= 1;
      seen[vertex] = round;
      for (let head = 0; head < tail; head += 1) {
        const from = queue[head] ?? 0;
        for (let at = graph.offsets[from] ?? 0; at < (graph.offsets[from + 1] ?? 0); at += 1) {
          const next = graph.targets[at] ?? 0;
          if (labels[next] !== label || seen[next] === round) continue;
          seen[next] = round;
          if (wanted[next] === round) {
            remaining -= 1;
            if (remaining === 0) return true;
          }
          queue[tail++] = next;
        }
      }
      return false;
    },
  };
}
