import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { readCatalog } from '../../src/intake/catalog.ts';
import type { loadFile } from '../../src/intake/load-file.ts';
import { diffLists } from '../../src/intake/matching/diff-lists.ts';
import { matchLists } from '../../src/intake/matching/match-lists.ts';
import { rowIdentity } from '../../src/intake/matching/row-identity.ts';
import { createPeriodService } from '../../src/intake/periods/period-service.ts';
import { ALL_TENANTS_DEFINITION } from '../../src/model/definition-set.ts';
import { NO_EDITS } from '../../src/model/edits.ts';
import { applyDecision, type DecisionBook, EMPTY_DECISIONS } from '../../src/model/match-decisions.ts';
import type { UnsurePair } from '../../src/model/period-change.ts';
import { type MergePlan, PERIOD_SCHEMAS } from '../../src/model/period-session.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '../../src/model/uscc.ts';
import { changeCounts, changePage, changeStatements } from '../../src/queries/period-changes.ts';
import { stateStatements, unitStatement } from '../../src/queries/period-state.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { type Row, rawStatements } from './fixture-tables.ts';

const OWN = 'p_own';
const COLUMNS = ['enterprise_id', 'uscc', 'name_zh', 'building_id', 'org_built', 'members_full', 'suppressed'];
const { next, merged, before, after } = PERIOD_SCHEMAS;
const OPTIONS = { signal: new AbortController().signal, onProgress: () => undefined };

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});

const unused: typeof loadFile = () => Promise.reject(new Error('lists are put into the database by hand here'));
const service = () =>
  createPeriodService(engine, (left, right, { decisions }) => Promise.resolve(matchLists(left, right, { decisions })), unused);

