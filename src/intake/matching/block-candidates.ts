/**
 * Which pairs of two long lists are worth comparing. A name is a set of pairs of signs that stand at most two
 * apart, so that one sign changed, left out or added still leaves pairs in common; each name looks only at the
 * rows that share its rarest pairs (inverted index; rare features as blocking keys: Christen, Data Matching, 2012).
 */

/** Buckets of the hash; two pairs in one bucket only add candidates. */
const BUCKET_BITS = 20;
const BUCKETS = 1 << BUCKET_BITS;

export interface BlockingOptions {
  /** Candidates kept for each name of the left list, best first. */
  readonly perRow: number;
  /** Features of a name that are looked up, rarest first. */
  readonly features: number;
  /** A feature that more right rows share is passed over. */
  readonly maxPostings: number;
}

export const DEFAULT_BLOCKING: BlockingOptions = { perRow: 8, features: 8, maxPostings: 1_000 };

/** Right rows by feature. Rows are indices into the texts given. */
export interface FeatureIndex {
  readonly rows: number;
  /** Row numbers of bucket f: postings[offsets[f] .. offsets[f + 1]]. */
  readonly offsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Number of features of each row. */
  readonly sizes: Uint8Array;
}

const MAX_FEATURES = 120;

/** Writes the buckets of `text` into `into` without repeats; returns how many. */
function featuresOf(text: string, into: Uint32Array): number {
  let count = 0;
  const add = (left: number, right: number): void => {
    if (count >= MAX_FEATURES) return;
    const bucket = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - BUCKET_BITS);
    for (let i = 0; i < count; i += 1) if (into[i] === bucket) return;
    into[count] = bucket;
    count += 1;
  };
  // The first sign weighs as a pair of its own: the distinctive part stands there.
  if (text.length > 0) add(1, text.charCodeAt(0));
  for (let i = 0; i < text.length; i += 1) {
    if (i + 1 < text.length) add(text.charCodeAt(i), text.charCodeAt(i + 1));
    if (i + 2 < text.length) add(text.charCodeAt(i), text.charCodeAt(i + 2));
  }
  return count;
}

/** `texts` in an order that depends on their content alone gives candidates that do not depend on the order of the file. */
export function indexFeatures(texts: readonly string[]): FeatureIndex {
  const offsets = new Uint32Array(BUCKETS + 1);
  const sizes = new Uint8Array(texts.length);
  const buffer = new Uint32Array(MAX_FEATURES);
  for (const [row, text] of texts.entries()) {
    const count = featuresOf(text, buffer);
    sizes[row] = count;
    for (let i = 0; i < count; i += 1) {
      const at = (buffer[i] ?? 0) + 1;
      offsets[at] = (offsets[at] ?? 0) + 1;
    }
  }
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) offsets[bucket + 1] = (offsets[bucket + 1] ?? 0) + (offsets[bucket] ?? 0);
  const postings = new Uint32Array(offsets[BUCKETS] ?? 0);
  const next = offsets.slice(0, BUCKETS);
  for (const [row, text] of texts.entries()) {
    const count = featuresOf(text, buffer);
    for (let i = 0; i < count; i += 1) {
      const bucket = buffer[i] ?? 0;
      const at = next[bucket] ?? 0;
      postings[at] = row;
      next[bucket] = at + 1;
    }
  }
  return { rows: texts.length, offsets, postings, sizes };
}

/** Looks candidates up one name at a time, with buffers that are used again. */
export class CandidateFinder {
  private readonly index: FeatureIndex;
  private readonly options: BlockingOptions;
  private readonly weights: Float32Array;
  private readonly touched: Uint32Array;
  private readonly features = new Uint32Array(MAX_FEATURES);
  private readonly best: Int32Array;
  private readonly bestWeight: Float32Array;

  constructor(index: FeatureIndex, options: BlockingOptions) {
    this.index = index;
    this.options = options;
    this.weights = new Float32Array(index.rows);
    this.touched = new Uint32Array(index.rows);
    this.best = new Int32Array(options.perRow);
    this.bestWeight = new Float32Array(options.perRow);
  }

  /** Right rows, most in common first, at most `perRow`; ties by row. The view is valid until the next call. */
  find(text: string): Int32Array {
    const { index, weights, touched } = this;
    const { offsets, postings } = index;
    const count = this.rarest(text);
    let reached = 0;
    for (let i = 0; i < count; i += 1) {
      const bucket = this.features[i] ?? 0;
      const from = offsets[bucket] ?? 0;
      const to = offsets[bucket + 1] ?? 0;
      const weight = Math.log(1 + index.rows / (to - from));
      for (let at = from; at < to; at += 1) {
        const row = postings[at] ?? 0;
        const before = weights[row] ?? 0;
        if (before === 0) {
          touched[reached] = row;
          reached += 1;
        }
        weights[row] = before + weight;
      }
    }
    return this.take(reached);
  }

  /** Moves the features that occur at all and are not too common to the front, rarest first. */
  private rarest(text: string): number {
    const { features } = this;
    const { offsets } = this.index;
    const total = featuresOf(text, features);
    const size = (bucket: number): number => (offsets[bucket + 1] ?? 0) - (offsets[bucket] ?? 0);
    let kept = 0;
    for (let i = 0; i < total; i += 1) {
      const bucket = features[i] ?? 0;
      const postings = size(bucket);
      if (postings === 0 || postings > this.options.maxPostings) continue;
      let at = kept;
      while (at > 0 && isRarer(postings, bucket, size(features[at - 1] ?? 0), features[at - 1] ?? 0)) {
        features[at] = features[at - 1] ?? 0;
        at -= 1;
      }
      features[at] = bucket;
      kept += 1;
    }
    return Math.min(kept, this.options.features);
  }

  private take(reached: number): Int32Array {
    const { weights, touched, best, bestWeight, index } = this;
    let kept = 0;
    for (let i = 0; i < reached; i += 1) {
      const row = touched[i] ?? 0;
      // A long name shares pairs with everybody: what counts is the share of it.
      const weight = (weights[row] ?? 0) / Math.sqrt(index.sizes[row] ?? 1);
      weights[row] = 0;
      let at = kept;
      if (kept === best.length) {
        if (!isBetter(weight, row, bestWeight[kept - 1] ?? 0, best[kept - 1] ?? 0)) continue;
        at -= 1;
      } else kept += 1;
      while (at > 0 && isBetter(weight, row, bestWeight[at - 1] ?? 0, best[at - 1] ?? 0)) {
        best[at] = best[at - 1] ?? 0;
        bestWeight[at] = bestWeight[at - 1] ?? 0;
        at -= 1;
      }
      best[at] = row;
      bestWeight[at] = weight;
    }
    return best.subarray(0, kept);
  }
}

function isRarer(a: number, bucketA: number, b: number, bucketB: number): boolean {
  return a < b || (a === b && bucketA < bucketB);
}

function isBetter(weight: number, row: number, otherWeight: number, otherRow: number): boolean {
  return weight > otherWeight || (weight === otherWeight && row < otherRow);
}
