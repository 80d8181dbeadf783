/**
 * Lists as offices really hand them over, made from the example province: an Excel of 20,000 tenants with a title, a two-row
 * header, merged cells, totals, contact persons and a third of the rows without coordinates; an Excel of organizations;
 * and the buildings as a CSV in GBK. Everything in them is synthetic and says so.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { encodeGb18030 } from '../../src/exports/gb18030.ts';
import { wgs84ToGcj02 } from '../../src/intake/places/china-shift.ts';
import type { ReadDataset, ReadRow } from './table-reader.ts';

export const SAMPLE_TENANTS = 20_000;
export const SAMPLE_FILES = {
  tenants: '示例-楼宇企业党建台账.xlsx',
  organizations: '示例-党组织情况表.xlsx',
  buildings: '示例-楼宇清单(GBK).csv',
} as const;

const DATE = '2024年6月30日';
const NOTE = '模拟数据,仅供演示';
const FORMATION: Readonly<Record<string, string>> = { 直接: '单独组建', 联合: '联合组建', 辐射: '' };
const OWNERSHIP: Readonly<Record<string, string>> = {
  PRIVATE: '私营企业',
  FOREIGN: '外商投资',
  HMT: '港澳台投资',
  STATE: '国有企业',
  COLLECTIVE: '集体企业',
  MIXED: '混合所有制',
};
const SIZES = ['', '大型', '中型', '小型', '微型'] as const;
const ORG_TYPES: Readonly<Record<string, string>> = {
  COMMITTEE: '党委',
  GENERAL_BRANCH: '党总支',
  BRANCH: '党支部',
  JOINT_BRANCH: '联合党支部',
  BUILDING_COMMITTEE: '楼宇党委',
};

interface Lists {
  readonly tenants: readonly (readonly Cell[])[];
  readonly organizations: readonly (readonly Cell[])[];
  readonly buildings: string;
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Degrees in GCJ-02, as a web map gives them, for two rows of three. */
function coordinates(row: ReadRow, at: number): readonly [number, number] | null {
  if (at % 3 === 2 || typeof row.lon !== 'number' || typeof row.lat !== 'number') return null;
  const [lon, lat] = wgs84ToGcj02(row.lon, row.lat);
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

/** Members in the spelling of people: mostly figures, now and then with a unit or a full-width digit, blank where not surveyed. */
function spelled(count: unknown, at: number): Cell {
  if (typeof count !== 'number') return null;
  if (at % 17 === 3) return { value: `${count}名` };
  if (at % 23 === 5) return { value: String(count).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) };
  return { value: count };
}

const HEADER: readonly (readonly [string, string | null])[] = [
  ['序号', null],
  ['所属园区', null],
  ['所在楼宇', null],
  ['企业名称', null],
  ['统一社会信用代码', null],
  ['企业性质', null],
  ['国民经济行业代码', null],
  ['企业规模', null],
  ['经营状态', null],
  ['职工人数(人)', null],
  ['党员情况', '正式党员'],
  ['党员情况', '预备党员'],
  ['入党积极分子', null],
  ['是否建立党组织', null],
  ['党组织名称', null],
  ['组建方式', null],
  ['是否高新技术企业', null],
  ['高德经度', null],
  ['高德纬度', null],
  ['联系人', null],
  ['联系电话', null],
  ['备注', null],
];

function headerRows(): Cell[][] {
  const bold = { fontWeight: 'bold', align: 'center', wrap: true } as const;
  const above = HEADER.map(([top, below], at): Cell => {
    if (below === null) return { ...bold, value: top, rowSpan: 2 };
    return HEADER[at - 1]?.[0] === top ? null : { ...bold, value: top, columnSpan: HEADER.filter(([other]) => other === top).length };
  });
  return [above, HEADER.map(([, below]): Cell => (below === null ? null : { ...bold, value: below }))];
}

function tenantRows(dataset: ReadDataset, tenants: readonly ReadRow[]): Cell[][] {
  const names = (table: 'park' | 'building' | 'party_org', id: string) =>
    new Map(dataset.rows(table).map((row) => [text(row[id]), text(row.name_zh)]));
  const [parks, buildings, organizations] = [names('park', 'park_id'), names('building', 'building_id'), names('party_org', 'org_id')];
  const covers = new Map(dataset.rows('org_cover').map((row) => [text(row.unit_id), row]));
  const hightech = new Set(
    dataset
      .rows('enterprise_tag')
      .filter(({ tag }) => tag === 'HIGH_TECH')
      .map((row) => text(row.enterprise_id)),
  );
  // A park is printed once, beside all its tenants.
  const runs = new Map<number, number>();
  let first = 0;
  tenants.forEach((row, at) => {
    if (at === 0 || tenants[at - 1]?.park_id !== row.park_id) first = at;
    runs.set(first, at - first + 1);
  });
  return tenants.map((row, at) => {
    const cover = covers.get(text(row.enterprise_id));
    const place = coordinates(row, at);
    const run = runs.get(at);
    const park: Cell = run === undefined ? null : { value: parks.get(text(row.park_id)) ?? '', rowSpan: run };
    return [
      { value: at + 1 },
      park,
      { value: buildings.get(text(row.building_id)) ?? '' },
      { value: text(row.name_zh) },
      { value: text(row.uscc) },
      { value: OWNERSHIP[text(row.ownership)] ?? '' },
      { value: text(row.industry_code) },
      { value: SIZES[Number(row.size_class ?? 0)] ?? '' },
      { value: text(row.status) },
      typeof row.staff_count === 'number' ? { value: row.staff_count } : { value: '—' },
      spelled(row.members_full, at),
      spelled(row.members_probationary, at),
      spelled(row.applicants, at),
      { value: cover === undefined ? '未建' : '已建' },
      cover === undefined ? { value: '无' } : { value: organizations.get(text(cover.org_id)) ?? '' },
      { value: cover === undefined ? '' : (FORMATION[text(cover.kind)] ?? '') },
      { value: hightech.has(text(row.enterprise_id)) ? '是' : '否' },
      place === null ? null : { value: place[0] },
      place === null ? null : { value: place[1] },
      { value: '示例联系人' },
      { value: '19900000000' },
      at % 997 === 0 ? { value: '台账待核(合成)' } : null,
    ];
  });
}

