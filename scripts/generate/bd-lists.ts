/**
 * Three lists of others about the example zone after Baoding: tax payers of 2022 and 2023, and the units of its trade unions,
 * each with the slips of its keeper, and the answers: which row is which enterprise.
 */
import { syntheticUscc } from '../../src/model/uscc.ts';
import { encodeGbk } from './encode-gbk.ts';
import type { ListFile } from './place-builder.ts';
import type { Random } from './random.ts';
import type { TableSet } from './row.ts';

interface Unit {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  readonly building: string;
  readonly enteredOn: string;
  readonly isGone: boolean;
  readonly staff: number;
}

/** What the keeper of a list made of a name or a code. */
const SLIPS = ['form', 'width', 'prefix', 'typo', 'space', 'no-code', 'bad-code', 'renamed', 'branch', 'duplicate'] as const;
type Slip = (typeof SLIPS)[number];

interface ListRow {
  /** A branch has its parent's id and its number. */
  readonly enterpriseId: string;
  readonly name: string;
  readonly code: string;
  readonly building: string;
  readonly staff: number;
  readonly slips: readonly Slip[];
}

/** How often each slip happens in a list, 0–1. */
type SlipRates = Readonly<Partial<Record<Slip, number>>>;

const MARK = '(合成)';
const DISTRICT = '示例高新区壬';
const TITLE_MARK = '(模拟数据,仅供演示)';
/** Signs that are mistaken for each other, by sound or by shape. */
const MISTAKEN: Readonly<Record<string, string>> = {
  衡: '恒',
  晟: '盛',
  腾: '滕',
  宁: '凝',
  程: '成',
  朗: '郎',
  辰: '晨',
  铭: '名',
  锐: '瑞',
  通: '同',
  力: '立',
  维: '唯',
  展: '站',
  硕: '朔',
};
const ONLY_2023_BRANDS = ['恒启', '联拓', '博川', '星曜', '达朗', '景元', '安铭', '新图', '鼎诺', '凌格', '微衡', '明展'];

function unitsOf(tables: TableSet): Unit[] {
  const buildings = new Map(tables.rows('building').map((row) => [row.building_id, String(row.name_zh)]));
  return tables.rows('enterprise').map((row) => ({
    id: String(row.enterprise_id),
    uscc: String(row.uscc),
    name: String(row.name_zh),
    building: buildings.get(row.building_id) ?? '',
    enteredOn: String(row.entered_on),
    isGone: row.status !== '存续' && row.status !== '在业',
    staff: Number(row.staff_count ?? 0),
  }));
}

/** One digit of the code written wrongly: it fails its check. */
function brokenCode(code: string): string {
  const digit = code.charAt(13) === '7' ? '1' : '7';
  return `${code.slice(0, 13)}${digit}${code.slice(14)}`;
}

function written(random: Random, unit: Unit, rates: SlipRates, name = unit.name, before: readonly Slip[] = []): ListRow {
  const slips: Slip[] = [...before];
  const happens = (slip: Slip): boolean => random.chance(rates[slip] ?? 0);
  let text = name;
  if (happens('form') && text.includes('有限公司')) {
    text = text.replace(/(?<!股份)有限公司/u, '有限责任公司');
    if (text !== name) slips.push('form');
  }
  const mistaken = [...text].find((sign) => MISTAKEN[sign] !== undefined);
  if (happens('typo') && mistaken !== undefined) {
    text = text.replace(mistaken, MISTAKEN[mistaken] ?? mistaken);
    slips.push('typo');
  }
  if (happens('prefix') && text.startsWith('示例')) {
    text = text.slice(2);
    slips.push('prefix');
  }
  if (happens('space')) {
    text = text.replace('有限', ' 有限');
    slips.push('space');
  }
  if (happens('width')) {
    text = text.replaceAll('(', '（').replaceAll(')', '）');
    slips.push('width');
  }
  let code = unit.uscc;
  if (happens('no-code')) {
    code = '';
    slips.push('no-code');
  } else if (happens('bad-code')) {
    code = brokenCode(code);
    slips.push('bad-code');
  }
  return { enterpriseId: unit.id, name: text, code, building: unit.building, staff: unit.staff, slips };
}

/** A branch: registered with a code of its own, and never its parent. */
function branchOf(unit: Unit, number: number): ListRow {
  const words = ['第一分公司', '第二分公司', '营业部', '服务网点'][number % 4] ?? '分公司';
  return {
    enterpriseId: `${unit.id}:${number + 1}`,
    name: `${unit.name.replace(MARK, '')}${words}${MARK}`,
    code: syntheticUscc(49_000 + number),
    building: unit.building,
    staff: Math.max(1, Math.round(unit.staff / 8)),
    slips: ['branch'],
  };
}

/** The same enterprise once more, as another clerk wrote it. */
function repeated(row: ListRow): ListRow {
  const other = row.name.includes('(') ? row.name.replaceAll('(', '（').replaceAll(')', '）') : row.name.replace('有限', ' 有限');
  return { ...row, name: other, code: '', slips: ['duplicate', 'no-code'] };
}

interface TaxLists {
  readonly tax2022: readonly ListRow[];
  readonly tax2023: readonly ListRow[];
}

