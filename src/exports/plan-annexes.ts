import { formatCount } from '../locales/format.ts';
import { metersBetween } from '../model/plan-plane.ts';
import type { PlanUnit } from '../model/plan-scenario.ts';
import { knownSum } from './plan-figures.ts';
import { memberTable } from './plan-members.ts';
import { methodItems } from './plan-method.ts';
import { seatName } from './plan-reasons.ts';
import { industryName, metersText, type PlanView, type PrintedGroup, unitName, unitPlace, wide } from './plan-view.ts';
import { text, type WordBlock, type WordColumn } from './word-blocks.ts';
import { publicCounts } from './worklist-workbook-rows.ts';

export interface Annex {
  readonly title: string;
  readonly blocks: readonly WordBlock[];
}

/** Tables and pictures that go with a plan, in their order. A public paper has the overview and the method only. */
export function annexesOf(view: PlanView, notes: readonly (readonly [string, string])[], mapPng: Uint8Array | null): readonly Annex[] {
  const { papers } = view.words;
  const method = methodAnnex(view, notes);
  if (view.level === 'public') return [overviewAnnex(view), method];
  return [
    ...(view.groups.length > 1 ? [overviewAnnex(view)] : []),
    unitsAnnex(view),
    ...organizationsAnnex(view),
    ...(view.leftOver.length > 0 ? [leftOverAnnex(view)] : []),
    ...(mapPng === null ? [] : [mapAnnex(view, mapPng)]),
    method,
  ];

  function mapAnnex({ messages, document }: PlanView, png: Uint8Array): Annex {
    const { schematic, simulated } = messages.marks;
    const marks = notes.some(([, content]) => content === simulated) ? [simulated] : [];
    return {
      title: papers.tables.map,
      blocks: [
        { kind: 'picture', png, description: papers.mapOf(document.title) },
        text('caption', wide(view.language, [schematic, ...marks].join(papers.between))),
      ],
    };
  }
}

function overviewAnnex(view: PlanView): Annex {
  const { papers } = view.words;
  const { columns } = papers;
  const isPublic = view.level === 'public';
  const isBuildings = view.groups.some(({ buildings }) => buildings.length > 0);
  const heads = isBuildings
    ? [columns.units, columns.listed, columns.uncovered, columns.organizations, columns.membersFull]
    : [columns.units, columns.uncovered, columns.membersFull];
  const figures = view.groups.map(({ units, listed, uncovered, organizations, membersFull }) =>
    isBuildings ? [units.length, listed, uncovered, organizations.sum, membersFull.sum] : [units.length, uncovered, membersFull.sum],
  );
  const totals = heads.map((_, at) => knownSum(figures.map((row) => row[at] ?? null)).sum);
  const printed = isPublic ? publicTexts(figures) : { rows: figures.map((row) => row.map(formatCount)), totals: totals.map(formatCount) };
  const showsSeat = !isPublic && view.groups.some((group) => seatName(view, group) !== '');
  return {
    title: papers.tables.groups,
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: columns.number, share: 0.8 },
          { head: columns.group, share: 3.4 },
          ...(showsSeat ? [{ head: columns.seat, share: 2 }] : []),
          ...heads.map((head): WordColumn => ({ head, share: 1.1, isNumber: true })),
        ],
        rows: [
          ...view.groups.map((group, at) => [
            String(at + 1),
            group.name,
            ...(showsSeat ? [seatName(view, group)] : []),
            ...(printed.rows[at] ?? []),
          ]),
          ['', papers.total, ...(showsSeat ? [''] : []), ...printed.totals],
        ],
      },
      text('note', papers.unknownNote),
      ...(isPublic ? [text('note', papers.publicNote)] : []),
    ],
  };
}

/** Counts of one and two are hidden, and every sum from which they would follow. Unknown ones stay so, and their columns have no sum. */
function publicTexts(figures: readonly (readonly (number | null)[])[]): {
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[];
} {
  // Columns do not add up to each other, so nothing follows from one to the next.
  const { rows, totals } = publicCounts(
    figures.map((row) => row.map((count) => count ?? 0)),
    [],
  );
  const say = (count: (typeof totals)[number]): string => (typeof count === 'number' ? formatCount(count) : count === 'small' ? '<3' : '—');
  return {
    rows: rows.map((row, at) => row.map((count, column) => (figures[at]?.[column] === null ? formatCount(null) : say(count)))),
    totals: totals.map((count, column) => (figures.some((row) => row[column] === null) ? formatCount(null) : say(count))),
  };
}

function unitsAnnex(view: PlanView): Annex {
  const { papers } = view.words;
  const { kind } = view.scenario;
  const isBuildings = view.groups.some(({ buildings }) => buildings.length > 0);
  const title =
    kind === 'sites'
      ? papers.tables.served
      : kind === 'instructors'
        ? papers.tables.linked
        : kind === 'alliance'
          ? papers.tables.members
          : isBuildings
            ? papers.tables.buildings
            : papers.tables.joined;
  const blocks = view.groups.flatMap((group): WordBlock[] => [
    ...(view.groups.length > 1 ? [text('note', group.name)] : []),
    isBuildings ? buildingTable(view, group) : group.organizationUnits.length > 0 ? memberTable(view, group) : enterpriseTable(view, group),
  ]);
  return { title, blocks: [...blocks, text('note', papers.unknownNote)] };
}

