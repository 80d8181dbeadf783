import type { NameDifference } from '../../model/match-types.ts';
import { type NameParts, splitNameParts } from './name-parts.ts';
import { relateRegions } from './region-prefix.ts';
import { textSimilarity } from './string-similarity.ts';

/** From here on a pair of names may be offered as almost certain. Another 字号, number, branch or region stays below. */
export const SURE_SCORE = 0.9;

/** Ceilings: what a difference allows at most. They hold whatever the rest of the names says. */
const CAP_BRANCH_AND_PARENT = 0.3;
const CAP_OTHER_BRANCH = 0.5;
const CAP_OTHER_DIGITS = 0.5;
const CAP_OTHER_REGION = 0.6;
const CAP_OTHER_BRAND = 0.85;
const CAP_OTHER_INDUSTRY = 0.88;
const CAP_FAR_INDUSTRY = 0.65;
const CAP_OTHER_FORM = 0.88;
const CAP_GROUP_OR_NOTE = 0.85;
/** Below it two industry descriptions speak of different trades. */
const NEAR_INDUSTRY = 0.34;

const WEIGHT_BRAND = 0.5;
const WEIGHT_CORE = 0.3;
const WEIGHT_REGION = 0.1;
const WEIGHT_FORM = 0.1;

/** {@link scoreParts} of two names as written. */
export function nameSimilarity(a: string, b: string): number {
  return scoreParts(splitNameParts(a), splitNameParts(b));
}

/**
 * How likely two names mean one enterprise, 0–1, symmetric; 1 only for the same normalised name. Weights:
 * distinctive part 0.5, distinctive part with industry 0.3, region 0.1, form 0.1; then the ceilings.
 */
export function scoreParts(a: NameParts, b: NameParts): number {
  if (a.norm === b.norm) return 1;
  const region = relateRegions(a.region, b.region);
  const regionScore = region === 'same' ? 1 : region === 'conflict' ? 0 : 0.9;
  const formScore = a.form === b.form ? 1 : a.form === '' || b.form === '' ? 0.8 : 0.4;
  const brandScore = brandSimilarity(a, b);
  const coreScore = textSimilarity(a.core, b.core);
  const score = WEIGHT_BRAND * brandScore + WEIGHT_CORE * coreScore + WEIGHT_REGION * regionScore + WEIGHT_FORM * formScore;
  // Not the same normalised name: never the score of one.
  return Math.min(score, 0.99, capOf(a, b, region === 'conflict'));
}

/** What one name may say more than the other before the same distinctive part: a county, a street, 中国. */
const BRAND_AFTER_MORE = 0.8;

function brandSimilarity(a: NameParts, b: NameParts): number {
  if (a.brand === b.brand) return 1;
  const [short, long] = a.brand.length < b.brand.length ? [a, b] : [b, a];
  const alike = textSimilarity(a.brand, b.brand);
  if (short.brand.length < 2) return alike;
  if (long.brand.endsWith(short.brand) && (a.industry.includes(b.industry) || b.industry.includes(a.industry)))
    return Math.max(alike, BRAND_AFTER_MORE);
  // Where a slip of the pen broke an industry word, the brand took it in: 航衡软建 against 航衡 + 软件.
  if (a.industry !== b.industry && long.brand.startsWith(short.brand)) return Math.max(alike, textSimilarity(a.core, b.core));
  return alike;
}

function capOf(a: NameParts, b: NameParts, regionConflict: boolean): number {
  let cap = 1;
  if ((a.branch === null) !== (b.branch === null)) return CAP_BRANCH_AND_PARENT;
  if (a.branch !== b.branch) cap = CAP_OTHER_BRANCH;
  if (a.digits !== b.digits) cap = Math.min(cap, CAP_OTHER_DIGITS);
  if (regionConflict) cap = Math.min(cap, CAP_OTHER_REGION);
  if (a.brand !== b.brand) cap = Math.min(cap, CAP_OTHER_BRAND);
  if (a.industry !== b.industry && a.brand === b.brand) {
    // A missing industry may have been left out; another one is another enterprise of the same owner.
    const within = a.industry.includes(b.industry) || b.industry.includes(a.industry);
    const far = !within && textSimilarity(a.industry, b.industry) < NEAR_INDUSTRY;
    cap = Math.min(cap, far ? CAP_FAR_INDUSTRY : CAP_OTHER_INDUSTRY);
  }
  if (a.form !== b.form) cap = Math.min(cap, CAP_OTHER_FORM);
  if (a.isGroup !== b.isGroup || a.note !== b.note) cap = Math.min(cap, CAP_GROUP_OR_NOTE);
  return cap;
}

/** In what two names differ; empty for one normalised name or when only signs within a part differ in writing. */
export function nameDifferences(a: NameParts, b: NameParts): readonly NameDifference[] {
  if (a.norm === b.norm) return [];
  const found: NameDifference[] = [];
  const region = relateRegions(a.region, b.region);
  if (region === 'conflict') found.push('region');
  else if (region !== 'same' && JSON.stringify(a.region) !== JSON.stringify(b.region)) found.push('region-left-out');
  if (a.brand !== b.brand) found.push('brand');
  if (a.industry !== b.industry) found.push('industry');
  if (a.form !== b.form) found.push('form');
  if (a.digits !== b.digits) found.push('digits');
  if (a.branch !== b.branch) found.push('branch');
  if (a.isGroup !== b.isGroup) found.push('group');
  if (a.note !== b.note) found.push('note');
  if (found.length === 0) found.push('form-folded');
  return found;
}
