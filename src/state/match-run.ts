import { numericValues, textAt, valueAt } from '../model/column-table.ts';
import { AtlasError, isCancelled } from '../model/errors.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { ListMatcher } from '../model/match-session.ts';
import type { ListSide } from '../model/match-types.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { enterprisesToMatch, unionUnitsToMatch } from '../queries/lists-to-match.ts';
import { organizations } from '../queries/organizations.ts';
import type { LoadedDataset } from './dataset-state.ts';
import { asAtlasError } from './import-queue.ts';
import { openMatching } from './match-lists.ts';
import { type ListRef, patchMatching, type RunSide, type TableToMatch, useMatching } from './match-state.ts';
import { useAtlas } from './store.ts';

let nextRun = 1;

/** Matches the lists that are chosen, with the decisions that are taken. A failure is told on the screen. */
export async function runMatching(): Promise<void> {
  const { left, right, run } = useMatching.getState();
  if (left === null || right === null || run !== null) return;
  const controller = new AbortController();
  const { signal } = controller;
  const started = { progress: null, abort: () => controller.abort() };
  patchMatching({ run: started, error: null });
  const isCurrent = () => useMatching.getState().run?.abort === started.abort;
  try {
    const matcher = await openMatching();
    const [a, b] = [await sideOf(left, matcher, signal), await sideOf(right, matcher, signal)];
    const { ignored, sides } = comparable(a.side, b.side);
    const { book } = useMatching.getState();
    const result = await matcher.match(sides[0], sides[1], {
      decisions: book,
      signal,
      onProgress: (progress) => {
        if (isCurrent()) patchMatching({ run: { ...started, progress } });
      },
    });
    if (!isCurrent()) return;
    patchMatching({ outcome: { id: nextRun++, left: a, right: b, result, ranOn: today(), book, ignored } });
  } catch (error) {
    if (isCurrent() && !isCancelled(error)) patchMatching({ error: asAtlasError(error, '') });
  } finally {
    if (isCurrent()) patchMatching({ run: null });
  }
}

export function cancelMatching(): void {
  useMatching.getState().run?.abort();
}

/** Today in the person's own time zone. */
export function today(): string {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

async function sideOf(ref: ListRef, matcher: ListMatcher, signal: AbortSignal): Promise<RunSide> {
  if (ref.kind === 'table') return tableSide(ref.table, matcher, signal);
  const list = useMatching.getState().lists.find(({ id }) => id === ref.id);
  if (list === undefined) throw new AtlasError('file-not-found');
  return { ref, source: list.fileName, side: list.side, rows: null, dataset: null, isSynthetic: list.isExample };
}

async function tableSide(table: TableToMatch, matcher: ListMatcher, signal: AbortSignal): Promise<RunSide> {
  const { activeId, datasets, services } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (dataset === undefined || services === null) throw new AtlasError('dataset-missing');
  const ask = (query: TypedQuery) => services.engine.query(query, { signal });
  const of = (side: ListSide, rows: Int32Array | null = null): RunSide => sideOfDataset(dataset, table, side, rows);
  if (table === 'enterprise') {
    const answer = await ask(enterprisesToMatch(dataset.schema));
    const column = (name: string) => Array.from({ length: answer.numRows }, (_value, row) => textAt(answer, name, row));
    const side = {
      rowCount: answer.numRows,
      name: column('name_zh'),
      uscc: column('uscc'),
      district: column('district'),
      building: column('building'),
    };
    return of(side, Int32Array.from(numericValues(answer, 'row')));
  }
  const names: (string | null)[] = [];
  const uscc: (string | null)[] = [];
  if (table === 'trade_union') {
    const answer = await ask(unionUnitsToMatch(dataset.schema));
    for (let row = 0; row < answer.numRows; row += 1) {
      const name = textAt(answer, 'name_zh', row);
      for (const owner of valueAt(answer, 'is_unit', row) === true ? [name] : ownersOr(matcher, name)) {
        names.push(owner);
        uscc.push(textAt(answer, 'uscc', row));
      }
    }
    return of({ rowCount: names.length, name: names, uscc });
  }
  const answer = await ask(organizations(dataset.schema, EMPTY_FILTER));
  for (let row = 0; row < answer.numRows; row += 1) names.push(...ownersOr(matcher, textAt(answer, 'name_zh', row)));
  return of({ rowCount: names.length, name: names });
}

/** An organization stands for the enterprises inside its name; one without any, such as 第一联合党支部, for itself. */
function ownersOr(matcher: ListMatcher, organization: string | null): readonly (string | null)[] {
  const owners = organization === null ? [] : matcher.ownersOf(organization);
  return owners.length === 0 ? [organization] : owners;
}

function sideOfDataset(dataset: LoadedDataset, table: TableToMatch, side: ListSide, rows: Int32Array | null): RunSide {
  const { manifest, version } = dataset;
  return {
    ref: { kind: 'table', table },
    source: manifest.title.zh,
    side,
    rows,
    dataset: { id: manifest.id, version },
    isSynthetic: manifest.isSynthetic,
  };
}

/** Leaves out columns that both lists have and write in different ways: not one value in common would make every pair doubtful. */
function comparable(
  left: ListSide,
  right: ListSide,
): { readonly ignored: readonly ('district' | 'building')[]; readonly sides: readonly [ListSide, ListSide] } {
  const ignored = (['district', 'building'] as const).filter((column) => {
    const known = new Set(left[column]?.filter((value) => value !== null && value !== ''));
    return known.size > 0 && right[column] !== undefined && !right[column].some((value) => value !== null && known.has(value));
  });
  const without = (side: ListSide): ListSide => {
    const { district, building, ...rest } = side;
    return {
      ...rest,
      ...(district === undefined || ignored.includes('district') ? {} : { district }),
      ...(building === undefined || ignored.includes('building') ? {} : { building }),
    };
  };
  return { ignored, sides: [without(left), without(right)] };
}
