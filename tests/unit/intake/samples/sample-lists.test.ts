import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_FILES, SAMPLE_TENANTS } from '../../../../scripts/generate/sample-lists.ts';
import { type ReadRow, readDataset } from '../../../../scripts/generate/table-reader.ts';
import { type ArrowRows, readArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { type CoreResult, ImportCore } from '../../../../src/intake/session/import-core.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import type { TableName } from '../../../../src/model/tables.ts';

const DATA = join(import.meta.dirname, '../../../../data');

interface Read {
  readonly preview: FilePreview;
  readonly result: CoreResult;
}

async function readIn(name: string): Promise<Read> {
  const core = new ImportCore(new File([readFileSync(join(DATA, 'samples', name))], name), name, []);
  const preview = await core.open({}, () => undefined);
  const decisions = preview.sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
  return { preview, result: core.convert(decisions, [], () => undefined) };
}

function table({ result }: Read, name: TableName): { readonly rows: number; readonly column: (column: string) => unknown[] } {
  const bytes = result.tables.find((entry) => entry.table === name)?.bytes;
  if (bytes === undefined) throw new Error(`no ${name}`);
  const rows: ArrowRows = readArrowRows(bytes);
  return {
    rows: rows.rowCount,
    column: (column) => Array.from({ length: rows.rowCount }, (_, row) => rows.at(rows.names.indexOf(column), row)),
  };
}

const tenants: readonly ReadRow[] = readDataset(DATA, 'js').rows('enterprise').slice(0, SAMPLE_TENANTS);

describe('the sample lists, read by the guess alone', () => {
  let ledger: Read;
  let organizations: Read;
  let buildings: Read;
  beforeAll(async () => {
    [ledger, organizations, buildings] = [
      await readIn(SAMPLE_FILES.tenants),
      await readIn(SAMPLE_FILES.organizations),
      await readIn(SAMPLE_FILES.buildings),
    ];
  });

  it('ask nothing, forbid nothing, and read every column but the personal ones', () => {
    for (const { preview } of [ledger, organizations, buildings]) {
      expect(preview.sheets.flatMap(({ asks }) => asks)).toEqual([]);
      expect(preview.sheets.flatMap(({ problems }) => problems)).toEqual([]);
    }
    expect(ledger.result.outcome.sheets[0]?.dropped.map(({ header }) => header)).toEqual(['联系人', '联系电话']);
    expect(buildings.preview.encoding).toBe('gb18030');
  });

  it('give back the very enterprises they were made from', () => {
    const read = table(ledger, 'enterprise');
    expect(read.rows).toBe(SAMPLE_TENANTS);
    for (const column of ['name_zh', 'uscc', 'members_full', 'staff_count', 'industry_code', 'status', 'ownership']) {
      expect(read.column(column), column).toEqual(tenants.map((row) => row[column] ?? null));
    }
    expect(read.column('enterprise_id')).toEqual(tenants.map(({ uscc }) => uscc));
  });

  it('leave a third without coordinates and put the others back where they were', () => {
    const [lon, lat] = [table(ledger, 'enterprise').column('lon'), table(ledger, 'enterprise').column('lat')];
    const missing = lon.filter((value) => value === null).length;
    expect(missing).toBe(tenants.filter((_, at) => at % 3 === 2).length);
    tenants.forEach((row, at) => {
      if (lon[at] === null) return;
      expect(Math.abs(Number(lon[at]) - Number(row.lon))).toBeLessThan(2e-5);
      expect(Math.abs(Number(lat[at]) - Number(row.lat))).toBeLessThan(2e-5);
    });
  });

  it('agree with the totals printed in them', () => {
    const totals = ledger.result.outcome.sheets[0]?.totals ?? [];
    expect(totals.length).toBe(4);
    for (const { stated, counted } of totals) expect(counted).toBe(stated);
  });

  it('name organizations whose type is told by their name alone', () => {
    expect(new Set(table(ledger, 'party_org').column('org_type'))).toEqual(new Set(['BRANCH', 'JOINT_BRANCH']));
  });

  it('know each other by name', () => {
    const known = new Set(table(buildings, 'building').column('building_id'));
    const housed = table(ledger, 'enterprise')
      .column('building_id')
      .filter((id) => id !== null);
    expect(housed.length).toBe(tenants.filter((row) => row.building_id !== null && row.building_id !== undefined).length);
    expect(housed.every((id) => known.has(id))).toBe(true);
    const named = new Set(table(organizations, 'party_org').column('org_id'));
    const covering = table(ledger, 'enterprise')
      .column('org_id')
      .filter((id) => id !== null);
    expect(covering.length).toBeGreaterThan(10_000);
    expect(covering.every((id) => named.has(id))).toBe(true);
    expect(
      table(organizations, 'party_org')
        .column('members_full')
        .every((count) => typeof count === 'number'),
    ).toBe(true);
  });
});
