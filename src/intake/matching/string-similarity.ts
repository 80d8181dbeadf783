/** Similarities of two short texts, 0–1, symmetric, 1 for equal texts. Signs are UTF-16 units: rarer Han count as two. */

/** Bigrams of a text that are looked at: one bit each. No name is longer. */
const BIGRAMS = 31;

/** Character-bigram coefficient 2·shared ÷ (all of both), with repeated bigrams counted (Dice, 1945). Texts of one sign compare whole. */
export function diceSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const bigramsA = Math.min(a.length - 1, BIGRAMS);
  const bigramsB = Math.min(b.length - 1, BIGRAMS);
  if (bigramsA < 1 || bigramsB < 1) return 0;
  let used = 0;
  let shared = 0;
  // Names are short: a bit per bigram of b is quicker than a map.
  for (let i = 0; i < bigramsA; i += 1) {
    for (let j = 0; j < bigramsB; j += 1) {
      if ((used & (1 << j)) === 0 && a.charCodeAt(i) === b.charCodeAt(j) && a.charCodeAt(i + 1) === b.charCodeAt(j + 1)) {
        used |= 1 << j;
        shared += 1;
        break;
      }
    }
  }
  return (2 * shared) / (bigramsA + bigramsB);
}

const PREFIX_WEIGHT = 0.1;
const PREFIX_LIMIT = 4;

/** Jaro's similarity (1989) with Winkler's weight for a common beginning (1990). */
export function jaroWinklerSimilarity(first: string, second: string): number {
  if (first === second) return 1;
  // The greedy pairing of Jaro depends on which text is walked: a fixed order keeps it symmetric.
  const swap = first.length > second.length || (first.length === second.length && first > second);
  const a = swap ? second : first;
  const b = swap ? first : second;
  if (a.length === 0) return 0;
  const reach = Math.max(0, Math.floor(b.length / 2) - 1);
  const takenB = new Uint8Array(b.length);
  const matchedA: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j += 1) {
      if (takenB[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        takenB[j] = 1;
        matchedA.push(a.charCodeAt(i));
        break;
      }
    }
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let at = 0;
  for (let j = 0; j < b.length; j += 1) {
    if (takenB[j] === 0) continue;
    if (matchedA[at] !== b.charCodeAt(j)) outOfOrder += 1;
    at += 1;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - outOfOrder / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < Math.min(PREFIX_LIMIT, a.length) && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

/** Length of the longest common substring over the length of the longer text. */
export function commonSubstringSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  let longest = 0;
  let previous = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      const run = a.charCodeAt(i) === b.charCodeAt(j) ? (previous[j] ?? 0) + 1 : 0;
      current[j + 1] = run;
      if (run > longest) longest = run;
    }
    [previous, current] = [current, previous];
  }
  return longest / longer;
}

/** Mean of the three: bigrams see order, Jaro–Winkler single signs, the substring whole words. */
export function textSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  return (diceSimilarity(a, b) + jaroWinklerSimilarity(a, b) + commonSubstringSimilarity(a, b)) / 3;
}
