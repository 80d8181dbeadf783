/** The dearest selection of items that keeps a capacity. */
export interface Knapsack {
  /** Gains of `count` items (all > 0) with their weights; @returns the greatest sum within the capacity, noting in `taken` who is in. */
  exact(count: number, gains: Float64Array, weights: Float64Array, capacity: number, taken: Uint8Array): number;
}

/** By dynamic programming (Bellman 1957), for whole weights: `count` × `capacity` steps. */
export function createKnapsack(): Knapsack {
  let table = new Float64Array(0);
  let bits = new Uint8Array(0);
  return {
    exact(count, gains, weights, capacity, taken) {
      const width = Math.floor(capacity) + 1;
      if (table.length < width) table = new Float64Array(width);
      if (bits.length < width * count) bits = new Uint8Array(width * count);
      table.fill(0, 0, width);
      for (let item = 0; item < count; item += 1) {
        const weight = weights[item] ?? 0;
        const gain = gains[item] ?? 0;
        const row = item * width;
        bits.fill(0, row, row + width);
        for (let room = width - 1; room >= weight; room -= 1) {
          const withItem = (table[room - weight] ?? 0) + gain;
          if (withItem <= (table[room] ?? 0)) continue;
          table[room] = withItem;
          bits[row + room] = 1;
        }
      }
      let room = width - 1;
      for (let item = count - 1; item >= 0; item -= 1) {
        taken[item] = bits[item * width + room] ?? 0;
        if (taken[item] === 1) room -= weights[item] ?? 0;
      }
      return table[width - 1] ?? 0;
    },
  };
}
