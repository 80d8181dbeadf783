import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../../src/intake/memory-file-store.ts';
import { findPersonal } from '../../../src/intake/privacy/find-personal.ts';
import { isNameShaped } from '../../../src/intake/privacy/person-name.ts';
import { splitFileStore } from '../../../src/intake/split-file-store.ts';
import type { CommitteePlan } from '../../../src/model/committee-problem.ts';
import { STANDARD_DEFINITION } from '../../../src/model/definition-set.ts';
import { DEFAULT_SETTINGS, PLAN_SOLVE_OPTIONS } from '../../../src/model/plan-settings.ts';
import type { Planner } from '../../../src/model/planner.ts';
import type { SolveOutcome, SolveProgress } from '../../../src/model/solve-report.ts';
import type { LoadedDataset } from '../../../src/state/dataset-state.ts';
import type { Keeper, Services } from '../../../src/state/services.ts';
import { building } from './plan-units.ts';

const UNITS = [building('a', 0, 0), building('b', 100, 0), building('c', 200, 0)];

function dataset(id: string): LoadedDataset {
  const manifest = {
    id,
    title: { zh: id, en: id },
    subtitle: { zh: '', en: '' },
    asOf: '2026-01-31',
    snapshots: ['2026-01-31'],
    isSynthetic: true,
    definition: STANDARD_DEFINITION,
    bounds: [0, 0, 1, 1] as const,
    files: [],
  };
  const isOwn = id === 'own';
  return {
    manifest,
    schema: `ds_${id}`,
    catalog: {},
    reports: [],
    asOf: '2026-01-31',
    version: 1,
    isOwn,
    isKept: isOwn,
    edits: { places: [], links: [] },
    enterprises: 2,
    extent: [0, 0, 1, 1],
  };
}

/** A planner that answers when it is told to, and gives its best so far when it is stopped. */
function stubPlanner() {
  const searches: {
    watch: (progress: SolveProgress, plan: CommitteePlan | null) => void;
    finish: (outcome: SolveOutcome<CommitteePlan>) => void;
  }[] = [];
  const solve = (_problem: unknown, _options: unknown, watch: never, signal: AbortSignal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      searches.push({ watch, finish: resolve });
    });
  return { planner: { solve } as unknown as Planner, searches };
}

const REPORT = { value: 1, bound: 1, optimality: { kind: 'proved' }, end: 'finished', seed: 1, iterations: 1, seconds: 0.1 } as const;
const PLAN: CommitteePlan = {
  groups: [
    { units: [0, 1], seat: 0 },
    { units: [2], seat: 2 },
  ],
};

async function visit(keeper: Keeper, id: string) {
  vi.resetModules();
  const [{ useAtlas }, actions, { searchPlan }, screen, { watchPlans }, { AtlasError }] = await Promise.all([
    import('../../../src/state/store.ts'),
    import('../../../src/state/plan-actions.ts'),
    import('../../../src/state/plan-run.ts'),
    import('../../../src/state/plan-state.ts'),
    import('../../../src/state/plan-watch.ts'),
    // Of the same making as the state's own.
    import('../../../src/model/errors.ts'),
  ]);
  const services: Partial<Services> = { keeper, loadTextScreen: () => Promise.resolve({ isNameShaped, findPersonal }) };
  useAtlas.getState().patch({ services: services as Services });
  const stop = watchPlans();
  useAtlas.getState().patch({ datasets: { [id]: dataset(id) }, activeId: id });
  const scenario = () => screen.openScenarioNow();
  const search = (planner: Planner, unitIds = UNITS.map((unit) => unit.id)) => {
    const problem = { kind: 'committees' } as never;
    const groupsOf = (plan: CommitteePlan) =>
      plan.groups.map(({ units }) => ({ units: units.map((index) => unitIds[index] ?? ''), seat: null }));
    return searchPlan(planner, scenario()?.id ?? 0, { problem, options: PLAN_SOLVE_OPTIONS, unitIds, groupsOf });
  };
  return { useAtlas, ...actions, ...screen, scenario, search, stop, AtlasError };
}

function memory(): Keeper {
  return { ...splitFileStore(createMemoryStore(null)).tables, kind: 'indexeddb' };
}