function buildingTable(view: PlanView, group: PrintedGroup): WordBlock {
  const { columns, total } = view.words.papers;
  const number = (head: string): WordColumn => ({ head, share: 1.05, isNumber: true });
  const hasWay = group.seat !== null;
  const sum = (key: 'listed' | 'covered' | 'uncovered'): string => formatCount(group[key]);
  return {
    kind: 'table',
    columns: [
      { head: columns.number, share: 0.7 },
      { head: columns.unit, share: 2.6 },
      { head: columns.place, share: 2 },
      number(columns.listed),
      number(columns.covered),
      number(columns.uncovered),
      number(columns.organizations),
      number(columns.membersFull),
      ...(hasWay ? [number(columns.meters)] : []),
    ],
    rows: [
      ...group.buildings.map((building, at) => [
        String(at + 1),
        unitName(view, building, at + 1),
        unitPlace(view, building),
        formatCount(building.listed),
        formatCount(building.covered),
        formatCount(building.uncovered),
        formatCount(building.organizations),
        formatCount(building.membersFull),
        ...(hasWay ? [wayTo(group, building)] : []),
      ]),
      [
        '',
        total,
        '',
        sum('listed'),
        sum('covered'),
        sum('uncovered'),
        formatCount(group.organizations.sum),
        formatCount(group.membersFull.sum),
        ...(hasWay ? [''] : []),
      ],
    ],
  };
}

function enterpriseTable(view: PlanView, group: PrintedGroup): WordBlock {
  const { columns, total } = view.words.papers;
  const isLinked = view.scenario.kind === 'instructors';
  const number = (head: string): WordColumn => ({ head, share: 1.1, isNumber: true });
  return {
    kind: 'table',
    columns: [
      { head: columns.number, share: 0.7 },
      { head: columns.unit, share: 3.4 },
      { head: columns.building, share: 2.2 },
      { head: columns.industry, share: 2.2 },
      number(columns.membersFull),
      ...(isLinked ? [number(columns.meters)] : [number(columns.members)]),
    ],
    rows: [
      ...group.enterprises.map((enterprise, at) => [
        String(at + 1),
        unitName(view, enterprise, at + 1),
        unitPlace(view, enterprise),
        industryName(view, enterprise.industry),
        formatCount(enterprise.membersFull),
        isLinked ? wayTo(group, enterprise) : formatCount(enterprise.members),
      ]),
      ['', total, '', '', formatCount(group.membersFull.sum), isLinked ? '' : formatCount(group.members.sum)],
    ],
  };
}

function wayTo({ seat }: PrintedGroup, unit: PlanUnit): string {
  return metersText(seat === null ? null : metersBetween(seat, unit));
}

/** Organizations of enterprises there today, by name. None where the level hides names or nothing is known of them. */
function organizationsAnnex(view: PlanView): readonly Annex[] {
  const { columns, tables } = view.words.papers;
  const isBuildingPlan = view.scenario.kind === 'committees' || view.scenario.kind === 'draft';
  if (!view.hasNames || !isBuildingPlan) return [];
  const rows = view.groups.flatMap(({ name, buildings }) =>
    buildings.flatMap((building) => building.base.map((organization) => [organization, unitName(view, building, 0), name])),
  );
  if (rows.length === 0) return [];
  const hasGroups = view.groups.length > 1;
  return [
    {
      title: tables.organizations,
      blocks: [
        {
          kind: 'table',
          columns: [
            { head: columns.number, share: 0.8 },
            { head: columns.organization, share: 4 },
            { head: columns.building, share: 2.4 },
            ...(hasGroups ? [{ head: columns.group, share: 2.8 }] : []),
          ],
          rows: rows.map((row, at) => [String(at + 1), ...(hasGroups ? row : row.slice(0, 2))]),
        },
      ],
    },
  ];
}

function leftOverAnnex(view: PlanView): Annex {
  const { columns, tables } = view.words.papers;
  return {
    title: tables.leftOver,
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: columns.number, share: 0.8 },
          { head: columns.unit, share: 4 },
          { head: view.leftOver.some(({ kind }) => kind === 'building') ? columns.place : columns.building, share: 3 },
          { head: columns.membersFull, share: 1.2, isNumber: true },
        ],
        rows: view.leftOver.map((unit, at) => [
          String(at + 1),
          unitName(view, unit, at + 1),
          unitPlace(view, unit),
          unit.kind === 'instructor' ? '' : formatCount(unit.membersFull),
        ]),
      },
    ],
  };
}

/** Where the figures come from, and how the plan was found: whoever has to answer for it finds everything here. */
function methodAnnex(view: PlanView, notes: readonly (readonly [string, string])[]): Annex {
  const { columns, tables } = view.words.papers;
  const rows = [...notes, ...methodItems(view)].map(([item, content]) => [item, content]);
  return {
    title: tables.method,
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: columns.item, share: 3 },
          { head: columns.content, share: 7 },
        ],
        rows,
      },
    ],
  };
}
