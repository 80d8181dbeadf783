import { hasTable } from '../model/catalog.ts';
import { type ColumnTable, numberAt } from '../model/column-table.ts';
import { type DefinitionSet, STANDARD_DEFINITION } from '../model/definition-set.ts';
import type { Edits } from '../model/edits.ts';
import { AtlasError } from '../model/errors.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import { CHANGE_CLASSES, type ChangeClass, type ChangeCounts } from '../model/period-change.ts';
import type { BaselineFigures } from '../model/period-ledger.ts';
import { PERIOD_SCHEMAS } from '../model/period-session.ts';
import { headline } from '../queries/headline.ts';
import { changeCounts, changeStatements } from '../queries/period-changes.ts';
import { type StateSources, saysCoverage, stateStatements, unitStatement } from '../queries/period-state.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import type { ChangeReport } from './period-state.ts';
import { useAtlas } from './store.ts';

export interface StateAsked {
  readonly sources: StateSources;
  /** ISO date. */
  readonly date: string;
}

let nextReport = 1;

function engine() {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  return services.engine;
}

/** The definition on the screen where the person's data are open, else their own. */
export function definitionInForce(): DefinitionSet {
  const { activeId, datasets, view } = useAtlas.getState();
  return activeId === OWN_DATASET_ID ? view.definition : (datasets[OWN_DATASET_ID]?.manifest.definition ?? STANDARD_DEFINITION);
}

/** Makes both states beside the screen and tells what they differ in. Rejects with AtlasError. */
export async function compareStates(
  before: StateAsked,
  after: StateAsked,
  definition: DefinitionSet,
  edits: Edits,
  signal: AbortSignal,
): Promise<ChangeReport> {
  const schemas = PERIOD_SCHEMAS;
  const figuresBefore = await figuresOf(schemas.before, before, definition, edits, signal);
  const figuresAfter = await figuresOf(schemas.after, after, definition, edits, signal);
  await engine().execute(
    [
      unitStatement(schemas.before, before.sources.catalog, definition),
      unitStatement(schemas.after, after.sources.catalog, definition),
      ...changeStatements(schemas.before, schemas.after),
    ],
    { signal },
  );
  const table = await engine().query(changeCounts(schemas.before, schemas.after), { signal });
  return { id: nextReport++, before: before.date, after: after.date, counts: countsOf(table, before, after), figuresBefore, figuresAfter };
}

/** Derives a state in a schema of its own and reads its headline. */
export async function figuresOf(
  schema: string,
  { sources, date }: StateAsked,
  definition: DefinitionSet,
  edits: Edits,
  signal: AbortSignal,
): Promise<BaselineFigures> {
  await engine().execute(stateStatements(schema, sources, date, edits), { signal });
  const table = await engine().query(headline(schema, definition, EMPTY_FILTER), { signal });
  const at = (name: string): number | null => numberAt(table, name, 0);
  return {
    listed: at('listed') ?? 0,
    eligible: at('eligible') ?? 0,
    covered: at('covered') ?? 0,
    unknown: at('unknown') ?? 0,
    organizations: at('organizations'),
    membersFull: at('members_full'),
  };
}

function countsOf(table: ColumnTable, before: StateAsked, after: StateAsked): ChangeCounts {
  const at = (name: string): number => numberAt(table, name, 0) ?? 0;
  const known = (asked: StateAsked, value: number): number | null => (saysCoverage(asked.sources.catalog) ? value : null);
  const listed = (asked: StateAsked, value: number): number | null => (hasTable(asked.sources.catalog, 'party_org') ? value : null);
  const column = (kind: ChangeClass): string => (kind === 'org-added' ? 'org_added' : kind === 'org-left' ? 'org_left' : kind);
  const of = (suffix: string): Readonly<Record<ChangeClass, number>> => {
    const pairs = CHANGE_CLASSES.map((kind) => [kind, at(kind.startsWith('org-') ? column(kind) : `${kind}${suffix}`)] as const);
    return Object.fromEntries(pairs) as Record<ChangeClass, number>;
  };
  const classes = of('');
  return {
    before: at('before'),
    after: at('after'),
    classes,
    shown: of('_shown'),
    unchanged: at('before') - classes.left - at('differing'),
    movedBuilding: at('moved_building'),
    movedPark: at('moved_park'),
    movedDistrict: at('moved_district'),
    coveredBefore: known(before, at('covered_before')),
    coveredAfter: known(after, at('covered_after')),
    coveredAdded: at('covered_added'),
    coveredLeft: at('covered_left'),
    membersDelta: at('members_delta'),
    organizationsBefore: listed(before, at('orgs_before')),
    organizationsAfter: listed(after, at('orgs_after')),
  };
}
