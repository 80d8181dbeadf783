import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../src/intake/memory-file-store.ts';
import { ImportCore } from '../../src/intake/session/import-core.ts';
import { splitFileStore } from '../../src/intake/split-file-store.ts';
import type { ImportSession } from '../../src/model/import-session.ts';
import type { ListMatcher } from '../../src/model/match-session.ts';
import { MATCH_CLASSES } from '../../src/model/match-types.ts';
import type { ListKeeper, Services } from '../../src/state/services.ts';

const LISTS = join(import.meta.dirname, '..', '..', 'data', 'bd', 'lists');

/** The worker's side in this process; of the same visit, so that its errors are known as what they are. */
async function matcherHere(): Promise<ListMatcher> {
  const [{ listMatcher }, { matchListsInSteps }] = await Promise.all([
    import('../../src/intake/matching/list-matcher.ts'),
    import('../../src/intake/matching/match-lists.ts'),
  ]);
  return {
    ...listMatcher,
    match: (left, right, { decisions, signal, onProgress }) => matchListsInSteps(left, right, { decisions }, { signal, onProgress }),
  };
}

async function openHere(file: File): Promise<ImportSession> {
  const core = new ImportCore(file, file.name, []);
  const preview = await core.open({}, () => undefined);
  return {
    fileName: file.name,
    preview,
    replan: () => Promise.reject(new Error('not asked')),
    decodeAs: () => Promise.reject(new Error('not asked')),
    convert: async (decisions, known) => {
      const { tables, outcome } = core.convert(decisions, known, () => undefined);
      return { files: tables.map(({ table, bytes }) => new File([bytes as BlobPart], `${table}.arrow`)), outcome };
    },
    annotate: () => Promise.reject(new Error('not asked')),
    close: () => undefined,
  };
}

function servicesWith(listKeeper: ListKeeper): Services {
  const given: Partial<Services> = {
    listKeeper,
    loadMatcher: matcherHere,
    openImport: openHere,
    exampleLists: () =>
      Promise.resolve(
        ['tax-2022', 'tax-2023', 'unions'].map((name) => new File([readFileSync(join(LISTS, `${name}.csv`))], `${name}.csv`)),
      ),
  };
  return given as Services;
}

/** A visit: the state anew, over what the keeper has. */
async function visit(keeper: ListKeeper) {
  vi.resetModules();
  const [{ useAtlas }, lists, run, decide, { useMatching, forgetMatching }, storage] = await Promise.all([
    import('../../src/state/store.ts'),
    import('../../src/state/match-lists.ts'),
    import('../../src/state/match-run.ts'),
    import('../../src/state/match-decide.ts'),
    import('../../src/state/match-state.ts'),
    import('../../src/state/match-storage.ts'),
  ]);
  useAtlas.getState().patch({ services: servicesWith(keeper) });
  const outcome = () => {
    const found = useMatching.getState().outcome;
    if (found === null) throw new Error('no result');
    return found;
  };
  const entries = (kind: (typeof MATCH_CLASSES)[number]) =>
    [...outcome().result.rows.class.keys()].filter((at) => outcome().result.rows.class[at] === MATCH_CLASSES.indexOf(kind));
  return { ...lists, ...run, ...decide, ...storage, useMatching, forgetMatching, outcome, entries };
}

