import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadDataset, ReadRow } from '../../scripts/generate/table-reader.ts';
import { parseCsv, readDataset } from '../../scripts/generate/table-reader.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'data');
const NON_PUBLIC: readonly unknown[] = ['PRIVATE', 'HMT', 'FOREIGN'];
const OPERATING: readonly unknown[] = ['存续', '在业'];

const loaded = new Map<string, ReadDataset>();
function dataset(id: string): ReadDataset {
  const known = loaded.get(id) ?? readDataset(ROOT, id);
  loaded.set(id, known);
  return known;
}

const number = (value: unknown): number => Number(value ?? 0);
const sum = (rows: readonly ReadRow[], column: string): number => rows.reduce((total, row) => total + number(row[column]), 0);
const where = (rows: readonly ReadRow[], column: string, value: unknown): ReadRow[] => rows.filter((row) => row[column] === value);
const distinct = (rows: readonly ReadRow[], column: string): Set<unknown> => new Set(rows.map((row) => row[column]));

const enterpriseOrgs = (id: string): ReadRow[] => where(dataset(id).rows('party_org'), 'org_level', 'ENTERPRISE');
const until = (rows: readonly ReadRow[], column: string, date: string): ReadRow[] => rows.filter((row) => String(row[column]) <= date);
const ofKind = (id: string, kind: string): ReadRow[] => where(dataset(id).rows('alliance_member'), 'member_kind', kind);

/** The community of the example after Kunming Road: its own area of the dataset, without the square. */
const inCommunity = (table: 'building' | 'enterprise' | 'party_org'): ReadRow[] => where(dataset('uq').rows(table), 'park_id', 'uq-kml');

/** Enterprises covered by an own or a joint organization; area coverage does not count. */
function covered(id: string): Set<unknown> {
  return distinct(
    dataset(id)
      .rows('org_cover')
      .filter((row) => row.unit_kind === 'ENTERPRISE' && (row.kind === '直接' || row.kind === '联合')),
    'unit_id',
  );
}

function inScope(id: string): ReadRow[] {
  return dataset(id)
    .rows('enterprise')
    .filter((row) => NON_PUBLIC.includes(row.ownership) && OPERATING.includes(row.status));
}

function littleGiantsWithInstructor(): ReadRow[] {
  const giants = distinct(where(dataset('gy').rows('enterprise_tag'), 'tag', 'LITTLE_GIANT'), 'enterprise_id');
  const assigned = distinct(dataset('gy').rows('instructor_assignment'), 'enterprise_id');
  return dataset('gy')
    .rows('enterprise')
    .filter((row) => giants.has(row.enterprise_id) && assigned.has(row.enterprise_id));
}

function withHonour(honour: string): number {
  return dataset('gy')
    .rows('party_org')
    .filter((row) => Array.isArray(row.honours) && row.honours.includes(honour)).length;
}

function treeDepth(rows: readonly ReadRow[]): number {
  const parents = new Map(rows.map((row) => [row.org_id, row.parent_org_id]));
  const depth = (id: unknown): number => {
    const parent = parents.get(id as string);
    return parent === null || parent === undefined ? 1 : 1 + depth(parent);
  };
  return Math.max(...rows.map((row) => depth(row.org_id)));
}

function organsPaired(): string {
  const organs = where(dataset('gy').rows('party_org'), 'org_level', 'ORGAN');
  const paired = distinct(where(dataset('gy').rows('pairing'), 'kind', 'PAIR'), 'a_id');
  expect(organs.length).toBeGreaterThan(0);
  return `${(100 * organs.filter((row) => paired.has(row.org_id)).length) / organs.length}%`;
}

function groupOfHaidian(): string {
  const orgs = dataset('hd').rows('party_org');
  const committee = orgs.filter((row) => row.org_type === 'COMMITTEE' && String(row.name_zh).startsWith('示例科技集团'));
  const branches = orgs.filter((row) => row.org_type === 'BRANCH' && row.parent_org_id === committee[0]?.org_id);
  expect(committee[0]?.committee_size).toBe(9);
  const group = where(dataset('hd').rows('enterprise'), 'name_zh', '示例科技集团股份有限公司(合成)');
  expect(group.map((row) => row.members_total)).toEqual([136]);
  return `${committee.length}/${branches.length}/${sum([...committee, ...branches], 'members_full') + sum([...committee, ...branches], 'members_probationary')}`;
}

