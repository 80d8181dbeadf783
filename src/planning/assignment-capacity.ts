/** How much load finds a place at all, by split loads, and what is in the way of the rest. */
export interface Placement {
  /** The most load that can be placed. */
  readonly placed: number;
  /** Jobs that together bring more than all their agents can take; empty where all finds a place. */
  readonly jobs: readonly number[];
  /** The agents that those jobs may go to. */
  readonly agents: readonly number[];
}

interface Network {
  readonly head: Int32Array;
  readonly next: number[];
  readonly to: number[];
  readonly room: number[];
}

const ROUNDING = 1e-9;

/**
 * Greatest flow from jobs to agents (Dinic 1970), and the cut that proves it greatest (Ford & Fulkerson 1956).
 *
 * @param allowed whether the pair may be.
 */
export function placeLoads(
  loads: readonly number[],
  capacities: readonly number[],
  allowed: (job: number, agent: number) => boolean,
): Placement {
  const jobs = loads.length;
  const sink = jobs + capacities.length + 1;
  const net: Network = { head: new Int32Array(sink + 1).fill(-1), next: [], to: [], room: [] };
  for (const [agent, capacity] of capacities.entries()) link(net, 1 + jobs + agent, sink, capacity);
  for (const [job, load] of loads.entries()) {
    link(net, 0, 1 + job, load);
    for (let agent = 0; agent < capacities.length; agent += 1) if (allowed(job, agent)) link(net, 1 + job, 1 + jobs + agent, load);
  }
  let placed = 0;
  let level = levels(net, sink);
  while ((level[sink] ?? -1) >= 0) {
    const at = net.head.slice();
    for (;;) {
      const sent = send(net, level, at, sink);
      if (sent <= ROUNDING) break;
      placed += sent;
    }
    level = levels(net, sink);
  }
  const isBeyond = (node: number): boolean => (level[node] ?? -1) >= 0;
  const inTheWay = [...loads.keys()].filter((job) => isBeyond(1 + job));
  return { placed, jobs: inTheWay, agents: [...capacities.keys()].filter((agent) => isBeyond(1 + jobs + agent)) };
}

function link(net: Network, from: number, to: number, room: number): void {
  for (const [start, end, size] of [
    [from, to, room],
    [to, from, 0],
  ] as const) {
    net.to.push(end);
    net.room.push(size);
    net.next.push(net.head[start] ?? -1);
    net.head[start] = net.to.length - 1;
  }
}

function levels(net: Network, sink: number): Int32Array {
  const level = new Int32Array(sink + 1).fill(-1);
  level[0] = 0;
  const queue = [0];
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? 0;
    for (let edge = net.head[node] ?? -1; edge >= 0; edge = net.next[edge] ?? -1) {
      const to = net.to[edge] ?? 0;
      if ((net.room[edge] ?? 0) > ROUNDING && (level[to] ?? 0) < 0) {
        level[to] = (level[node] ?? 0) + 1;
        queue.push(to);
      }
    }
  }
  return level;
}

/** One path of the levels, without recursion. */
function send(net: Network, level: Int32Array, at: Int32Array, sink: number): number {
  const path: number[] = [];
  let node = 0;
  while (node !== sink) {
    const edge = at[node] ?? -1;
    if (edge < 0) {
      const back = path.pop();
      if (back === undefined) return 0;
      node = net.to[back ^ 1] ?? 0;
      at[node] = net.next[at[node] ?? 0] ?? -1;
      continue;
    }
    const to = net.to[edge] ?? 0;
    if ((net.room[edge] ?? 0) > ROUNDING && level[to] === (level[node] ?? 0) + 1) {
      path.push(edge);
      node = to;
    } else at[node] = net.next[edge] ?? -1;
  }
  let sent = Number.POSITIVE_INFINITY;
  for (const edge of path) sent = Math.min(sent, net.room[edge] ?? 0);
  for (const edge of path) {
    net.room[edge] = (net.room[edge] ?? 0) - sent;
    net.room[edge ^ 1] = (net.room[edge ^ 1] ?? 0) + sent;
  }
  return sent;
}