describe('matching, from lists to kept decisions', () => {
  let store: ReturnType<typeof createMemoryStore>;
  let keeper: ListKeeper;
  beforeEach(() => {
    store = createMemoryStore(null);
    // As in a browser that keeps files.
    keeper = { ...splitFileStore(store).lists, kind: 'indexeddb' };
  });

  it('walks through the example; parts add up; nothing but names, codes and places is held', async () => {
    const app = await visit(keeper);
    expect(await app.loadExample()).toBe(true);
    await app.runMatching();
    const { counts } = app.outcome().result;
    expect(counts.matched + counts.unsureLeft + counts.leftOnly).toBe(counts.leftRows);
    expect(counts.matched + counts.unsureRight + counts.rightOnly).toBe(counts.rightRows);
    expect([counts.leftRows, counts.rightRows]).toEqual([798, 845]);
    expect(app.outcome().left.isSynthetic).toBe(true);
    expect(app.useMatching.getState().lists.map(({ dropped }) => dropped)).toEqual([
      ['入库税额(万元)', '增值税(万元)'],
      ['入库税额(万元)', '增值税(万元)'],
      [],
    ]);
    // A second walk takes the lists that are there.
    await app.loadExample();
    expect(app.useMatching.getState().lists).toHaveLength(3);
  });

  it('decides, undoes in order, and counts decisions at the next run', async () => {
    const app = await visit(keeper);
    await app.loadExample();
    await app.runMatching();
    const before = app.outcome().result.counts;
    const [first = -1] = app.sureEntries(app.outcome(), app.useMatching.getState().book);
    expect(app.decide(first, 'rejected')).toBe(true);
    expect(app.decide(first, 'confirmed')).toBe(true);
    const { book } = app.useMatching.getState();
    expect(app.verdictAt(app.outcome(), book, first)).toBe('confirmed');
    expect(app.pendingDecisions(app.outcome(), book)).toBe(1);
    expect(app.undoDecision()).toMatchObject({ decisions: 1, at: first });
    expect(app.verdictAt(app.outcome(), app.useMatching.getState().book, first)).toBe('rejected');
    app.undoDecision();
    expect(app.pendingDecisions(app.outcome(), app.useMatching.getState().book)).toBe(0);
    expect(app.undoDecision()).toBeNull();

    const sure = app.sureEntries(app.outcome(), app.useMatching.getState().book).length;
    expect(sure).toBeGreaterThan(30);
    expect(app.confirmSure()).toBe(sure);
    await app.runMatching();
    expect(app.outcome().result.counts.matched).toBe(before.matched + sure);
    expect(app.undoDecision()?.decisions).toBe(sure);
    await app.runMatching();
    expect(app.outcome().result.counts).toEqual(before);
  });

  it('offers no branch and no contradicted code for confirming together', async () => {
    const app = await visit(keeper);
    await app.loadExample();
    await app.runMatching();
    const { left, right, result } = app.outcome();
    for (const at of app.sureEntries(app.outcome(), app.useMatching.getState().book)) {
      const names = [left.side.name[result.rows.left[at] ?? -1] ?? '', right.side.name[result.rows.right[at] ?? -1] ?? ''];
      expect(names.some((name) => /分公司|营业部|服务网点/.test(name))).toBe(false);
      const [a, b] = [left.side.uscc?.[result.rows.left[at] ?? -1], right.side.uscc?.[result.rows.right[at] ?? -1]];
      expect(a == null || b == null || a === b).toBe(true);
    }
  });

  it('finds lists and decisions again after a reload, and forgets them when asked', async () => {
    const first = await visit(keeper);
    await first.loadExample();
    await first.runMatching();
    const [at = -1] = first.entries('UNSURE');
    first.decide(at, 'rejected');
    await vi.waitFor(async () => expect((await keeper.list()).map(({ name }) => name)).toContain('match_decisions.json'));
    // What is kept is no table of the person's.
    expect(await splitFileStore(store).tables.list()).toEqual([]);

    const second = await visit(keeper);
    await second.openMatching();
    expect(second.useMatching.getState().lists.map(({ fileName }) => fileName)).toEqual(['tax-2022.csv', 'tax-2023.csv', 'unions.csv']);
    expect(second.useMatching.getState().book).toEqual(first.useMatching.getState().book);
    second.chooseList('left', { kind: 'file', id: 1 });
    second.chooseList('right', { kind: 'file', id: 2 });
    await second.runMatching();
    expect(second.outcome().result.counts.leftOnly).toBeGreaterThanOrEqual(first.outcome().result.counts.leftOnly);
    expect(second.outcome().result.decisionConflicts).toEqual([]);

    await splitFileStore(store).tables.clear();
    second.forgetMatching();
    const third = await visit(keeper);
    await third.openMatching();
    expect(third.useMatching.getState()).toMatchObject({ lists: [], book: { decisions: {} } });
  });

  it('leaves decisions that it cannot read as they are, and says so', async () => {
    const later = JSON.stringify({ version: 99, decisions: [] });
    await keeper.keep(new File([later], 'match_decisions.json'), 'match_decisions');
    const app = await visit(keeper);
    await app.loadExample();
    expect(app.useMatching.getState()).toMatchObject({ bookProblem: 'decisions-version', isKept: false });
    await app.runMatching();
    app.decide(app.entries('UNSURE')[0] ?? -1, 'rejected');
    await app.removeList(3);
    expect(await (await keeper.open('match_decisions.json')).text()).toBe(later);
  });

  it('removes a list, also where it was chosen', async () => {
    const app = await visit(keeper);
    await app.loadExample();
    await app.removeList(1);
    expect(app.useMatching.getState()).toMatchObject({ left: null, right: { kind: 'file', id: 2 } });
    expect((await keeper.list()).map(({ name }) => name)).not.toContain('match_1.arrow');
    app.chooseList('left', { kind: 'file', id: 2 });
    // One list does not stand against itself.
    expect(app.useMatching.getState()).toMatchObject({ left: { kind: 'file', id: 2 }, right: null });
  });

  it('a cancelled run leaves the earlier result', async () => {
    const app = await visit(keeper);
    await app.loadExample();
    await app.runMatching();
    const before = app.outcome();
    const running = app.runMatching();
    app.cancelMatching();
    await running;
    expect(app.outcome()).toBe(before);
    expect(app.useMatching.getState()).toMatchObject({ run: null, error: null });
  });

  it('a roster of persons is refused, and nothing of it stays', async () => {
    const app = await visit(keeper);
    const roster = new File(
      ['\ufeff姓名,性别,民族,出生年月,入党时间\r\n甲,男,汉,1990-01,2015-07\r\n乙,女,汉,1991-02,2016-07\r\n'],
      '名册.csv',
    );
    expect(await app.openList(roster)).toBe(false);
    expect(app.useMatching.getState()).toMatchObject({ opening: null, lists: [], error: { code: 'file-roster' } });
    expect(await keeper.list()).toEqual([]);
  });
});
