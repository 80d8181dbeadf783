import { type FieldId, fieldByShortName } from '../../model/fields.ts';
import type { TableName } from '../../model/tables.ts';
import { tableByFileName } from '../match-table.ts';
import { ALIASED_TABLES } from './header-aliases.ts';
import { ASK_THRESHOLD, type ColumnGuess, matchFields, type PrintedHeader } from './match-fields.ts';
import type { ColumnProfile } from './profile-columns.ts';
import { tableHints } from './table-hints.ts';

export interface TableGuess {
  readonly table: TableName;
  readonly score: number;
}

export interface TableContext {
  readonly fileName: string;
  readonly sheetName: string;
  /** Texts above the header. */
  readonly titles: readonly string[];
}

/** Wide sheets are known by their first columns. */
const MAX_COLUMNS_READ = 80;
const HINT_WEIGHTS = { title: 1.2, sheet: 1.5, file: 1 } as const;

/** What a list of the table must name: one field of every group. The first field of the first group is its subject. */
const SUBJECTS: Readonly<Record<TableName, readonly (readonly string[])[]>> = {
  snapshot: [['snapshot_id']],
  district: [['name_zh', 'district_code']],
  park: [['name_zh', 'park_id']],
  building: [['name_zh', 'building_id']],
  enterprise: [['name_zh', 'uscc', 'enterprise_id']],
  enterprise_tag: [['enterprise_name', 'enterprise_uscc', 'enterprise_id'], ['tag']],
  party_org: [['name_zh', 'org_id']],
  org_cover: [
    ['org_name', 'org_id'],
    ['unit_name', 'unit_id', 'unit_uscc'],
  ],
  org_link: [
    ['org_name', 'org_id'],
    ['other_org_name', 'other_org_id'],
  ],
  approval: [
    ['document_no', 'approval_id'],
    ['org_name', 'org_id'],
  ],
  service_site: [['name_zh', 'site_id']],
  instructor: [
    ['instructor_id', 'dispatch_org_name', 'dispatch_org_id'],
    ['dispatch_org_name', 'dispatch_org_id', 'role', 'assigned_on'],
  ],
  instructor_assignment: [
    ['enterprise_name', 'enterprise_uscc', 'enterprise_id'],
    ['dispatch_org_name', 'instructor_id', 'since', 'mode'],
  ],
  pairing: [
    ['a_name', 'a_id'],
    ['b_name', 'b_id'],
  ],
  meeting: [['held_on'], ['org_name', 'alliance_name', 'org_id', 'alliance_id']],
  activity: [['held_on'], ['kind', 'activity_id']],
  trade_union: [['name_zh', 'union_id']],
  alliance: [['name_zh', 'alliance_id']],
  alliance_member: [
    ['name_zh', 'member_id'],
    ['alliance_name', 'alliance_id', 'member_kind', 'role'],
  ],
  chain: [['name_zh', 'chain_id']],
  chain_member: [
    ['enterprise_name', 'enterprise_uscc', 'enterprise_id'],
    ['chain_name', 'chain_id'],
  ],
  chain_link: [
    ['from_name', 'from_uscc', 'from_enterprise_id'],
    ['to_name', 'to_uscc', 'to_enterprise_id'],
  ],
  challenge: [
    ['challenge_id', 'theme'],
    ['enterprise_name', 'taken_by_name', 'enterprise_id', 'taken_by_id'],
  ],
};

interface Reading {
  readonly table: TableName;
  readonly guesses: readonly ColumnGuess[];
}

/** The column that a group of subject fields was found in; null where none was. */
function columnOf(reading: Reading, names: readonly string[]): number | null {
  for (const name of names) {
    const id = fieldByShortName(reading.table, name)?.id;
    const guess = reading.guesses.find(({ field, candidates }) => field === id || candidates[0]?.field === id);
    if (id !== undefined && guess !== undefined) return guess.source;
  }
  return null;
}

/** A list names its subject once in a row: nearly all values differ. */
function subjectScore(reading: Reading, profiles: readonly ColumnProfile[]): { readonly bonus: number; readonly factor: number } {
  const groups = SUBJECTS[reading.table];
  const columns = groups.map((names) => columnOf(reading, names));
  const [subject] = columns;
  if (columns.some((column) => column === null) || subject === undefined || subject === null) return { bonus: 0, factor: 0.2 };
  if (groups.length > 1) return { bonus: 1.2, factor: 1 };
  const profile = profiles[subject];
  if (profile === undefined || profile.cells < 4) return { bonus: 1, factor: 1 };
  const distinct = profile.distinct / profile.cells;
  if (distinct < 0.6) return { bonus: 0, factor: 0.4 };
  return { bonus: distinct > 0.9 ? 1.5 : 0.8, factor: 1 };
}

const SILENT: ReadonlySet<FieldId> = new Set<FieldId>(['row_no', 'remark']);

function hintScores(context: TableContext): ReadonlyMap<TableName, number> {
  const scores = new Map<TableName, number>();
  const add = (table: TableName, weight: number): void => {
    scores.set(table, (scores.get(table) ?? 0) + weight);
  };
  for (const [table, strength] of tableHints(context.titles.join(' '))) add(table, strength * HINT_WEIGHTS.title);
  for (const [table, strength] of tableHints(context.sheetName)) add(table, strength * HINT_WEIGHTS.sheet);
  for (const [table, strength] of tableHints(context.fileName)) add(table, strength * HINT_WEIGHTS.file);
  const named = tableByFileName(context.fileName);
  if (named !== null) add(named, HINT_WEIGHTS.file);
  return scores;
}

/** The earlier of the subjects of two lists is what the list is of. */
function firstSubject(readings: readonly Reading[]): TableName | null {
  const found = readings
    .filter(({ table }) => SUBJECTS[table].length === 1)
    .map((reading) => ({ table: reading.table, column: columnOf(reading, (SUBJECTS[reading.table][0] ?? []).slice(0, 1)) }))
    .filter((entry): entry is { table: TableName; column: number } => entry.column !== null);
  const earliest = Math.min(...found.map(({ column }) => column));
  const first = found.filter(({ column }) => column === earliest);
  return first.length === 1 ? (first[0]?.table ?? null) : null;
}

/**
 * Tables that a list can be of, best first: by how many of its columns each table explains that others do
 * not, by whether its subject is there and differs from row to row, and by titles, sheet and file names.
 */
export function guessTable(
  headers: readonly PrintedHeader[],
  profiles: readonly ColumnProfile[],
  context: TableContext,
): readonly TableGuess[] {
  const read = headers.slice(0, MAX_COLUMNS_READ);
  const readings = ALIASED_TABLES.map((table): Reading => ({ table, guesses: matchFields(table, read, profiles, { typos: false }) }));
  const claims = new Map<number, number>();
  for (const { guesses } of readings) {
    for (const { source, field } of guesses) if (field !== null) claims.set(source, (claims.get(source) ?? 0) + 1);
  }
  const hints = hintScores(context);
  const first = firstSubject(readings);
  const scored = readings.map((reading) => {
    let sum = 0;
    for (const { source, field, confidence } of reading.guesses) {
      if (field === null || SILENT.has(field) || confidence < ASK_THRESHOLD) continue;
      sum += confidence * (0.25 + 0.75 / (claims.get(source) ?? 1));
    }
    const { bonus, factor } = subjectScore(reading, profiles);
    const score = (sum + bonus + (hints.get(reading.table) ?? 0)) * factor + (first === reading.table && factor === 1 ? 0.6 : 0);
    return { table: reading.table, score };
  });
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}
