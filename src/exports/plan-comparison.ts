import type { Cell, Row } from 'write-excel-file/universal';
import { rateValue } from '../model/rate.ts';
import { changesOf, gapText, objectiveName, remarkWords } from './plan-method.ts';
import { type PlanView, unitName } from './plan-view.ts';
import { headCell, textCell } from './workbook-cells.ts';

/** Figures of several scenarios side by side, each beside its difference from the first; rates in percentage points. */
export function compareRows(views: readonly PlanView[]): readonly Row[] {
  const [first] = views;
  if (first === undefined) return [];
  const { books } = first.words;
  const { items, columns } = books;
  const others = views.slice(1);
  const name = (view: PlanView): string => view.document.title;
  const numbers = (item: string, value: (view: PlanView) => number | null, digits = 0): Row => {
    const base = value(first);
    return [
      textCell(item),
      numberCell(base, digits),
      ...others.flatMap((view) => {
        const own = value(view);
        return [numberCell(own, digits), numberCell(own === null || base === null ? null : own - base, digits)];
      }),
    ];
  };
  const texts = (item: string, value: (view: PlanView) => string): Row => [
    textCell(item),
    textCell(value(first)),
    ...others.flatMap((view) => [textCell(value(view)), null]),
  ];
  const changes = new Map(views.map((view) => [view, changesOf(view)] as const));
  const rate = (view: PlanView, id: string, side: 'before' | 'after'): number | null => {
    const found = changes.get(view)?.find((each) => each.id === id);
    // Rates of different definitions are never held against each other.
    if (found === undefined || view.scenario.definition.id !== first.scenario.definition.id) return null;
    const value = rateValue(found[side]);
    return value === null ? null : value * 100;
  };
  return [
    [columns.item, name(first), ...others.flatMap((view) => [name(view), books.difference(name(first))])].map(headCell),
    texts(items.kind, ({ scenario }) => books.kinds[scenario.kind]),
    texts(items.asOf, ({ scenario }) => scenario.asOf),
    texts(items.definition, ({ scenario, language }) => scenario.definition.name[language === 'en' ? 'en' : 'zh']),
    numbers(items.groups, ({ groups }) => groups.length),
    numbers(items.placed, ({ groups }) => groups.reduce((sum, { units }) => sum + units.length, 0)),
    numbers(items.leftOver, ({ leftOver }) => leftOver.length),
    numbers(items.excluded, ({ excluded }) => excluded.length),
    numbers(items.uncovered, ({ groups }) => groups.reduce((sum, { uncovered }) => sum + uncovered, 0)),
    numbers(items.membersFull, ({ groups }) =>
      groups.reduce<number | null>((sum, { membersFull }) => (membersFull.sum === null ? sum : (sum ?? 0) + membersFull.sum), null),
    ),
    numbers(items.farthest, ({ groups }) => {
      const known = groups.flatMap(({ farthest }) => farthest ?? []);
      return known.length === 0 ? null : Math.max(...known);
    }),
    numbers(remarkWords(first).count, ({ document }) => document.remarks.length),
    ...changesOf(first).flatMap(({ id, name: called }) => [
      numbers(`${items.rateBefore(called)} %`, (view) => rate(view, id, 'before'), 1),
      numbers(`${items.rateAfter(called)} %`, (view) => rate(view, id, 'after'), 1),
    ]),
    texts(books.objective, objectiveName),
    numbers(items.value, (view) => objectiveOf(view, first), 3),
    texts(items.gap, gapText),
    texts(items.edited, ({ scenario }) => (scenario.isEdited ? books.yes : books.no)),
  ];
}

/** Objectives of different kinds have different units; a plan changed by hand is no longer what its report speaks of. */
function objectiveOf({ scenario }: PlanView, first: PlanView): number | null {
  const isAlike =
    scenario.kind === first.scenario.kind &&
    (scenario.kind !== 'sites' || first.scenario.kind !== 'sites' || scenario.settings.question === first.scenario.settings.question);
  return scenario.report === null || scenario.isEdited || !isAlike ? null : scenario.report.value;
}

/** In which group of each scenario a unit is; those that are the same everywhere come last. */
export function membershipRows(views: readonly PlanView[]): readonly Row[] {
  const [first] = views;
  if (first === undefined) return [];
  const places = views.map((view) => new Map(view.groups.flatMap(({ units, name }) => units.map((unit) => [unit.id, name] as const))));
  const units = new Map(
    views.flatMap((view) => view.scenario.units.filter(({ kind }) => kind !== 'instructor').map((unit) => [unit.id, unit])),
  );
  const left = first.words.books.leftOverState;
  const rows = [...units.values()].map((unit) => ({ unit, names: places.map((place) => place.get(unit.id) ?? left) }));
  const isSame = ({ names }: (typeof rows)[number]): boolean => new Set(names).size === 1;
  const ordered = [...rows.filter((row) => !isSame(row)), ...rows.filter(isSame)];
  return [
    [first.words.books.columns.unit, ...views.map(({ document }) => document.title)].map(headCell),
    ...ordered.map(({ unit, names }, at): Row => [textCell(unitName(first, unit, at + 1)), ...names.map(textCell)]),
  ];
}

function numberCell(value: number | null, digits: number): Cell {
  return value === null || !Number.isFinite(value) ? null : { type: Number, value: Number(value.toFixed(digits)) };
}