function codeOf(firm: number): string {
  const organization = String(20_000_000 + firm * 41);
  const body = `91520100${organization}${organizationCheckCharacter(organization)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

interface Firm {
  readonly firm: number;
  readonly name: string;
  readonly hasCode: boolean;
  readonly building: string | null;
  readonly built: boolean | null;
  readonly members: number | null;
  readonly hidden: boolean;
}

const NAMES = ['云杉科技', '白鹭贸易', '青禾物流', '远山建材', '长河信息', '石榴餐饮', '北斗仪器', '锦屏纺织'];

/** As the conversion keys a list: by the code where there is one, else by the name. */
function rowOfFirm({ name, firm, hasCode, building, built, members, hidden }: Firm): Row {
  const uscc = hasCode ? codeOf(firm) : null;
  return {
    enterprise_id: uscc ?? name,
    uscc,
    name_zh: name,
    building_id: building,
    org_built: built,
    members_full: members,
    suppressed: hidden,
  };
}

const list: fc.Arbitrary<readonly Firm[]> = fc
  .uniqueArray(
    fc.record({
      firm: fc.integer({ min: 0, max: NAMES.length - 1 }),
      hasCode: fc.boolean(),
      building: fc.constantFrom('B1', 'B2', null),
      built: fc.constantFrom(true, false, null),
      members: fc.constantFrom(0, 3, 5, null),
      hidden: fc.constantFrom(false, false, true),
    }),
    { selector: ({ firm }) => firm, minLength: 1, maxLength: NAMES.length },
  )
  .map((firms) => firms.map((firm) => ({ ...firm, name: `贵阳${NAMES[firm.firm] ?? ''}有限公司` })));

async function put(schema: string, rows: readonly Row[]): Promise<void> {
  await engine.execute(rawStatements(schema, { enterprise: COLUMNS }, { enterprise: rows }));
}

/** Brings a list in as the period of a date. Answers what only a person could tell. */
async function bring(
  rows: readonly Row[],
  date: string,
  decisions: DecisionBook = EMPTY_DECISIONS,
  plan?: MergePlan,
): Promise<readonly UnsurePair[]> {
  await put(next, rows);
  const own = { schema: OWN, catalog: await readCatalog(engine, OWN) };
  const staged = await readCatalog(engine, next);
  const unsure = await service().keepKeys('enterprise', own, staged, date, decisions, OPTIONS);
  const tables = plan ?? { date, until: null, tables: [{ table: 'enterprise', way: 'period' }] };
  await service().merge(own, staged, tables, OPTIONS);
  await engine.execute([`DROP TABLE ${OWN}.enterprise`, `CREATE TABLE ${OWN}.enterprise AS SELECT * FROM ${merged}.enterprise`]);
  return unsure;
}

/** What a date answers, without keys: those are the product's own. */
async function asOf(date: string): Promise<Record<string, unknown>[]> {
  return rowsOf(engine, {
    name: 'as-of',
    sql: `SELECT name_zh, uscc, building_id, org_built, members_full FROM ${OWN}.enterprise
      WHERE (valid_from IS NULL OR valid_from <= DATE '${date}') AND (valid_to IS NULL OR valid_to > DATE '${date}') ORDER BY name_zh`,
    columns: { name_zh: 'text', uscc: 'text', building_id: 'text', org_built: 'boolean', members_full: 'integer' },
  });
}

function plain(firms: readonly Firm[]): Record<string, unknown>[] {
  return firms
    .map(rowOfFirm)
    .map(
      ({ name_zh, uscc, building_id, org_built, members_full }) =>
        ({ name_zh, uscc, building_id, org_built, members_full }) as Record<string, unknown>,
    )
    .sort((a, b) => (String(a.name_zh) < String(b.name_zh) ? -1 : 1));
}

/** Keys of the firms of the list that holds at a date. */
async function keysAt(date: string): Promise<Map<string, string>> {
  const rows = await rowsOf(engine, {
    name: 'keys',
    sql: `SELECT name_zh, enterprise_id FROM ${OWN}.enterprise
      WHERE (valid_from IS NULL OR valid_from <= DATE '${date}') AND (valid_to IS NULL OR valid_to > DATE '${date}')`,
    columns: { name_zh: 'text', enterprise_id: 'text' },
  });
  return new Map(rows.map((row) => [String(row.name_zh), String(row.enterprise_id)]));
}

async function counts(from: string, to: string): Promise<Record<string, number>> {
  const catalog = await readCatalog(engine, OWN);
  for (const [schema, date] of [
    [before, from],
    [after, to],
  ] as const) {
    await engine.execute([
      ...stateStatements(schema, { catalog, schemaOf: () => OWN }, date, NO_EDITS),
      unitStatement(schema, catalog, ALL_TENANTS_DEFINITION),
    ]);
  }
  await engine.execute(changeStatements(before, after));
  const row = await rowOf(engine, changeCounts(before, after));
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
}

const RUNS = { numRuns: 25 };

describe('lists of several dates', () => {
  it('answer each date as its list said, and keep the key of a firm that got or lost its code', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, list, async (a, b, c) => {
        await put(OWN, a.map(rowOfFirm));
        await bring(b.map(rowOfFirm), '2024-02-01');
        await bring(c.map(rowOfFirm), '2024-03-01');
        expect(await asOf('2024-01-01')).toEqual(plain(a));
        expect(await asOf('2024-02-01')).toEqual(plain(b));
        expect(await asOf('2024-03-01')).toEqual(plain(c));
        const [one, two, three] = [await keysAt('2024-01-01'), await keysAt('2024-02-01'), await keysAt('2024-03-01')];
        // Whoever stands in two lists, one after the other or with a gap, has one key; two firms never share one.
        for (const [name, key] of two) if (one.has(name)) expect(key).toBe(one.get(name));
        for (const [name, key] of three) expect(key).toBe(two.get(name) ?? one.get(name) ?? key);
        for (const keys of [one, two, three]) expect(new Set(keys.values()).size).toBe(keys.size);
      }),
      RUNS,
    );
  });

  it('differ by counts that add up and agree with the matching of the lists themselves', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, async (a, b) => {
        await put(OWN, a.map(rowOfFirm));
        await bring(b.map(rowOfFirm), '2024-02-01');
        const found = await counts('2024-01-01', '2024-02-01');
        const at = (name: string): number => found[name] ?? Number.NaN;
        expect(at('before') + at('added') - at('left')).toBe(at('after'));
        expect(at('covered_before') + at('covered_added') - at('covered_left') + at('newly-covered') - at('coverage-lost')).toBe(
          at('covered_after') - unknownShift(a, b),
        );
        const side = (firms: readonly Firm[]) => {
          const rows = firms.map(rowOfFirm);
          return {
            rowCount: rows.length,
            name: rows.map((row) => String(row.name_zh)),
            uscc: rows.map((row) => row.uscc as string | null),
            building: rows.map((row) => row.building_id as string | null),
            covered: rows.map((row) => row.org_built as boolean | null),
            members: rows.map((row) => row.members_full as number | null),
          };
        };
        const diff = diffLists(side(a), side(b));
        expect({
          added: at('added'),
          left: at('left'),
          moved: at('moved'),
          covered: at('newly-covered'),
          lost: at('coverage-lost'),
          members: at('members-changed'),
        }).toEqual({
          added: diff.counts.added,
          left: diff.counts.removed,
          moved: diff.counts.moved,
          covered: diff.counts['newly-covered'],
          lost: diff.counts['coverage-lost'],
          members: diff.counts['members-changed'],
        });
        for (const kind of ['added', 'left', 'moved', 'newly-covered', 'coverage-lost', 'members-changed'] as const) {
          const page = await rowsOf(engine, changePage(before, after, kind, { offset: 0, limit: 100 }));
          expect(page.length, kind).toBe(at(`${kind}_shown`));
          // Hidden enterprises are counted and never named.
          const hidden = new Set([...(kind === 'left' ? a : b)].filter((firm) => firm.hidden).map(({ name }) => name));
          expect(page.filter(({ name }) => hidden.has(String(name)))).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

/** Firms in both lists whose cover is known in one of them only change the sum without a change of theirs. */
function unknownShift(a: readonly Firm[], b: readonly Firm[]): number {
  let shift = 0;
  for (const now of b) {
    const then = a.find(({ firm }) => firm === now.firm);
    if (then === undefined) continue;
    if (then.built === null && now.built === true) shift += 1;
    if (then.built === true && now.built === null) shift -= 1;
  }
  return shift;
}

const firm = (number: number, more: Partial<Firm> = {}): Firm => ({
  firm: number,
  name: `贵阳${NAMES[number] ?? ''}有限公司`,
  hasCode: true,
  building: 'B1',
  built: false,
  members: 3,
  hidden: false,
  ...more,
});

describe('the key of a firm', () => {
  it('stays under a new name with the same code, and is not taken over by whoever bears the old name', async () => {
    const old = firm(0, { hasCode: false });
    await put(OWN, [rowOfFirm({ ...old, firm: 0 }), rowOfFirm(firm(1))]);
    // The first firm gets its code and a new name in one month; the name goes to another firm.
    await bring([rowOfFirm(firm(0)), rowOfFirm(firm(1, { name: '贵阳改名实业有限公司' }))], '2024-02-01');
    const keys = await keysAt('2024-02-01');
    expect(keys.get(old.name)).toBe(old.name);
    expect(keys.get('贵阳改名实业有限公司')).toBe(codeOf(1));
    await bring(
      [rowOfFirm(firm(0, { name: '贵阳另起炉灶有限公司' })), rowOfFirm(firm(5, { name: old.name, hasCode: false }))],
      '2024-03-01',
    );
    const later = await keysAt('2024-03-01');
    expect(later.get('贵阳另起炉灶有限公司')).toBe(old.name);
    expect(later.get(old.name)).toBe(`${old.name} (2024-03-01)`);
    expect((await counts('2024-02-01', '2024-03-01')).renamed).toBe(1);
  });

  it('is kept for a similar name once a person has confirmed it, and not before', async () => {
    const then = firm(2, { hasCode: false, name: '贵阳青禾现代物流有限公司' });
    const now = firm(2, { hasCode: false, name: '贵阳青禾现代物流服务有限公司' });
    await put(OWN, [rowOfFirm(then), rowOfFirm(firm(3))]);
    const pairs = await bring([rowOfFirm(now), rowOfFirm(firm(3))], '2024-02-01');
    expect(pairs.map((pair) => [pair.before.name, pair.after.name])).toEqual([[then.name, now.name]]);
    expect((await keysAt('2024-02-01')).get(now.name)).toBe(now.name);
    const [pair] = pairs;
    if (pair === undefined) return;
    expect(pair.before.identity).toEqual(rowIdentity({ rowCount: 1, name: [then.name] }, 0));
    const decision = { verdict: 'confirmed', left: pair.before.identity, right: pair.after.identity, decidedOn: null } as const;
    const { book } = applyDecision(EMPTY_DECISIONS, { kind: 'decide', decision });
    await put(OWN, [rowOfFirm(then), rowOfFirm(firm(3))]);
    expect(await bring([rowOfFirm(now), rowOfFirm(firm(3))], '2024-02-01', book)).toEqual([]);
    expect((await keysAt('2024-02-01')).get(now.name)).toBe(then.name);
    expect(await counts('2024-01-01', '2024-02-01')).toMatchObject({ added: 0, left: 0, renamed: 1 });
  });
});
