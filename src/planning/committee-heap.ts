/** Entries by rank, the least first; of equal ranks the one put in first. */
export interface RankHeap<T> {
  readonly size: number;
  push(rank: number, value: T): void;
  pop(): { readonly rank: number; readonly value: T } | null;
}

export function rankHeap<T>(): RankHeap<T> {
  const ranks: number[] = [];
  const orders: number[] = [];
  const values: T[] = [];
  let count = 0;
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [ranks[a] ?? 0, ranks[b] ?? 0];
    return one < other || (one === other && (orders[a] ?? 0) < (orders[b] ?? 0));
  };
  const swap = (a: number, b: number): void => {
    for (const row of [ranks, orders, values] as unknown[][]) [row[a], row[b]] = [row[b], row[a]];
  };
  return {
    get size() {
      return ranks.length;
    },
    push(rank, value) {
      let at = ranks.push(rank) - 1;
      orders.push(count);
      count += 1;
      values.push(value);
      for (let parent = (at - 1) >> 1; at > 0 && isBefore(at, parent); parent = (at - 1) >> 1) {
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      if (ranks.length === 0) return null;
      swap(0, ranks.length - 1);
      const rank = ranks.pop() ?? 0;
      orders.pop();
      const value = values.pop() as T;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < ranks.length && isBefore(child, least)) least = child;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return { rank, value };
    },
  };
}