/** One check for each row of calibration.csv, by place and constraint; answers what the tables say. */
const CHECKS: Readonly<Record<string, () => number | string>> = {
  'gy|party_org.count(enterprise level)': () => enterpriseOrgs('gy').length,
  'gy|alliance.count(type=BUILDING_AXIS)': () => where(dataset('gy').rows('alliance'), 'alliance_type', 'BUILDING_AXIS').length,
  'gy|alliance with named axis': () =>
    dataset('gy')
      .rows('alliance')
      .filter((row) => row.axis_name !== null).length,
  'gy|round(100*covered/eligible) under the definition set gy-published-scope': () => {
    expect(dataset('gy').manifest.definition).toMatchObject({
      id: 'gy-published-scope',
      ownership: 'non-public',
      operating: 'operating',
      minFullMembers: null,
      areaCounts: false,
    });
    const eligible = inScope('gy');
    return Math.round((100 * eligible.filter((row) => covered('gy').has(row.enterprise_id)).length) / eligible.length);
  },
  'gy|pairing.count(kind=CONTACT_POINT)': () => where(dataset('gy').rows('pairing'), 'kind', 'CONTACT_POINT').length,
  'gy|organ orgs with a pairing / organ orgs': organsPaired,
  'gy|enterprise.count(little_giant & instructor)': () => littleGiantsWithInstructor().length,
  'gy|honour.count(省级党建示范点)': () => withHonour('省级党建示范点'),
  'gy|honour.count(省级先进基层党组织)': () => withHonour('省级先进基层党组织'),
  'gy|earlier snapshot party_org.count(enterprise level)': () =>
    until(enterpriseOrgs('gy'), 'founded_on', dataset('gy').manifest.snapshots[0] ?? '').length,
  'uq-kml|building.count': () => inCommunity('building').length,
  'uq-kml|party_org.count(type=BUILDING_COMMITTEE)': () => where(inCommunity('party_org'), 'org_type', 'BUILDING_COMMITTEE').length,
  'uq-kml|enterprise.count': () => inCommunity('enterprise').length,
  'uq-kml|party_org.count(enterprise level)': () => where(inCommunity('party_org'), 'org_level', 'ENTERPRISE').length,
  'uq-kml|org tree depth': () => treeDepth(dataset('uq').rows('party_org')),
  'uq-cxgc|meeting.attending enterprises': () => {
    const square = distinct(where(dataset('uq').rows('party_org'), 'park_id', 'uq-cxgc'), 'org_id');
    const meetings = dataset('uq')
      .rows('meeting')
      .filter((row) => square.has(row.org_id));
    expect(meetings).toHaveLength(1);
    return number(meetings[0]?.attending_enterprises);
  },
  'py|enterprise.count': () => {
    expect(dataset('py').rows('enterprise').length).toBeLessThan(4800);
    return dataset('py').rows('enterprise').length;
  },
  'py|members total': () =>
    ['members_full', 'members_probationary', 'members_floating'].reduce(
      (total, column) => total + sum(dataset('py').rows('enterprise'), column),
      0,
    ),
  'py|challenge.count(case)': () => where(dataset('py').rows('challenge'), 'is_case', true).length,
  'py|distinct enterprises with a case': () => distinct(where(dataset('py').rows('challenge'), 'is_case', true), 'enterprise_id').size,
  'py|published_figure.value of F122 is NULL': () => {
    const figure = parseCsv(readFileSync(join(ROOT, 'published-figures.csv'), 'utf8')).filter(({ id }) => id === 'F122');
    expect(figure).toHaveLength(1);
    return String(figure[0]?.value === '' && figure[0]?.qualifier === 'missing');
  },
  'yt|alliance members, first snapshot': () =>
    until(dataset('yt').rows('alliance_member'), 'joined_on', dataset('yt').manifest.snapshots[0] ?? '').length,
  'yt|alliance members, 2024-04': () => until(dataset('yt').rows('alliance_member'), 'joined_on', '2024-04-30').length,
  'yt|party_org.count(new branches)': () => where(enterpriseOrgs('yt'), 'is_new', true).filter((row) => row.org_type === 'BRANCH').length,
  'yt|instructor.count': () => distinct(dataset('yt').rows('instructor'), 'instructor_id').size,
  'yt|scheme': () => String(dataset('yt').rows('alliance')[0]?.scheme),
  'js|alliance.count': () => distinct(dataset('js').rows('alliance'), 'alliance_id').size,
  'js|orgs in alliances, rounded to 100': () => {
    const orgs = distinct(dataset('js').rows('party_org'), 'org_id');
    const members = [...distinct(ofKind('js', 'ENTERPRISE_ORG'), 'member_id')].filter((id) => orgs.has(id));
    return Math.round(members.length / 100) * 100;
  },
  'js|distinct enterprises that are members of an alliance, rounded to 1000': () => {
    const enterprises = distinct(dataset('js').rows('enterprise'), 'enterprise_id');
    return Math.round([...distinct(ofKind('js', 'ENTERPRISE'), 'member_id')].filter((id) => enterprises.has(id)).length / 1000) * 1000;
  },
  'js|formation_mode distinct': () => distinct(dataset('js').rows('alliance'), 'formation_mode').size,
  'jj|alliance enterprise orgs': () => ofKind('jj', 'ENTERPRISE_ORG').length,
  'jj|member departments': () => ofKind('jj', 'DEPARTMENT').length,
  'jj|member financial institutions': () => ofKind('jj', 'FINANCE').length,
  'jj|member universities/institutes': () => ofKind('jj', 'UNIVERSITY').length,
  'zjg|hydrogen enterprises': () => distinct(dataset('zjg').rows('chain_member'), 'enterprise_id').size,
  'zjg|chain stages covered': () => {
    expect(dataset('zjg').rows('chain')[0]?.stages).toEqual(['制', '储', '运', '用', '研']);
    return distinct(dataset('zjg').rows('chain_member'), 'stage').size;
  },
  'zjg|joint committee founded': () =>
    number(String(where(dataset('zjg').rows('party_org'), 'org_type', 'JOINT_COMMITTEE')[0]?.founded_on).slice(0, 4)),
  'zjg|meetings per year': () =>
    dataset('zjg')
      .rows('meeting')
      .filter((row) => String(row.held_on).startsWith('2023')).length,
  'rd|fitness enterprises': () => distinct(dataset('rd').rows('chain_member'), 'enterprise_id').size,
  'bd|trade unions': () => distinct(dataset('bd').rows('trade_union'), 'union_id').size,
  'bd|union members': () => sum(dataset('bd').rows('trade_union'), 'members'),
  'hd|天融信: committees/branches/members': groupOfHaidian,
  'gy|little_giant enterprises with an instructor that also have their own branch': () => {
    const single = distinct(where(dataset('gy').rows('org_cover'), 'kind', '直接'), 'unit_id');
    return littleGiantsWithInstructor().filter((row) => single.has(row.enterprise_id)).length;
  },
};

