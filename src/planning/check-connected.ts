/** For each unit those that it touches; pairs that name no unit are passed over. */
export function neighborLists(count: number, edges: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [first, second] of edges) {
    lists[first]?.push(second);
    lists[second]?.push(first);
  }
  return lists;
}

/** Whether every unit of a group is reached from its first one without leaving the group. */
export function isConnected(units: readonly number[], neighbors: readonly (readonly number[])[]): boolean {
  const inside = new Set(units);
  const [first] = units;
  if (first === undefined) return true;
  const reached = new Set([first]);
  const queue = [first];
  for (let unit = queue.pop(); unit !== undefined; unit = queue.pop()) {
    for (const next of neighbors[unit] ?? []) {
      if (!inside.has(next) || reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  return reached.size === inside.size;
}
