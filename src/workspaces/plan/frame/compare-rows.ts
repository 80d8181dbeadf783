import { formatCount, formatPoints, formatRate, ratio } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { RateParts } from '../../../model/plan-document.ts';
import { type CompareRow, signed } from './compare-table.tsx';

/** A whole number of each scenario; null unknown. */
export function countRow(id: string, name: string, values: readonly (number | null)[]): CompareRow {
  return {
    id,
    name,
    values: values.map((value) => (value === null ? null : Math.round(value))),
    format: formatCount,
    formatDifference: signed,
  };
}

/** What was asked of each scenario, such as its radius: no difference is told. */
export function settingRow(id: string, name: string, values: readonly (number | null)[]): CompareRow {
  return { id, name, values, format: formatCount };
}

/** A rate of each scenario once it were approved; undefined where it does not tell this rate. */
export function rateRow(language: Language, id: string, name: string, parts: readonly (RateParts | undefined)[]): CompareRow {
  return {
    id,
    name,
    values: parts.map((part) => (part === undefined ? null : ratio(part.numerator, part.denominator))),
    format: (value) => formatRate(value, language),
    formatDifference: formatPoints,
  };
}

/** The rates of the first scenario, one a row, as every scenario tells them. */
export function rateRows<Metric extends string>(
  language: Language,
  names: Readonly<Record<Metric, string>>,
  effects: readonly (readonly { readonly metric: Metric; readonly after: RateParts }[])[],
): readonly CompareRow[] {
  return (effects[0] ?? []).map(({ metric }) =>
    rateRow(
      language,
      metric,
      names[metric],
      effects.map((effect) => effect.find((entry) => entry.metric === metric)?.after),
    ),
  );
}