function taxLists(random: Random, units: readonly Unit[]): TaxLists {
  const before = units.filter((unit) => unit.enteredOn < '2022-07-01' && random.chance(0.92));
  const stayed = before.filter((unit) => !(unit.isGone && random.chance(0.7)) && random.chance(0.97));
  const known = new Set(before);
  const entered = units.filter((unit) => !known.has(unit) && !unit.isGone && random.chance(0.85));
  const renamed = new Set(random.sample(stayed, 16));
  const rates2022: SlipRates = { form: 0.12, width: 0.3, prefix: 0.08, typo: 0.04, space: 0.02, 'no-code': 0.3, 'bad-code': 0.02 };
  const rates2023: SlipRates = { form: 0.05, width: 0.1, prefix: 0.03, typo: 0.02, 'no-code': 0.1, 'bad-code': 0.01 };
  const parents = random.sample(stayed, 20);
  const tax2022 = before.map((unit) => written(random, unit, rates2022));
  const tax2023 = [...stayed, ...entered].map((unit, index) => {
    if (!renamed.has(unit)) return written(random, unit, rates2023);
    const [first = ''] = random.sample(ONLY_2023_BRANDS, 1);
    const fresh = unit.name.replace(/^示例../u, `示例${first}`);
    // Two in three still say the old name beside the new one.
    const name = index % 3 === 0 ? fresh : `${fresh}(曾用名:${unit.name})`;
    return written(random, unit, { 'no-code': 0.4 }, name, ['renamed']);
  });
  for (const [index, parent] of parents.entries()) {
    const row = branchOf(parent, index);
    if (index < 8) tax2022.push(row);
    if (index >= 4) tax2023.push(row);
  }
  for (const row of random.sample(
    tax2022.filter(({ code, slips }) => code !== '' && slips.length === 0),
    9,
  ))
    tax2022.push(repeated(row));
  for (const row of random.sample(
    tax2023.filter(({ code, slips }) => code !== '' && slips.length === 0),
    5,
  ))
    tax2023.push(repeated(row));
  return { tax2022: random.shuffled(tax2022), tax2023: random.shuffled(tax2023) };
}

interface UnionRow extends ListRow {
  readonly union: string;
  readonly members: number;
  readonly foundedOn: string;
}

function unionList(random: Random, units: readonly Unit[], tables: TableSet): UnionRow[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const rates: SlipRates = { form: 0.1, width: 0.35, prefix: 0.12, typo: 0.05, space: 0.02, 'no-code': 0.82 };
  return tables.rows('trade_union').flatMap((row) => {
    const ids = row.enterprise_ids as readonly string[];
    return ids.map((id) => {
      const unit = byId.get(id);
      if (unit === undefined) throw new RangeError(`no enterprise ${id}`);
      return {
        ...written(random, unit, rates),
        union: String(row.name_zh),
        members: ids.length === 1 ? Number(row.members) : Math.round(Number(row.members) / ids.length),
        foundedOn: String(row.founded_on),
      };
    });
  });
}

const quoted = (cell: string): string => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  `${rows.map((row) => row.map((cell) => quoted(String(cell))).join(',')).join('\r\n')}\r\n`;

function taxText(random: Random, year: number, rows: readonly ListRow[]): string {
  const header = ['序号', '纳税人名称', '统一社会信用代码', '所属区县', '所在楼宇', '入库税额(万元)', '增值税(万元)'];
  let paidInAll = 0;
  const body = rows.map((row, index) => {
    const revenue = row.staff * random.int(12, 60);
    const paid = Math.round(revenue * random.between(0.02, 0.07));
    paidInAll += paid;
    return [index + 1, row.name, row.code, DISTRICT, row.building, paid, Math.round(paid * 0.6)];
  });
  return lines([
    [`${DISTRICT}${year}年度纳税单位名单${TITLE_MARK}`, '', '', '', '', '', ''],
    header,
    ...body,
    ['合计', `${rows.length}户`, '', '', '', paidInAll, ''],
  ]);
}

function unionText(rows: readonly UnionRow[]): string {
  return lines([
    [`${DISTRICT}已建会单位名单${TITLE_MARK}`, '', '', '', '', '', ''],
    ['序号', '单位名称', '统一社会信用代码', '所在楼宇', '工会名称', '会员数', '建会时间'],
    ...rows.map((row, index) => [index + 1, row.name, row.code, row.building, row.union, row.members, row.foundedOn]),
  ]);
}

/** `list,row,enterprise_id,slips`: row 1 is the first row of data; a branch is `<id of its parent>:<number>`. */
function answersText(lists: readonly (readonly [string, readonly ListRow[]])[]): string {
  const rows = lists.flatMap(([list, entries]) =>
    entries.map((entry, index) => [list, index + 1, entry.enterpriseId, entry.slips.join('+')]),
  );
  return lines([['list', 'row', 'enterprise_id', 'slips'], ...rows]);
}

/** The lists of `data/bd/lists/`: GBK as tax offices export it, and UTF-8. */
export function baodingLists(random: Random, tables: TableSet): readonly ListFile[] {
  const units = unitsOf(tables);
  const { tax2022, tax2023 } = taxLists(random.fork('tax'), units);
  const unions = unionList(random.fork('unions'), units, tables);
  const amounts = random.fork('amounts');
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    { path: 'lists/tax-2022.csv', bytes: encodeGbk(taxText(amounts, 2022, tax2022)) },
    { path: 'lists/tax-2023.csv', bytes: utf8(taxText(amounts, 2023, tax2023)) },
    { path: 'lists/unions.csv', bytes: utf8(unionText(unions)) },
    {
      path: 'lists/answers.csv',
      bytes: utf8(
        answersText([
          ['tax-2022', tax2022],
          ['tax-2023', tax2023],
          ['unions', unions],
        ]),
      ),
    },
  ];
}