describe('a scenario on the screen', () => {
  it('is searched, shown while it goes on, put in as one step, and undone', async () => {
    const app = await visit(memory(), 'gy');
    app.createScenario('committees', DEFAULT_SETTINGS.committees, UNITS);
    const { planner, searches } = stubPlanner();
    const done = app.search(planner);
    searches[0]?.watch({ phase: 'improve', value: 2, bound: 1, iterations: 5 }, PLAN);
    expect(app.usePlanScreen.getState().run).toMatchObject({ progress: { value: 2 }, preview: [{ units: ['a', 'b'] }, { units: ['c'] }] });
    expect(app.scenario()?.groups).toEqual([]);
    searches[0]?.finish({ kind: 'plan', plan: PLAN, report: REPORT });
    await done;
    expect(app.usePlanScreen.getState().run).toBeNull();
    expect(app.scenario()).toMatchObject({
      groups: [
        { id: 1, units: ['a', 'b'] },
        { id: 2, units: ['c'] },
      ],
      report: REPORT,
      isEdited: false,
    });
    app.movePlanned(1, ['b'], 2);
    expect(app.scenario()).toMatchObject({ groups: [{ units: ['a'] }, { units: ['b', 'c'] }], isEdited: true });
    app.useAtlas.getState().undo();
    app.useAtlas.getState().undo();
    expect(app.scenario()?.groups).toEqual([]);
    app.useAtlas.getState().undo();
    expect(app.scenario()).toBeNull();
    app.stop();
  });

  it('keeps locked groups in front, under their numbers', async () => {
    const app = await visit(memory(), 'gy');
    app.createScenario('committees', DEFAULT_SETTINGS.committees, UNITS);
    const { planner, searches } = stubPlanner();
    const first = app.search(planner);
    searches[0]?.finish({ kind: 'plan', plan: PLAN, report: REPORT });
    await first;
    app.changePlannedGroup(1, 2, { isLocked: true });
    const second = app.search(planner, ['a', 'b']);
    searches[1]?.finish({ kind: 'plan', plan: { groups: [{ units: [0, 1], seat: 0 }] }, report: REPORT });
    await second;
    expect(app.scenario()?.groups.map(({ id, units, isLocked }) => [id, units.join(''), isLocked])).toEqual([
      [2, 'c', true],
      [3, 'ab', false],
    ]);
    app.stop();
  });

  it('says which limits conflict, by the names of the units; a stop without a plan says nothing', async () => {
    const app = await visit(memory(), 'gy');
    app.createScenario('committees', DEFAULT_SETTINGS.committees, UNITS);
    const { planner, searches } = stubPlanner();
    const refused = app.search(planner);
    searches[0]?.finish({ kind: 'infeasible', proved: true, conflicts: [{ limit: 'groups', given: 9, needed: 3, units: [2] }] });
    await refused;
    expect(app.usePlanScreen.getState().refusal).toMatchObject({ proved: true, conflicts: [{ limit: 'groups', needed: 3, units: ['c'] }] });
    const stopped = app.search(planner);
    app.usePlanScreen.getState().run?.abort();
    await stopped;
    expect(app.usePlanScreen.getState()).toMatchObject({ run: null, refusal: null });
    expect(app.useAtlas.getState().notices).toEqual([]);
    const failed = app.search({ solve: () => Promise.reject(new app.AtlasError('worker-died', { worker: 'planner' })) });
    await failed;
    expect(app.useAtlas.getState().notices.map(({ error }) => error?.code)).toEqual(['worker-died']);
    app.stop();
  });

  it('is kept with a person’s own data, comes back with them, and goes with them; names are screened', async () => {
    const keeper = memory();
    const first = await visit(keeper, 'own');
    first.createScenario('committees', DEFAULT_SETTINGS.committees, UNITS);
    await first.renameScenario(1, '南片三个党委方案,电话13800138000');
    expect(first.scenario()?.name).toBe('南片三个党委方案,电话■■■');
    await vi.waitFor(async () => expect((await keeper.list()).map(({ table }) => table)).toEqual(['plans']));
    await vi.waitFor(async () => expect(await (await keeper.open('plans.json')).text()).toContain('南片'));
    first.stop();
    const second = await visit(keeper, 'own');
    await vi.waitFor(() =>
      expect(second.useAtlas.getState().plans.own?.scenarios.map(({ name }) => name)).toEqual(['南片三个党委方案,电话■■■']),
    );
    second.useAtlas.getState().patch({ datasets: {}, activeId: null });
    expect(second.useAtlas.getState().plans).toEqual({});
    second.stop();
  });

  it('that cannot be read is put aside and said', async () => {
    const keeper = memory();
    await keeper.keep(new File(['{"format":'], 'plans.json'), 'plans');
    const app = await visit(keeper, 'own');
    await vi.waitFor(() => expect(app.useAtlas.getState().notices.map(({ error }) => error?.code)).toEqual(['file-corrupt']));
    expect((await keeper.list()).map(({ table }) => table)).toContain('plans_damaged');
    app.stop();
  });
});
