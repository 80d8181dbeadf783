import { useMemo } from 'react';
import type { DueMark, WorkCase, Worklist } from '../../../model/worklist.ts';
import { dueMark } from '../../../model/worklist.ts';
import { type Findings, findingsOf, linkCases } from '../../../model/worklist-carry.ts';
import { caseUnits } from '../../../queries/worklist.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { localToday } from '../../../state/local-today.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { listDateOf, looksBack, mirrorVersion, useActiveWorklist, useMirror } from '../../../state/worklist-state.ts';
import { type CaseUnit, caseUnitsOf } from '../../../state/worklist-units.ts';

export const CHECKS = ['verify', 'reopened', 'left', 'conflict'] as const;
export type Check = (typeof CHECKS)[number];

/** A case with what the list says of its enterprise. */
export interface WorkRow {
  readonly work: WorkCase;
  /** null: not in the list, or not asked yet. */
  readonly unit: CaseUnit | null;
  readonly due: DueMark;
  readonly check: Check | null;
}

export interface WorklistFacts {
  readonly dataset: LoadedDataset | null;
  readonly worklist: Worklist;
  readonly rows: readonly WorkRow[];
  readonly findings: Findings;
  readonly units: ReadonlyMap<number, readonly CaseUnit[]>;
  /** ISO date of the newest list. */
  readonly listOn: string;
  /** The tables stand for an earlier date: nothing is checked against them. */
  readonly isPast: boolean;
  readonly today: string;
}

const NO_FINDINGS: Findings = { toVerify: [], reopened: [], left: [], conflicts: [] };

/** The worklist of the open dataset, joined with its list. */
export function useWorklist(): WorklistFacts {
  const dataset = useActiveDataset();
  const worklist = useActiveWorklist();
  const definition = useAtlas((state) => state.view.definition);
  const mirrored = useMirror((state) => (dataset === null ? undefined : state[dataset.manifest.id]));
  const isMirrored = dataset !== null && mirrored?.version === dataset.version && worklist.cases.length > 0;
  const { table } = useQuery(
    isMirrored ? caseUnits(dataset.schema, definition) : null,
    isMirrored ? mirrorVersion(dataset.version, mirrored.keysRevision) : 0,
  );
  const today = localToday();
  return useMemo(() => {
    const all = table === null ? [] : caseUnitsOf(table);
    const units = new Map<number, CaseUnit[]>();
    for (const unit of all) {
      const known = units.get(unit.caseId);
      if (known === undefined) units.set(unit.caseId, [unit]);
      else known.push(unit);
    }
    const isPast = dataset === null || looksBack(dataset);
    const listOn = dataset === null ? today : listDateOf(dataset);
    const findings = isPast || table === null ? NO_FINDINGS : findingsOf(worklist, all, listOn);
    const { links } = linkCases(worklist, all);
    const checks = new Map<number, Check>();
    for (const id of findings.left) checks.set(id, 'left');
    for (const id of findings.reopened) checks.set(id, 'reopened');
    for (const id of findings.toVerify) checks.set(id, 'verify');
    for (const { caseId } of findings.conflicts) checks.set(caseId, 'conflict');
    const rows = worklist.cases.map((work): WorkRow => {
      const link = links.get(work.id);
      const isLinked = link?.kind === 'same' || link?.kind === 'found';
      const unit = isLinked ? (units.get(work.id)?.find((one) => one.enterpriseId === link.unit.enterpriseId) ?? null) : null;
      return { work, unit, due: dueMark(work, today), check: checks.get(work.id) ?? null };
    });
    return { dataset, worklist, rows, findings, units, listOn, isPast, today };
  }, [dataset, worklist, table, today]);
}
