import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, type DatedList, diffLists, diffListsInSteps } from '../../../../src/intake/matching/diff-lists.ts';
import { rowIdentity } from '../../../../src/intake/matching/row-identity.ts';
import { applyDecision, EMPTY_DECISIONS } from '../../../../src/model/match-decisions.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';

interface Row {
  readonly name: string;
  readonly code?: number;
  readonly building?: string | null;
  readonly park?: string | null;
  readonly district?: string | null;
  readonly covered?: boolean | null;
  readonly members?: number | null;
}

const list = (rows: readonly Row[]): DatedList => ({
  rowCount: rows.length,
  name: rows.map(({ name }) => name),
  uscc: rows.map(({ code }) => (code === undefined ? null : syntheticUscc(code))),
  building: rows.map(({ building }) => building ?? null),
  park: rows.map(({ park }) => park ?? null),
  district: rows.map(({ district }) => district ?? null),
  covered: rows.map(({ covered }) => covered ?? null),
  members: rows.map(({ members }) => members ?? null),
});

const changes = (before: Row, now: Row) => changesOf(diffLists(list([before]), list([now])).changes[0] ?? 0);

describe('month against month', () => {
  const base: Row = { name: '航衡软件有限公司', code: 1, building: 'b1', park: 'p1', district: 'd1', covered: false, members: 2 };

  it.each([
    [{}, []],
    [{ name: '航衡软件　有限公司' }, []],
    [{ name: '星拓科技有限公司' }, ['renamed']],
    [{ building: 'b2' }, ['moved-building']],
    [{ building: 'b9', park: 'p2', district: 'd2' }, ['moved-building', 'moved-park', 'moved-district']],
    [{ building: null }, []],
    [{ covered: true }, ['newly-covered']],
    [{ covered: null }, ['coverage-known-changed']],
    [{ members: 5 }, ['members-changed']],
    [{ members: null }, ['members-known-changed']],
    [{ members: 0 }, ['members-changed']],
  ] as const)('%j → %j', (change, expected) => {
    expect(changes(base, { ...base, ...change })).toEqual(expected);
  });

  it('coverage can be lost', () => {
    expect(changes({ ...base, covered: true }, base)).toEqual(['coverage-lost']);
  });

  it('a column that one month lacks changes nothing', () => {
    const { covered: _covered, members: _members, ...bare } = list([base]);
    expect(changesOf(diffLists(bare, list([{ ...base, covered: true, members: 9 }])).changes[0] ?? 0)).toEqual([]);
  });

  it('counts added, removed, kept, moved, and members', () => {
    const before = list([base, { name: '丙丁餐饮有限公司', code: 2, members: 4 }, { name: '戊己物流有限公司', code: 3, members: null }]);
    const now = list([
      { name: '戊己物流有限公司', code: 3, members: 7 },
      { name: '庚辛设计有限公司', code: 4 },
      { ...base, members: 5, park: 'p2' },
    ]);
    const diff = diffLists(before, now);
    expect([...diff.added]).toEqual([1]);
    expect([...diff.removed]).toEqual([1]);
    expect([...diff.previousRow]).toEqual([0, 2]);
    expect([...diff.currentRow]).toEqual([2, 0]);
    expect([...diff.membersDelta]).toEqual([3, 0]);
    expect(diff.membersDeltaTotal).toBe(3);
    expect(diff.counts).toMatchObject({
      added: 1,
      removed: 1,
      kept: 2,
      moved: 1,
      unchanged: 0,
      'members-changed': 1,
      'members-known-changed': 1,
    });
  });

  it('in steps gives the same, and stops when told to', async () => {
    const before = list([base, { name: '丙丁餐饮有限公司' }]);
    const now = list([{ ...base, park: 'p2' }]);
    expect(await diffListsInSteps(before, now)).toEqual(diffLists(before, now));
    await expect(diffListsInSteps(before, now, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('what is unsure is neither added nor removed, until a person decides', () => {
    const before = list([{ name: '航衡软件有限责任公司' }]);
    const now = list([{ name: '航衡软件有限公司' }]);
    const open = diffLists(before, now);
    expect(open).toMatchObject({ unsurePrevious: 1, unsureCurrent: 1 });
    expect([open.added.length, open.removed.length]).toEqual([0, 0]);
    const decision = { verdict: 'confirmed', left: rowIdentity(before, 0), right: rowIdentity(now, 0), decidedOn: null } as const;
    const decisions = applyDecision(EMPTY_DECISIONS, { kind: 'decide', decision }).book;
    expect(diffLists(before, now, { decisions }).counts).toMatchObject({ kept: 1, renamed: 1 });
  });

  it('the parts add up, and a list against itself is unchanged', () => {
    const row = fc.record({
      name: fc.constantFrom('航衡软件有限公司', '航衡软件有限责任公司', '星拓餐饮有限公司', '航衡软件有限公司保定分公司'),
      code: fc.integer({ min: 1, max: 6 }),
      building: fc.constantFrom('b1', 'b2', null),
      covered: fc.constantFrom(true, false, null),
      members: fc.constantFrom(0, 3, null),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.array(row, { maxLength: 8 }), (before, now) => {
        const diff = diffLists(list(before), list(now));
        expect(diff.counts.kept + diff.counts.removed + diff.unsurePrevious).toBe(before.length);
        expect(diff.counts.kept + diff.counts.added + diff.unsureCurrent).toBe(now.length);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(row, { maxLength: 6, selector: ({ code }) => code }), (rows) => {
        expect(diffLists(list(rows), list(rows)).counts).toMatchObject({ kept: rows.length, unchanged: rows.length });
      }),
    );
  });
});
