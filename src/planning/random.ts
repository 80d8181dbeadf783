/** Random numbers that are the same for the same seed, everywhere. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [0, n). */
  below(n: number): number;
}

/** mulberry32 (T. Ettinger 2017, public domain): 32 bits of state, enough for a local search. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}
