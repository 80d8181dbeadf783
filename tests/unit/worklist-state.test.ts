import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/intake/memory-file-store.ts';
import { findPersonal } from '../../src/intake/privacy/find-personal.ts';
import { isNameShaped } from '../../src/intake/privacy/person-name.ts';
import { splitFileStore } from '../../src/intake/split-file-store.ts';
import type { ColumnTable } from '../../src/model/column-table.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { serializeWorklist } from '../../src/model/worklist.ts';
import type { LoadedDataset } from '../../src/state/dataset-state.ts';
import type { Keeper, Services } from '../../src/state/services.ts';

/** Enterprises as the list has them; what a case may be about is looked up by key alone. */
interface Listed {
  readonly id: string;
  readonly covered: boolean;
}

function dataset(id: string, version: number, asOf: string): LoadedDataset {
  const manifest = {
    id,
    title: { zh: id, en: id },
    subtitle: { zh: '', en: '' },
    asOf,
    snapshots: [asOf],
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
    asOf,
    version,
    isOwn,
    isKept: isOwn,
    edits: { places: [], links: [] },
    enterprises: 2,
    extent: [0, 0, 1, 1],
  };
}

/** A visit: the state anew, over what the keeper has. */
async function visit(keeper: Keeper, listed: readonly Listed[]) {
  vi.resetModules();
  const [{ useAtlas }, actions, { watchWorklists }, { useMirror }] = await Promise.all([
    import('../../src/state/store.ts'),
    import('../../src/state/worklist-actions.ts'),
    import('../../src/state/worklist-watch.ts'),
    import('../../src/state/worklist-state.ts'),
  ]);
  const executed: string[] = [];
  let rows = listed;
  const text = (values: readonly (string | null)[]) => ({ kind: 'text' as const, values });
  const number = (values: readonly number[]) => ({ kind: 'number' as const, values: Int32Array.from(values), nulls: null });
  const answer = (name: string): ColumnTable => {
    const names = rows.map(({ id }) => `示例${id}公司`);
    const shared = { enterprise_id: text(rows.map(({ id }) => id)), uscc: text(rows.map(() => null)), name_zh: text(names) };
    if (name === 'gap-units') return { numRows: rows.length, columns: { ...shared, gap_class: number(rows.map(() => 3)) } };
    const cases = useAtlas.getState().worklists[useAtlas.getState().activeId ?? '']?.cases ?? [];
    const found = cases.flatMap((work) => rows.flatMap((row) => (row.id === work.enterpriseId ? [{ ...row, caseId: work.id }] : [])));
    const none = text(found.map(() => null));
    return {
      numRows: found.length,
      columns: {
        case_id: number(found.map(({ caseId }) => caseId)),
        row: number(found.map((_, index) => index)),
        enterprise_id: text(found.map(({ id }) => id)),
        uscc: none,
        name_zh: text(found.map(({ id }) => `示例${id}公司`)),
        covered: { kind: 'boolean', values: Uint8Array.from(found.map(({ covered }) => Number(covered))), nulls: null },
        gap_class: number(found.map(() => 3)),
        members_full: number(found.map(() => 3)),
        suppressed: number(found.map(() => 0)),
        ...Object.fromEntries(
          ['district_zh', 'district_en', 'park_zh', 'park_en', 'street', 'building_zh', 'building_en', 'document_no', 'approved_on'].map(
            (name2) => [name2, none],
          ),
        ),
      },
    };
  };
  const services: Partial<Services> = {
    keeper,
    loadTextScreen: () => Promise.resolve({ isNameShaped, findPersonal }),
    engine: {
      execute: (statements: readonly string[]) => {
        executed.push(...statements);
        return Promise.resolve();
      },
      query: ({ name }: { name: string }) => Promise.resolve(answer(name)),
    } as unknown as Services['engine'],
  };
  useAtlas.getState().patch({ services: services as Services });
  const stop = watchWorklists();
  const open = (loaded: LoadedDataset) => {
    const { datasets, patch } = useAtlas.getState();
    patch({ datasets: { ...datasets, [loaded.manifest.id]: loaded }, activeId: loaded.manifest.id });
  };
  const cases = () => useAtlas.getState().worklists[useAtlas.getState().activeId ?? '']?.cases ?? [];
  const mirrored = (id: string, version: number) =>
    vi.waitFor(() => {
      const held = useMirror.getState()[id];
      expect(held?.worklist).toBe(useAtlas.getState().worklists[id]);
      expect(held?.version).toBe(version);
    });
  return {
    useAtlas,
    ...actions,
    executed,
    open,
    cases,
    mirrored,
    stop,
    list: (next: readonly Listed[]) => {
      rows = next;
    },
  };
}

const GAPS = [
  { id: 'a', covered: false },
  { id: 'b', covered: false },
];
const ALL = { rows: [0, 1] };

