import { describe, expect, it } from 'vitest';
import { buildingKey, readBuildingName } from '../../../../src/intake/matching/building-name.ts';
import { LINK_METHODS, type LinkOptions, type LinkTarget, linkNames } from '../../../../src/intake/matching/link-names.ts';
import { readOrganizationName } from '../../../../src/intake/matching/organization-name.ts';

const targets = (...names: readonly string[]): LinkTarget[] => names.map((name) => ({ id: name, name }));

function link(name: string, to: readonly LinkTarget[], options: LinkOptions) {
  const result = linkNames([name], to, options);
  return {
    method: LINK_METHODS[result.method[0] ?? -1],
    target: to[result.target[0] ?? -1]?.id ?? null,
    ambiguous: result.ambiguous[0]?.targets,
  };
}

describe('names of buildings', () => {
  it.each([
    [
      ['创新大厦一号楼', '创新大厦1号楼', '创新大厦1#楼', '创新大厦 １ 栋', '创新大厦1幢3层', '创新大厦1栋2单元', '创新大厦1#'],
      '创新大厦#1',
    ],
    [['创新大厦(A座)', '创新大厦A座', '创新大厦A楼', '创新大厦a栋1203室', '创新大厦Ａ座12层'], '创新大厦#A'],
    [['创新大厦东塔', '创新大厦东座', '创新大厦(东楼)'], '创新大厦#东'],
    [['软件园十二号楼', '软件园12号楼', '软件园第12栋'], '软件园#12'],
    [['创新大厦', '创新大厦3楼', '创新大厦 3F', '创新大厦805室'], '创新大厦'],
  ])('%j are one', (names, key) => {
    expect(names.map((name) => buildingKey(readBuildingName(name)))).toEqual(names.map(() => key));
  });

  const towers = targets('创新大厦A座', '创新大厦B座', '高新创业园一号楼', '科技广场');

  it.each([
    ['创新大厦A座', 'EXACT', '创新大厦A座'],
    ['创新大厦（Ａ座）', 'NORMALIZED', '创新大厦A座'],
    ['高新创业园1栋', 'NORMALIZED', '高新创业园一号楼'],
    ['长岭南路18号创新大厦B座1203室', 'CONTAINED', '创新大厦B座'],
    ['高新创业园', 'CONTAINED', '高新创业园一号楼'],
    ['高薪创业园1栋', 'FUZZY', '高新创业园一号楼'],
    ['创新大厦C座', 'NONE', null],
    ['高新创业园2号楼', 'NONE', null],
    ['科技广场B座', 'NONE', null],
    ['', 'NONE', null],
  ])('%s → %s', (name, method, target) => {
    expect(link(name, towers, { kind: 'building' })).toEqual({ method, target, ambiguous: undefined });
  });

  it('lists those between which a person must choose', () => {
    expect(link('创新大厦', towers, { kind: 'building' })).toEqual({ method: 'AMBIGUOUS', target: null, ambiguous: [0, 1] });
  });

  it('the park decides between two of one name', () => {
    const two = [
      { id: 'b1', name: '创新大厦', within: 'p1' },
      { id: 'b2', name: '创新大厦', within: 'p2' },
    ];
    const result = linkNames(['创新大厦', '创新大厦', '创新大厦'], two, { kind: 'building', within: ['p2', null, 'p3'] });
    expect([...result.target]).toEqual([1, -1, -1]);
    expect(result.ambiguous).toEqual([{ rows: [1], targets: [0, 1] }]);
    expect(result.counts).toMatchObject({ EXACT: 1, AMBIGUOUS: 1, NONE: 1 });
  });

  it('takes aliases, and a similar name with its confidence', () => {
    const to = [{ id: 'b', name: '中关村国际创新中心大厦', aliases: ['国创大厦'] }];
    expect(link('国创大厦', to, { kind: 'building' })).toMatchObject({ method: 'EXACT', target: 'b' });
    expect(link('中关村国际创薪中心大厦', to, { kind: 'building', minConfidence: 0.6 })).toMatchObject({ method: 'FUZZY', target: 'b' });
  });
});

describe('names of places', () => {
  const places = targets('云岩区', '观山湖区', '贵阳高新区');

  it.each([
    ['贵阳市云岩区', 'CONTAINED', '云岩区'],
    ['贵阳国家高新技术产业开发区', 'NORMALIZED', '贵阳高新区'],
    ['高新区', 'CONTAINED', '贵阳高新区'],
    ['乌当区', 'NONE', null],
  ])('%s → %s', (name, method, target) => {
    expect(link(name, places, { kind: 'place' })).toMatchObject({ method, target });
  });
});

describe('names of organizations', () => {
  it.each([
    ['中共保定航衡软件有限公司支部委员会', ['保定航衡软件有限公司'], '支部委员会', false],
    ['中国共产党航衡集团有限公司委员会', ['航衡集团有限公司'], '委员会', false],
    ['航衡软件有限公司党支部', ['航衡软件有限公司'], '党支部', false],
    ['航衡有限公司、星拓有限公司联合党支部', ['航衡有限公司', '星拓有限公司'], '联合党支部', true],
    ['航衡有限公司和星拓有限公司联合党支部', ['航衡有限公司', '星拓有限公司'], '联合党支部', true],
    ['航衡有限公司第一党支部', ['航衡有限公司'], '第一党支部', false],
    ['航衡软件有限公司工会委员会', ['航衡软件有限公司'], '工会委员会', false],
    ['示例航衡软件有限公司工会(合成)', ['示例航衡软件有限公司(合成)'], '工会', false],
    ['示例科技园联合工会(合成)', ['示例科技园'], '联合工会', true],
    ['第一联合党支部', [], '第一联合党支部', true],
    ['航衡软件有限公司', [], '', false],
  ])('%s', (name, owners, typeWords, isJoint) => {
    expect(readOrganizationName(name)).toEqual({ owners, typeWords, isJoint });
  });

  const organizations = targets('中共航衡软件有限公司支部委员会', '中共航衡软件有限公司总支部委员会', '星拓有限公司第一党支部');

  it.each([
    ['航衡软件有限公司党支部', 'NORMALIZED', '中共航衡软件有限公司支部委员会'],
    ['航衡软件有限公司党总支', 'NORMALIZED', '中共航衡软件有限公司总支部委员会'],
    ['航衡软件有限责任公司党支部', 'FUZZY', '中共航衡软件有限公司支部委员会'],
    ['星拓有限公司第二党支部', 'NONE', null],
    ['航衡软件有限公司党委', 'NONE', null],
  ])('%s → %s', (name, method, target) => {
    expect(link(name, organizations, { kind: 'organization' })).toMatchObject({ method, target });
  });
});
