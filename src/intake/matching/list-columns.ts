import { type ArrowRows, readArrowRows } from '../../engine/arrow-rows.ts';
import { TextWriter, writeArrowStream } from '../../engine/arrow-writer.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ImportOutcome } from '../../model/import-outcome.ts';
import type { ListPlan, ReadList } from '../../model/match-session.ts';
import type { ListSide } from '../../model/match-types.ts';
import { readOrganizationName } from './organization-name.ts';

/** Lists for matching from and to Arrow: the name, and code, district and building where the list has them. */

const COLUMNS = ['name', 'uscc', 'district', 'building'] as const;

/** What an import session made of the list's columns. Places get their names back, since numbers of places differ between lists. */
export async function readList(files: readonly File[], plan: ListPlan, outcome: ImportOutcome): Promise<ReadList> {
  const rows = await tableOf(files, 'enterprise');
  if (rows === null) throw new AtlasError('file-no-rows', { file: outcome.fileName, table: 'enterprise' });
  const districts = namesOf(await tableOf(files, 'district'), 'district_code');
  const buildings = namesOf(await tableOf(files, 'building'), 'building_id');
  const side = {
    rowCount: rows.rowCount,
    name: textsOf(rows, 'name_zh') ?? new Array<null>(rows.rowCount).fill(null),
    uscc: textsOf(rows, 'uscc'),
    district: renamed(textsOf(rows, 'register_district_code'), districts),
    building: renamed(textsOf(rows, 'building_id'), buildings),
  };
  return { side: plan.names === 'unit' ? sideOf(side) : sideOf(byOwner(side)), outcome };
}

interface Columns {
  readonly rowCount: number;
  readonly name: readonly (string | null)[];
  readonly uscc: readonly (string | null)[] | null;
  readonly district: readonly (string | null)[] | null;
  readonly building: readonly (string | null)[] | null;
}

/** A column without a value says nothing: it is left out. */
function sideOf({ rowCount, name, uscc, district, building }: Columns): ListSide {
  const known = (values: readonly (string | null)[] | null): values is readonly (string | null)[] =>
    values?.some((value) => value !== null && value !== '') === true;
  return {
    rowCount,
    name,
    ...(known(uscc) ? { uscc } : {}),
    ...(known(district) ? { district } : {}),
    ...(known(building) ? { building } : {}),
  };
}

/** One row an enterprise inside an organization's name: a joint one stands for several, 第一联合党支部 for itself. */
function byOwner(columns: Columns): Columns {
  const source: number[] = [];
  const name: (string | null)[] = [];
  for (const [row, organization] of columns.name.entries()) {
    const { owners } = readOrganizationName(organization ?? '');
    for (const owner of owners.length === 0 ? [organization] : owners) {
      source.push(row);
      name.push(owner);
    }
  }
  const pick = (values: readonly (string | null)[] | null): readonly (string | null)[] | null =>
    values === null ? null : source.map((row) => values[row] ?? null);
  return { rowCount: name.length, name, uscc: null, district: pick(columns.district), building: pick(columns.building) };
}

async function tableOf(files: readonly File[], table: string): Promise<ArrowRows | null> {
  const file = files.find(({ name }) => name === `${table}.arrow`);
  return file === undefined ? null : readArrowRows(new Uint8Array(await file.arrayBuffer()));
}

function textsOf(rows: ArrowRows, column: string): readonly (string | null)[] | null {
  const at = rows.names.indexOf(column);
  if (at < 0) return null;
  return Array.from({ length: rows.rowCount }, (_value, row) => {
    const value = rows.at(at, row);
    return typeof value === 'string' ? value : null;
  });
}

function namesOf(rows: ArrowRows | null, key: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (rows === null) return names;
  const ids = textsOf(rows, key) ?? [];
  const titles = textsOf(rows, 'name_zh') ?? [];
  for (const [row, id] of ids.entries()) {
    const title = titles[row] ?? null;
    if (id !== null && title !== null) names.set(id, title);
  }
  return names;
}

function renamed(ids: readonly (string | null)[] | null, names: ReadonlyMap<string, string>): readonly (string | null)[] | null {
  return ids === null ? null : ids.map((id) => (id === null ? null : (names.get(id) ?? id)));
}

export function encodeList(side: ListSide): Uint8Array {
  const columns = COLUMNS.flatMap((name) => {
    const values = side[name];
    if (values === undefined) return [];
    const writer = new TextWriter(name);
    for (let row = 0; row < side.rowCount; row += 1) {
      const value = values[row] ?? null;
      if (value === null) writer.appendNull();
      else writer.append(value);
    }
    return [writer.finish()];
  });
  return writeArrowStream([columns]);
}

/** Throws AtlasError 'file-corrupt' for bytes that {@link encodeList} did not write. */
export function decodeList(bytes: Uint8Array): ListSide {
  let rows: ArrowRows;
  try {
    rows = readArrowRows(bytes);
  } catch (cause) {
    throw new AtlasError('file-corrupt', {}, { cause });
  }
  const name = textsOf(rows, 'name');
  if (name === null) throw new AtlasError('file-corrupt');
  return sideOf({
    rowCount: rows.rowCount,
    name,
    uscc: textsOf(rows, 'uscc'),
    district: textsOf(rows, 'district'),
    building: textsOf(rows, 'building'),
  });
}
