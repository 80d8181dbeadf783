import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { isEmptyFilter } from '../../../model/filter.ts';
import { linkCases } from '../../../model/worklist-carry.ts';
import { sheetRows } from '../../../queries/sheet-rows.ts';
import { caseUnits } from '../../../queries/worklist.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { mirrorVersion, useActiveWorklist, useMirror } from '../../../state/worklist-state.ts';
import { caseUnitsOf } from '../../../state/worklist-units.ts';
import { useGapSettings } from '../gap-settings.ts';
import { workbookRows } from './sheet-data.ts';

const NONE: ReadonlySet<number> = new Set();

/** The cases under the filter as rows of a workbook; null while they are asked. `covered`: cases whose enterprise the list shows covered. */
export function useSheetRows(): { readonly rows: ReturnType<typeof workbookRows> | null; readonly covered: ReadonlySet<number> } {
  const language = useLanguage();
  const dataset = useActiveDataset();
  const worklist = useActiveWorklist();
  const { definition, filter } = useAtlas((state) => state.view);
  const thresholds = useGapSettings((state) => state.thresholds);
  const mirrored = useMirror((state) => (dataset === null ? undefined : state[dataset.manifest.id]));
  const isMirrored = dataset !== null && mirrored?.version === dataset.version && worklist.cases.length > 0;
  const { table: units } = useQuery(
    isMirrored ? caseUnits(dataset.schema, definition) : null,
    isMirrored ? mirrorVersion(dataset.version, mirrored.keysRevision) : 0,
  );
  const linked = useMemo(() => {
    if (units === null) return null;
    const all = caseUnitsOf(units);
    const { links } = linkCases(worklist, all);
    const cases = new Map<number, (typeof worklist.cases)[number]>();
    const covered = new Set<number>();
    const absent = worklist.cases.filter((work) => {
      const link = links.get(work.id);
      const unit =
        link?.kind === 'same' || link?.kind === 'found'
          ? all.find((one) => one.caseId === work.id && one.enterpriseId === link.unit.enterpriseId)
          : undefined;
      if (unit === undefined) return true;
      if (unit.covered === true) covered.add(work.id);
      cases.set(unit.row, work);
      return false;
    });
    return { cases, absent, covered };
  }, [units, worklist]);
  const wanted = linked === null || dataset === null ? null : [...linked.cases.keys()].sort((a, b) => a - b);
  const { table, isCurrent } = useQuery(
    wanted === null || dataset === null ? null : sheetRows(dataset.schema, definition, filter, wanted, thresholds),
    dataset?.version ?? 0,
  );
  const rows = useMemo(() => {
    if (worklist.cases.length === 0) return [];
    if (table === null || linked === null || dataset === null || !isCurrent) return null;
    const absent = isEmptyFilter(filter) ? linked.absent : [];
    return workbookRows({ table, cases: linked.cases, absent, asOf: dataset.asOf, thresholds, language });
  }, [table, isCurrent, linked, dataset, filter, thresholds, language, worklist]);
  return { rows, covered: linked?.covered ?? NONE };
}
