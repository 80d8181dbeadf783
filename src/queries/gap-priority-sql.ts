import { type ColumnTable, numberAt } from '../model/column-table.ts';
import { GAP_CLASSES } from '../model/coverage.ts';
import { TAGS } from '../model/fact.ts';
import {
  CLASS_SCORES,
  FACTOR_SCALES,
  type FactorScores,
  GAP_FACTORS,
  type GapFactor,
  type NumberFactor,
  TAG_SCORES,
  UNKNOWN_SCORE,
  type Weighting,
  weightingFault,
} from '../model/gap-priority.ts';
import type { QueryColumnType } from '../model/typed-query.ts';
import { tagMask } from './filter-sql.ts';

/** The column of each numeric factor in `gap_factor`, in the unit of its scale. */
const FACTOR_COLUMN: Readonly<Record<NumberFactor, string>> = {
  members: 'members',
  staff: 'staff',
  age: 'age_days',
  organizationDistance: 'organization_m',
  siteDistance: 'site_m',
  instructorDistance: 'instructor_m',
  cluster: 'neighbours',
};

const NUMBER_FACTORS = Object.keys(FACTOR_COLUMN) as readonly NumberFactor[];

/** `value_<column>` of the numeric factors and `score_<factor>` of all: the columns of an answer with factors. */
export const FACTOR_COLUMNS: Readonly<Record<string, QueryColumnType>> = {
  ...Object.fromEntries(NUMBER_FACTORS.map((factor) => [valueColumn(factor), 'integer' as const])),
  ...Object.fromEntries(GAP_FACTORS.map((factor) => [scoreColumn(factor), 'double' as const])),
};

/** Select list of {@link FACTOR_COLUMNS} over `gap_factor`. */
export const FACTORS_SQL = [
  ...NUMBER_FACTORS.map((factor) => `${FACTOR_COLUMN[factor]} AS ${valueColumn(factor)}`),
  ...GAP_FACTORS.map((factor) => `${factorScoreSql(factor)} AS ${scoreColumn(factor)}`),
].join(', ');

/** Scores of the factors of one row of an answer with {@link FACTOR_COLUMNS}. */
export function factorScoresOf(table: ColumnTable, index: number): FactorScores {
  return Object.fromEntries(GAP_FACTORS.map((factor) => [factor, numberAt(table, scoreColumn(factor), index)])) as Record<
    GapFactor,
    number | null
  >;
}

/** What the scores stand for, each in the unit of its scale; null where unknown. */
export function factorValuesOf(table: ColumnTable, index: number): Readonly<Record<NumberFactor, number | null>> {
  return Object.fromEntries(NUMBER_FACTORS.map((factor) => [factor, numberAt(table, valueColumn(factor), index)])) as Record<
    NumberFactor,
    number | null
  >;
}

function valueColumn(factor: NumberFactor): string {
  return `value_${FACTOR_COLUMN[factor]}`;
}

function scoreColumn(factor: GapFactor): string {
  return `score_${factor === 'class' || factor === 'tags' ? factor : FACTOR_COLUMN[factor]}`;
}

/** A score of the model as SQL over `gap_factor`, NULL where unknown. */
function factorScoreSql(factor: GapFactor): string {
  if (factor === 'class') {
    const cases = GAP_CLASSES.flatMap((name, code) =>
      CLASS_SCORES[name] === undefined ? [] : [`WHEN ${code} THEN ${double(CLASS_SCORES[name])}`],
    );
    return `CASE gap_class ${cases.join(' ')} END`;
  }
  if (factor === 'tags') {
    const scored = TAGS.flatMap((tag) => (TAG_SCORES[tag] === undefined ? [] : [[tag, TAG_SCORES[tag]] as const])).sort(
      (a, b) => b[1] - a[1],
    );
    const cases = scored.map(([tag, score]) => `WHEN (tags & ${tagMask([tag])}) <> 0 THEN ${double(score)}`);
    return `CASE WHEN NOT tags_listed THEN NULL ${cases.join(' ')} ELSE ${double(0)} END`;
  }
  const { zeroAt, oneAt } = FACTOR_SCALES[factor];
  const column = FACTOR_COLUMN[factor];
  // CASE, not least and greatest: those take five times as long. A value that is NULL comes to the last branch, and is NULL there.
  const [low, high] = zeroAt < oneAt ? [zeroAt, oneAt] : [oneAt, zeroAt];
  const at = (value: number): string => double(value === oneAt ? 1 : 0);
  return `CASE WHEN ${column} <= ${low} THEN ${at(low)} WHEN ${column} >= ${high} THEN ${at(high)} ELSE (${column} - ${double(zeroAt)}) / ${double(oneAt - zeroAt)} END`;
}

export interface ScoreSql {
  /** Σ weight·score / Σ weight over `gap_factor`, a DOUBLE; NULL where nothing is known and the unknown is left out. */
  readonly score: string;
  /** Weight of the known factors over the weight of all. */
  readonly knownWeight: string;
}

/** `priorityOf` of the model as SQL over `gap_factor`. Throws RangeError on a faulty weighting. */
export function scoreSql(weighting: Weighting): ScoreSql {
  const fault = weightingFault(weighting);
  if (fault !== null) throw new RangeError(fault);
  const asked = GAP_FACTORS.filter((factor) => weighting.weights[factor] > 0).map((factor) => ({
    score: factorScoreSql(factor),
    weight: weighting.weights[factor],
  }));
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  const known = asked.map(({ score, weight }) => `CASE WHEN (${score}) IS NULL THEN ${double(0)} ELSE ${double(weight)} END`).join(' + ');
  const unknown = weighting.unknown === 'middle' ? UNKNOWN_SCORE : 0;
  const sum = asked.map(({ score, weight }) => `${double(weight)} * coalesce(${score}, ${double(unknown)})`).join(' + ');
  const divisor = weighting.unknown === 'middle' ? double(total) : `nullif(${known}, 0)`;
  return { score: `(${sum}) / ${divisor}`, knownWeight: `(${known}) / ${double(total)}` };
}

/** Not a decimal: those would be reckoned in fixed point. */
function double(value: number): string {
  return `CAST(${value} AS DOUBLE)`;
}