const rows = parseCsv(readFileSync(join(ROOT, 'calibration.csv'), 'utf8'));

describe('every row of calibration.csv holds in the bundled data', { timeout: 120_000 }, () => {
  it('reads the whole file', () => {
    expect(rows).toHaveLength(43);
    expect(new Set(rows.map((row) => `${row.place_id}|${row.constraint}`)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [`${row.place_id}|${row.constraint}`, row.op ?? '', row.value ?? ''] as const))(
    '%s %s %s',
    (key, op, value) => {
      const check = CHECKS[key];
      if (check === undefined) throw new Error(`no check for ${key}`);
      const actual = check();
      if (op === '=') expect(String(actual)).toBe(value);
      else if (op === '<') expect(actual).toBeLessThan(Number(value));
      else if (op === '>') expect(actual).toBeGreaterThan(Number(value));
      else throw new Error(`operator ${op}`);
    },
  );

  it('has no check without a row', () => {
    const keys = new Set(rows.map((row) => `${row.place_id}|${row.constraint}`));
    expect(Object.keys(CHECKS).filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe('the recipes behind the figures', { timeout: 120_000 }, () => {
  it('covers 147 of 158 one to one; 11 are uncovered as 7 without members, 3 with one or two, 1 with three or more', () => {
    const eligible = inScope('gy');
    const uncovered = eligible.filter((row) => !covered('gy').has(row.enterprise_id));
    expect([eligible.length, eligible.length - uncovered.length]).toEqual([158, 147]);
    expect(covered('gy').size).toBe(147);
    const full = uncovered.map((row) => row.members_full);
    expect(full.every((count) => count !== null)).toBe(true);
    expect([
      full.filter((count) => count === 0).length,
      full.filter((count) => count === 1 || count === 2).length,
      full.filter((count) => number(count) >= 3).length,
    ]).toEqual([7, 3, 1]);
    expect(dataset('gy').rows('enterprise').length).toBeGreaterThan(200);
  });

  it('splits the zone 50 / 35 / 15 % over three parks and has 96 organizations at the first snapshot', () => {
    const perPark = ['gy-p1', 'gy-p2', 'gy-p3'].map((park) => where(inScope('gy'), 'park_id', park).length);
    expect(perPark).toEqual([79, 55, 24]);
    expect(until(enterpriseOrgs('gy'), 'founded_on', '2019-12-31')).toHaveLength(96);
    expect(dataset('gy').manifest.snapshots[0]).toBe('2019-12-31');
  });

  it('covers 58 of 777 tenants in the community, under its own and under the standard definition', () => {
    expect(covered('uq').size).toBe(58);
    expect(inScope('uq')).toHaveLength(777);
    const types = ['BRANCH', 'JOINT_BRANCH', 'GENERAL_BRANCH', 'COMMITTEE'].map(
      (type) => where(enterpriseOrgs('uq'), 'org_type', type).length,
    );
    expect(types).toEqual([28, 7, 1, 1]);
    const joint = where(dataset('uq').rows('org_cover'), 'kind', '联合');
    for (const org of distinct(joint, 'org_id')) expect(where(joint, 'org_id', org)).toHaveLength(4);
    const three = dataset('uq')
      .rows('enterprise')
      .filter((row) => number(row.members_full) >= 3);
    expect([three.length, three.filter((row) => covered('uq').has(row.enterprise_id)).length]).toEqual([36, 30]);
  });

  it('fills 12 buildings with 25 to 130 tenants under three committees of 5, 4 and 3 buildings', () => {
    const tenants = inCommunity('building').map((row) => where(dataset('uq').rows('enterprise'), 'building_id', row.building_id).length);
    expect([Math.min(...tenants), Math.max(...tenants)]).toEqual([25, 130]);
    const led = [...distinct(inCommunity('building'), 'lead_org_id')].map(
      (org) => where(inCommunity('building'), 'lead_org_id', org).length,
    );
    expect(led).toEqual([5, 4, 3]);
  });

  it('knows nothing of the tenants of the square with four towers', () => {
    expect(where(dataset('uq').rows('building'), 'park_id', 'uq-cxgc')).toHaveLength(4);
    expect(where(dataset('uq').rows('enterprise'), 'park_id', 'uq-cxgc')).toHaveLength(0);
  });

  it('grows the alliance of Yantai by half-years; 18 instructors share 38 new branches', () => {
    const counts = dataset('yt').manifest.snapshots.map((date) => until(dataset('yt').rows('alliance_member'), 'joined_on', date).length);
    expect(counts).toEqual([12, 19, 28, 37, 47, 56]);
    const assignments = dataset('yt').rows('instructor_assignment');
    const perInstructor = [...distinct(assignments, 'instructor_id')].map((id) => where(assignments, 'instructor_id', id).length);
    expect([assignments.length, perInstructor.length, Math.min(...perInstructor), Math.max(...perInstructor)]).toEqual([38, 18, 2, 3]);
    const slots = dataset('yt')
      .rows('chain')
      .map((row) => row.scheme_slot);
    expect([slots.filter((slot) => slot === '1').length, slots.filter((slot) => slot === '2').length]).toEqual([1, 2]);
  });

  it('deals the hydrogen chain out as 5, 6, 4, 6, 3 and the alliance of ship-builders as 60 members', () => {
    expect(['制', '储', '运', '用', '研'].map((stage) => where(dataset('zjg').rows('chain_member'), 'stage', stage).length)).toEqual([
      5, 6, 4, 6, 3,
    ]);
    expect(dataset('jj').rows('alliance_member')).toHaveLength(60);
    expect(dataset('rd').rows('chain_member')).toHaveLength(212);
  });

  it('keeps one branch with 85 members, floating ones included', () => {
    const members = dataset('py')
      .rows('party_org')
      .filter((row) => row.org_type === 'BRANCH')
      .map((row) => sum([row], 'members_full') + sum([row], 'members_probationary') + sum([row], 'members_floating'));
    expect(members.filter((count) => count === 85)).toHaveLength(1);
  });

  it('is exact for the province: 36,100 organizations, 67,000 enterprises, an alliance covers nobody by itself', () => {
    expect(dataset('js').rows('party_org')).toHaveLength(36_100);
    expect(dataset('js').rows('enterprise')).toHaveLength(67_000);
    expect(covered('js').size).toBeLessThan(67_000);
  });
});

describe('published figures', () => {
  const figures = parseCsv(readFileSync(join(ROOT, 'published-figures.csv'), 'utf8'));

  it('carry no quotation and no attribute of an individual', () => {
    expect(Object.keys(figures[0] ?? {})).toEqual([
      'id',
      'place',
      'district_code',
      'date',
      'indicator',
      'qualifier',
      'value',
      'unit',
      'relevance',
      'note',
      'source',
    ]);
    expect(figures.filter(({ note }) => note?.includes('attribute of an individual'))).toEqual([]);
    expect(figures.filter(({ indicator }) => indicator?.includes('党龄'))).toEqual([]);
  });

  it('name a source each and are numbers unless lost', () => {
    expect(figures.length).toBeGreaterThan(130);
    for (const { id, value, qualifier, source } of figures) {
      expect(source, id).not.toBe('');
      if (qualifier === 'missing') expect(value, id).toBe('');
      else expect(value !== '' && Number.isFinite(Number(value)), id).toBe(true);
    }
  });
});
