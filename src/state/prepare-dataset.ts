import type { Engine } from '../engine/engine.ts';
import type { Catalog } from '../model/catalog.ts';
import { numberAt } from '../model/column-table.ts';
import type { DatasetManifest } from '../model/dataset.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Edits } from '../model/edits.ts';
import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import { bounds } from '../queries/bounds.ts';
import { headline } from '../queries/headline.ts';
import { prepareStatements } from '../queries/prepare.ts';
import { syntheticCount } from '../queries/synthetic-count.ts';
import { answerCache } from './answer-cache.ts';
import type { LoadOptions } from './services.ts';

/** Builds the derived tables of a dataset for a date, with what a person edited. */
export function prepareDataset(
  engine: Engine,
  schema: string,
  catalog: Catalog,
  asOf: string,
  edits: Edits,
  { signal, groups }: Pick<LoadOptions, 'signal' | 'groups'>,
): Promise<void> {
  return engine.execute(prepareStatements(schema, catalog, asOf, edits, groups), { signal });
}

/** The headline is asked for anyway as soon as the dataset opens: its answer is kept for that. */
export async function askHeadline(
  engine: Engine,
  schema: string,
  definition: DefinitionSet,
  version: number,
  signal: AbortSignal,
): Promise<void> {
  const query = headline(schema, definition, EMPTY_FILTER);
  answerCache.set(version, query.sql, await engine.query(query, { signal }));
}

/** How many enterprises, and west, south, east, north of everything that is placed; null when nothing is. */
export async function overviewOf(
  engine: Engine,
  schema: string,
  filter: Filter,
  signal?: AbortSignal,
): Promise<{ readonly enterprises: number; readonly extent: DatasetManifest['bounds'] | null }> {
  const table = await engine.query(bounds(schema, filter), signal === undefined ? {} : { signal });
  const enterprises = numberAt(table, 'enterprises', 0) ?? 0;
  const [west, south, east, north] = ['west', 'south', 'east', 'north'].map((name) => numberAt(table, name, 0) ?? null);
  if (west == null || south == null || east == null || north == null) return { enterprises, extent: null };
  return { enterprises, extent: [west, south, east, north] };
}

/** Whether any enterprise says that it is made up. */
export async function holdsSynthetic(engine: Engine, schema: string, catalog: Catalog, signal: AbortSignal): Promise<boolean> {
  const query = syntheticCount(schema, catalog);
  if (query === null) return false;
  return (numberAt(await engine.query(query, { signal }), 'synthetic', 0) ?? 0) > 0;
}
