import { formatCount, formatRate, ratio } from '../locales/format.ts';
import type { Bounds } from '../model/committee-problem.ts';
import type { PlanMetric, PlanRate } from '../model/plan-document.ts';
import type { Scenario } from '../model/plan-scenario.ts';
import type { PlanView } from './plan-view.ts';

type Item = readonly [item: string, content: string];

/** How a plan was found: settings, objective, bound, how far from the best possible, and how the search ended. */
export function methodItems(view: PlanView): readonly Item[] {
  const { words, scenario, language, level } = view;
  const { books } = words;
  const { items } = books;
  const { report } = scenario;
  // Sums over a whole place would tell by how few it changes.
  const changes = level === 'public' ? [] : changesOf(view);
  return [
    [items.kind, books.kinds[scenario.kind]],
    ...settingItems(view),
    ...(report === null
      ? // An alliance is proposed by rules, not searched for.
        scenario.alliance === undefined
        ? [[items.value, books.notSearched] as const]
        : []
      : ([
          [books.objective, objectiveName(view)],
          // A count that was sought may be a small one.
          ...(level === 'public'
            ? []
            : ([
                [items.value, plainNumber(report.value)],
                [items.bound, report.bound === null ? books.noBound : plainNumber(report.bound)],
              ] as const)),
          [items.gap, gapText(view)],
          [items.end, books.ends[report.end]],
          [items.seed, String(report.seed)],
          [items.iterations, String(report.iterations)],
          [items.seconds, plainNumber(report.seconds)],
        ] as const)),
    [items.edited, scenario.isEdited ? books.yes : books.no],
    ...changes.flatMap(({ name, before, after }): readonly Item[] => {
      const say = ({ numerator, denominator }: typeof before): string =>
        `${formatRate(ratio(numerator, denominator), language)} (${numerator}/${denominator})`;
      return [
        [items.rateBefore(name), say(before)],
        [items.rateAfter(name), say(after)],
      ];
    }),
  ];
}

/** Rates, and shares within reach, as they are and as they would be; `id` tells the same of two plans. */
export function changesOf(view: PlanView): readonly (Omit<PlanRate, 'metric'> & { readonly id: string; readonly name: string })[] {
  const { document, words } = view;
  return [
    ...document.rates.map(({ metric, ...parts }) => ({ ...parts, id: metric, name: rateName(view, metric) })),
    ...(document.reaches ?? []).map(({ measure, ...parts }) => ({
      ...parts,
      id: `reach ${measure}`,
      name: words.books.reachOf(words.books.measures[measure]),
    })),
  ];
}

function rateName({ messages, words }: PlanView, metric: PlanMetric): string {
  return metric === 'AREA_COVERAGE' ? words.books.areaCoverage : messages.terms.metrics[metric];
}

/** Whether what is remarked are rules not kept: of sites there are none, so it is what has to be said of them. */
export function isRuled({ scenario }: PlanView): boolean {
  return scenario.kind !== 'sites';
}

export function remarkWords(view: PlanView): { readonly sheet: string; readonly count: string } {
  const { sheets, items } = view.words.books;
  return isRuled(view) ? { sheet: sheets.remarks, count: items.remarks } : { sheet: sheets.points, count: items.points };
}

export function objectiveName({ words: { books }, scenario }: PlanView): string {
  return scenario.kind === 'sites' ? books.siteObjectives[scenario.settings.question] : books.objectives[scenario.kind];
}

/** «已证明没有更好的方案», or the share by which the best possible may differ; a plan changed by hand has neither. */
export function gapText({ words: { books }, scenario, language }: PlanView): string {
  const optimality = scenario.isEdited ? undefined : scenario.report?.optimality;
  if (optimality === undefined || optimality.kind === 'none') return books.noBound;
  return optimality.kind === 'proved' ? books.proved : books.within(formatRate(optimality.gap, language));
}

/** Three decimals at most, in plain digits. */
function plainNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(3))) : formatCount(null);
}

function settingItems(view: PlanView): readonly Item[] {
  const names: Readonly<Record<string, string>> = view.words.books.settings;
  return Object.entries(view.scenario.settings as Readonly<Record<string, unknown>>).flatMap(([key, value]): readonly Item[] => {
    const content = isIdle(view.scenario, key) ? null : settingText(view, key, value);
    return content === null ? [] : [[names[key] ?? key, content]];
  });
}

const IN_METERS = new Set(['linkMeters', 'radius', 'corridorMeters']);
const OF_LINES = new Set(['from', 'to', 'corridorMeters']);
const OF_CHAINS = new Set(['oneStageShare', 'linkedShare']);

/** A setting that another choice leaves without effect. */
function isIdle(scenario: Scenario, key: string): boolean {
  if (scenario.kind !== 'alliance') return false;
  return (OF_LINES.has(key) && scenario.settings.basis !== 'line') || (OF_CHAINS.has(key) && scenario.settings.basis !== 'chain');
}

/** Null for a setting that says nothing: a list of pairs that is empty, a choice not made. */
function settingText({ words: { books }, scenario, messages, language }: PlanView, key: string, value: unknown): string | null {
  if (key === 'count') return countText(scenario, books);
  if (isBounds(value)) {
    const { min, max } = value;
    if (min === null && max === null) return books.noLimit;
    return books.range(min === null ? '0' : String(min), max === null ? books.noLimit : String(max));
  }
  if (key === 'mode') return typeof value === 'number' ? (books.modes[value] ?? null) : null;
  if ((key === 'share' || key.endsWith('Share') || key === 'balance') && typeof value === 'number') return formatRate(value, language);
  if (typeof value === 'number') return IN_METERS.has(key) ? books.meters(plainNumber(value)) : plainNumber(value);
  if (typeof value === 'boolean') return value ? books.yes : books.no;
  if (key === 'oneToOneTags' && Array.isArray(value)) {
    const tags: Readonly<Record<string, string>> = messages.terms.tags;
    return value.length === 0 ? null : value.map((tag) => tags[String(tag)] ?? String(tag)).join(messages.common.listSeparator);
  }
  if (Array.isArray(value)) return value.length === 0 ? null : books.pairs(value.length);
  if (typeof value === 'object' && value !== null) return Object.values(value).map(Number).map(plainNumber).join(' / ');
  if (value === null) return key === 'of' ? null : books.noLimit;
  const choices: Readonly<Record<string, unknown>> = { ...books.settingValues, ...(key === 'question' ? books.questions : {}) };
  const measures: Readonly<Record<string, string>> = books.measures;
  const named = key === 'measure' ? measures[String(value)] : choices[String(value)];
  return typeof named === 'string' ? named : String(value);
}

function countText(scenario: Scenario, books: PlanView['words']['books']): string | null {
  if (scenario.kind !== 'committees') return null;
  const { count } = scenario.settings;
  if (count.by === 'ratio') return books.settingValues.ratio(plainNumber(count.buildings));
  return count.by === 'number' ? plainNumber(count.groups) : books.settingValues.fewest;
}

function isBounds(value: unknown): value is Bounds {
  return typeof value === 'object' && value !== null && 'min' in value && 'max' in value;
}
