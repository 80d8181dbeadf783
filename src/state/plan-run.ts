import { AtlasError, isCancelled } from '../model/errors.ts';
import { seatOf } from '../model/plan-edit.ts';
import { findScenario, type PlanGroup, type Scenario } from '../model/plan-scenario.ts';
import type { Planner, PlanOf, ProblemKind, ProblemOf } from '../model/planner.ts';
import type { SolveOptions } from '../model/solve-report.ts';
import { notifyFailure } from './import-queue.ts';
import { editScenario } from './plan-actions.ts';
import { type PlanRefusal, patchPlanScreen, plansOf, usePlanScreen } from './plan-state.ts';
import { useAtlas } from './store.ts';

/** A group as a plan gives it; `unit` ids in any order. */
export interface FoundGroup {
  readonly units: readonly string[];
  /** Null: the middle of its units. */
  readonly seat: string | null;
}

/** What is searched for a scenario, and how its answer is read. */
export interface PlanTask<K extends ProblemKind> {
  readonly problem: ProblemOf<K> & { readonly kind: K };
  readonly options: SolveOptions;
  /** Groups of a plan, in the order in which they are to stand. */
  groupsOf(plan: PlanOf<K>): readonly FoundGroup[];
  /** Ids of the problem's units by index, for the limits that conflict. */
  readonly unitIds: readonly string[];
  /** Groups are known by their seats: a locked one keeps its lock where it is found again. Otherwise locked ones stay as they are, in front. */
  readonly bySeat?: boolean;
}

/**
 * Searches a plan for a scenario and puts it in, as one step to undo; locked groups stay in front as they are. The best plan so far is
 * shown meanwhile; a cancel keeps it. A newer search ends the one before. Failures are said.
 */
export async function searchPlan<K extends ProblemKind>(planner: Planner, scenarioId: number, task: PlanTask<K>): Promise<void> {
  usePlanScreen.getState().run?.abort();
  const controller = new AbortController();
  const datasetId = useAtlas.getState().activeId;
  const abort = () => controller.abort(new AtlasError('cancelled', {}));
  const isMine = () => usePlanScreen.getState().run?.abort === abort;
  patchPlanScreen({ run: { scenarioId, progress: null, preview: null, abort }, refusal: null });
  try {
    const outcome = await planner.solve<K>(
      task.problem,
      task.options,
      (progress, plan) => {
        const { run } = usePlanScreen.getState();
        if (run === null || !isMine()) return;
        const scenario = scenarioOf(datasetId, scenarioId);
        const preview = plan === null || scenario === null ? run.preview : placed(scenario, task.groupsOf(plan), task.bySeat).groups;
        patchPlanScreen({ run: { ...run, progress, preview } });
      },
      controller.signal,
    );
    // Another dataset has come meanwhile: its scenarios are others.
    if (useAtlas.getState().activeId !== datasetId || scenarioOf(datasetId, scenarioId) === null) return;
    if (outcome.kind === 'infeasible') {
      const refusal: PlanRefusal = {
        scenarioId,
        proved: outcome.proved,
        conflicts: outcome.conflicts.map((conflict) => ({
          ...conflict,
          units: conflict.units.map((index) => task.unitIds[index] ?? '').filter((id) => id !== ''),
        })),
      };
      if (isMine()) patchPlanScreen({ refusal });
      return;
    }
    const found = task.groupsOf(outcome.plan);
    editScenario('plan-search', scenarioId, (scenario) => ({
      ...scenario,
      ...placed(scenario, found, task.bySeat),
      report: outcome.report,
      isEdited: false,
    }));
  } catch (error) {
    if (!isCancelled(error) && !controller.signal.aborted) notifyFailure(error, '');
  } finally {
    if (isMine()) patchPlanScreen({ run: null });
  }
}

function scenarioOf(datasetId: string | null, id: number): Scenario | null {
  return findScenario(plansOf(useAtlas.getState(), datasetId), id);
}

/** Locked groups as they are, then the found ones under numbers of their own. */
function placed(scenario: Scenario, found: readonly FoundGroup[], bySeat = false): Pick<Scenario, 'groups' | 'nextGroupId'> {
  const lockedSeats = new Set(scenario.groups.flatMap((group) => (group.isLocked ? [group.seat] : [])));
  const locked = bySeat ? [] : scenario.groups.filter((group) => group.isLocked);
  const order = new Map(scenario.units.map((unit, index) => [unit.id, index]));
  // A plan searched anew counts from one again, past what is locked.
  const first = locked.reduce((most, group) => Math.max(most, group.id), 0) + 1;
  const groups: readonly PlanGroup[] = found.map(({ units, seat }, index) => {
    const sorted = [...units].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    return {
      id: first + index,
      name: '',
      units: sorted,
      seat: seat ?? seatOf(scenario, sorted),
      isLocked: bySeat && lockedSeats.has(seat),
    };
  });
  return { groups: [...locked, ...groups], nextGroupId: Math.max(scenario.nextGroupId, first + groups.length) };
}
