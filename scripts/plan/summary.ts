import type { ProblemKind } from '../../src/model/planner.ts';
import type { SolveConflict, SolveReport } from '../../src/model/solve-report.ts';
import type { PlanFault } from '../../src/planning/check-result.ts';
import type { ProblemRun } from './run-problem.ts';

const ENDS: Readonly<Record<SolveReport['end'], string>> = {
  finished: 'the search ended by itself',
  budget: 'its budget of work is spent',
  time: 'cut short by the clock: another run may differ',
  cancelled: 'cancelled',
};

function optimalityText({ optimality }: SolveReport): string {
  if (optimality.kind === 'proved') return 'none is better (proved)';
  return optimality.kind === 'none' ? 'no bound is known' : `within ${(optimality.gap * 100).toFixed(2)} % of the best possible`;
}

function conflictText({ limit, given, needed, units }: SolveConflict): string {
  const help = needed === null ? 'no value of it alone helps' : `${needed} would do`;
  const where = units.length === 0 ? '' : `; units ${units.slice(0, 20).join(', ')}${units.length > 20 ? ', …' : ''}`;
  return `  ${limit}: given ${given}, ${help}${where}`;
}

function faultText({ code, units, given, limit }: PlanFault): string {
  const numbers = [...(given === null ? [] : [`is ${given}`]), ...(limit === null ? [] : [`limit ${limit}`])].join(', ');
  return `  ${code}: units ${units.slice(0, 20).join(', ')}${units.length > 20 ? ', …' : ''}${numbers === '' ? '' : ` (${numbers})`}`;
}

/** What a person reads of an answer, a few lines. */
export function runSummary(kind: ProblemKind, { outcome, check, seconds }: ProblemRun<ProblemKind>): string {
  const time = `time   ${seconds.toFixed(2)} s`;
  if (outcome.kind === 'infeasible') {
    const head = outcome.proved ? `${kind}: no plan keeps all limits (proved)` : `${kind}: no plan was found`;
    return [head, ...outcome.conflicts.map(conflictText), time].join('\n');
  }
  const { report } = outcome;
  const faults = check?.faults ?? [];
  return [
    `${kind}: a plan`,
    `value  ${report.value}`,
    `bound  ${report.bound ?? '—'}`,
    `gap    ${optimalityText(report)}`,
    `${time}, ${report.iterations} iterations, seed ${report.seed}; ${ENDS[report.end]}`,
    check?.ok === true ? 'check  keeps every rule' : `check  ${faults.length} faults`,
    ...faults.slice(0, 20).map(faultText),
  ].join('\n');
}