function totalRow(tenants: readonly ReadRow[]): Cell[] {
  const sum = (column: string) => tenants.reduce((total, row) => total + (typeof row[column] === 'number' ? Number(row[column]) : 0), 0);
  const cells: Cell[] = HEADER.map(() => null);
  cells[0] = { value: '合计' };
  cells[9] = { value: sum('staff_count') };
  cells[10] = { value: sum('members_full') };
  cells[11] = { value: sum('members_probationary') };
  cells[12] = { value: sum('applicants') };
  return cells;
}

function organizationRows(dataset: ReadDataset, used: ReadonlySet<string>): Cell[][] {
  const head = ['党组织全称', '党组织类别', '组建方式', '成立时间', '党员总数', '其中:预备党员', '所在楼宇'];
  const buildings = new Map(dataset.rows('building').map((row) => [text(row.building_id), text(row.name_zh)]));
  const rows = dataset
    .rows('party_org')
    .filter((row) => used.has(text(row.org_id)))
    .map((row, at): Cell[] => {
      const [full, probationary] = [Number(row.members_full ?? 0), Number(row.members_probationary ?? 0)];
      const founded = text(row.founded_on);
      const [year, month, day] = founded.split('-').map(Number);
      return [
        { value: text(row.name_zh) },
        { value: ORG_TYPES[text(row.org_type)] ?? text(row.org_type) },
        { value: text(row.formation) },
        founded === ''
          ? null
          : { value: at % 5 === 0 ? `${year}年${month}月${day}日` : at % 5 === 1 ? founded.replaceAll('-', '.') : founded },
        { value: full + probationary },
        { value: probationary },
        { value: buildings.get(text(row.building_id)) ?? '' },
      ];
    });
  return [
    [{ value: `党组织情况表(${NOTE})`, columnSpan: head.length }, ...head.slice(1).map(() => null)],
    head.map((value) => ({ value })),
    ...rows,
  ];
}

function buildingLines(dataset: ReadDataset, used: ReadonlySet<string>): string {
  const parks = new Map(dataset.rows('park').map((row) => [text(row.park_id), text(row.name_zh)]));
  const lines = dataset
    .rows('building')
    .filter((row) => used.has(text(row.building_id)))
    .map((row) => {
      const [lon, lat] = wgs84ToGcj02(Number(row.lon), Number(row.lat));
      const cells = [
        row.name_zh,
        parks.get(text(row.park_id)),
        row.subdistrict_name,
        row.community_name,
        row.floors,
        lon.toFixed(6),
        lat.toFixed(6),
        `"${NOTE}"`,
      ];
      return cells.map(text).join(',');
    });
  return `${['楼宇名称', '所属园区', '街道', '社区', '楼层数', '高德经度', '高德纬度', '备注'].join(',')}\r\n${lines.join('\r\n')}\r\n`;
}

/** The three lists as cells and text. */
function sampleLists(dataset: ReadDataset): Lists {
  const tenants = dataset.rows('enterprise').slice(0, SAMPLE_TENANTS);
  const ids = new Set(tenants.map((row) => text(row.enterprise_id)));
  const organizations = new Set(
    dataset
      .rows('org_cover')
      .filter((row) => ids.has(text(row.unit_id)))
      .map((row) => text(row.org_id)),
  );
  const buildings = new Set(tenants.map((row) => text(row.building_id)));
  const title = { value: `楼宇企业党建台账(${NOTE})`, columnSpan: HEADER.length, align: 'center', fontWeight: 'bold' } as const;
  const blank = HEADER.slice(1).map((): Cell => null);
  return {
    tenants: [
      [title, ...blank],
      [{ value: `填报单位:示例街道(合成)  填报日期:${DATE}  单位:家、人`, columnSpan: HEADER.length }, ...blank],
      ...headerRows(),
      ...tenantRows(dataset, tenants),
      totalRow(tenants),
      [{ value: `注:${NOTE};企业、党组织、坐标均为合成。`, columnSpan: HEADER.length }, ...blank],
    ],
    organizations: organizationRows(dataset, organizations),
    buildings: buildingLines(dataset, buildings),
  };
}

/** Writes them to `<root>/samples`. */
export async function writeSampleLists(root: string, dataset: ReadDataset): Promise<void> {
  const directory = join(root, 'samples');
  mkdirSync(directory, { recursive: true });
  const lists = sampleLists(dataset);
  const workbook = async (name: string, sheet: string, rows: readonly (readonly Cell[])[]): Promise<void> => {
    await writeXlsxFile(
      rows.map((row) => [...row]),
      { sheet },
    ).toFile(join(directory, name));
  };
  await workbook(SAMPLE_FILES.tenants, '企业台账', lists.tenants);
  await workbook(SAMPLE_FILES.organizations, '党组织', lists.organizations);
  writeFileSync(join(directory, SAMPLE_FILES.buildings), encodeGb18030(lists.buildings));
}