describe('the worklist beside the data', () => {
  let keeper: Keeper;
  beforeEach(() => {
    keeper = { ...splitFileStore(createMemoryStore(null)).tables, kind: 'indexeddb' };
  });
  const kept = async () => (await keeper.list()).map(({ table }) => table);

  it('goes step by step, each undone and redone with the view in one history, and reaches the table', async () => {
    const app = await visit(keeper, GAPS);
    app.open(dataset('gy', 1, '2022-07-04'));
    expect(await app.addToWorklist(ALL)).toBe(2);
    expect(await app.addToWorklist(ALL)).toBe(0);
    expect(app.moveWork(new Set([1, 2]), 'requested').moved).toBe(2);
    app.useAtlas.getState().transact('workspace', (draft) => {
      draft.workspace = 'gaps';
    });
    expect(app.moveWork(new Set([1]), 'approved')).toMatchObject({ moved: 0, refused: { 'no-approval': 1 } });
    expect(app.moveWork(new Set([1]), 'approved', { approval: { documentNo: '〔2020〕1号', approvedOn: '2020-01-01' } }).moved).toBe(1);
    expect(app.cases().map(({ state }) => state)).toEqual(['approved', 'requested']);
    const { undo, redo } = app.useAtlas.getState();
    undo();
    undo();
    expect(app.useAtlas.getState().view.workspace).toBe('explore');
    undo();
    expect(app.cases().map(({ state }) => state)).toEqual(['survey', 'survey']);
    redo();
    redo();
    redo();
    expect(app.cases().map(({ state }) => state)).toEqual(['approved', 'requested']);
    await app.mirrored('gy', 1);
    expect(app.executed.join('\n')).toContain('〔2020〕1号');
    // Of bundled data nothing is kept.
    expect(await kept()).toEqual([]);
    app.stop();
  });

  it('takes no person for an owner, and masks what is personal in a note', async () => {
    const app = await visit(keeper, GAPS);
    app.open(dataset('gy', 1, '2022-07-04'));
    await app.addToWorklist(ALL);
    expect(await app.setWorkOwner(new Set([1, 2]), '张三')).toBe('owner-name');
    expect(app.cases().map(({ owner }) => owner)).toEqual([null, null]);
    expect(await app.setWorkOwner(new Set([1, 2]), ' 组织部 ')).toBeNull();
    expect(app.cases().map(({ owner }) => owner)).toEqual(['组织部', '组织部']);
    const told = await app.describeWork(1, { owner: '党建办', dueOn: '2026-12-31', note: '联系13800138000', approval: null });
    expect(told).toEqual({ problem: null, masked: 1 });
    expect(app.cases()[0]).toMatchObject({ owner: '党建办', dueOn: '2026-12-31', masked: 1 });
    expect(JSON.stringify(app.cases())).not.toContain('13800138000');
    app.stop();
  });

  it('is kept with a person’s own data, comes back with them, and goes with them', async () => {
    const first = await visit(keeper, GAPS);
    first.open(dataset('own', 1, '2026-01-31'));
    await vi.waitFor(() => expect(first.useAtlas.getState().datasets.own).toBeDefined());
    await first.addToWorklist(ALL);
    first.moveWork(new Set([2]), 'proposed');
    await vi.waitFor(async () => expect(await kept()).toEqual(['worklist']));
    first.stop();

    const second = await visit(keeper, GAPS);
    second.open(dataset('own', 1, '2026-01-31'));
    await vi.waitFor(() => expect(second.cases().map(({ state }) => state)).toEqual(['survey', 'proposed']));
    // The data are removed, and with them what was said of them.
    await keeper.clear();
    second.useAtlas.getState().patch({ datasets: {}, activeId: null });
    expect(second.useAtlas.getState().worklists).toEqual({});
    second.stop();
  });

  it('puts aside what it cannot read, says so, and screens what others wrote', async () => {
    await keeper.keep(new File(['{"format":'], 'worklist.json'), 'worklist');
    const app = await visit(keeper, GAPS);
    app.open(dataset('own', 1, '2026-01-31'));
    await vi.waitFor(() => expect(app.useAtlas.getState().notices.map(({ error }) => error?.code)).toEqual(['file-corrupt']));
    expect(await kept()).toContain('worklist_damaged');
    await app.addToWorklist(ALL);
    const written = app.useAtlas.getState().worklists.own;
    if (written === undefined) throw new Error('no worklist');
    // A new one begins, and is kept beside what was put aside.
    await vi.waitFor(async () => expect(await (await keeper.open('worklist.json')).text()).toContain('"enterpriseId":"b"'));
    expect(await kept()).toContain('worklist_damaged');
    app.stop();

    const foreign = { ...written, cases: written.cases.map((work) => ({ ...work, owner: '李娜', note: '电话13800138000' })) };
    await keeper.keep(new File([serializeWorklist(foreign)], 'worklist.json'), 'worklist');
    const second = await visit(keeper, GAPS);
    second.open(dataset('own', 1, '2026-01-31'));
    await vi.waitFor(() => expect(second.cases()).toHaveLength(2));
    expect(second.cases().map(({ owner }) => owner)).toEqual([null, null]);
    expect(JSON.stringify(second.cases())).not.toContain('13800138000');
    second.stop();
  });

  it('is held against the next list once, as a step that can be undone', async () => {
    const app = await visit(keeper, GAPS);
    app.open(dataset('gy', 1, '2026-01-31'));
    await app.addToWorklist(ALL);
    await app.mirrored('gy', 1);
    await vi.waitFor(() => expect(app.useAtlas.getState().worklists.gy?.listOn).toBe('2026-01-31'));
    // That nothing was found is no step: what was last done is what is taken back.
    expect(app.useAtlas.getState().history.past.map(({ label }) => label)).toEqual(['worklist-add']);
    app.list([{ id: 'a', covered: true }]);
    app.open(dataset('gy', 2, '2026-02-28'));
    await vi.waitFor(() => expect(app.useAtlas.getState().worklists.gy?.listOn).toBe('2026-02-28'));
    expect(app.cases().map(({ coveredOn, isLeft }) => [coveredOn, isLeft])).toEqual([
      ['2026-02-28', false],
      [null, true],
    ]);
    app.useAtlas.getState().undo();
    expect(app.cases().map(({ isLeft }) => isLeft)).toEqual([false, false]);
    await app.mirrored('gy', 2);
    expect(app.cases().map(({ isLeft }) => isLeft)).toEqual([false, false]);
    app.stop();
  });
});
