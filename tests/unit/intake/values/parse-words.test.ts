import { describe, expect, it } from 'vitest';
import { type FlagField, parseFlag } from '../../../../src/intake/values/parse-flag.ts';
import { parseFormation } from '../../../../src/intake/values/parse-formation.ts';
import { parseOrgName } from '../../../../src/intake/values/parse-org-name.ts';
import { ORG_TYPES, parseOrgType } from '../../../../src/intake/values/parse-org-type.ts';
import { parseOwnership } from '../../../../src/intake/values/parse-ownership.ts';
import { parseSizeClass } from '../../../../src/intake/values/parse-size-class.ts';
import { parseStatus } from '../../../../src/intake/values/parse-status.ts';
import { parseText } from '../../../../src/intake/values/parse-text.ts';
import { OWNERSHIP_CODES } from '../../../../src/model/code-aliases.ts';
import { OWNERSHIPS } from '../../../../src/model/fact.ts';
import { ORG_TYPE_NAMES } from './org-type-names.ts';

const value = (read: unknown, repair?: string) => ({ kind: 'value', value: read, ...(repair === undefined ? {} : { repair }) });
const refused = (reason: string) => ({ kind: 'unreadable', reason });

describe('flags', () => {
  it('knows every usual yes and no', () => {
    for (const text of ['是', '√', '✓', '✔️', '有', '已建', '已建立', '已成立', 'Y', 'yes', 'TRUE', '1', '已', 'Ｙ'])
      expect(parseFlag(text, 'org_built')).toEqual(value(true));
    for (const text of ['否', '×', '✗', 'X', '无', '未建', '未建立', '应建未建', 'N', 'false', '0', '未', '没有'])
      expect(parseFlag(text, 'org_built')).toEqual(value(false));
    for (const text of ['', ' ', '—', '/', '不详', 'NULL']) expect(parseFlag(text, 'org_built')).toEqual({ kind: 'empty' });
  });

  it.each<[string, FlagField, unknown]>([
    ['拟建', 'org_built', value(false, 'flag-planned')],
    ['筹建中', 'org_built', value(false, 'flag-planned')],
    ['拟建', 'plain', refused('flag-unknown')],
    ['联合组建', 'org_built', value(true, 'flag-from-formation')],
    ['区域统建', 'org_built', refused('flag-area-formation')],
    ['暂无', 'org_built', value(false, 'none-as-no')],
    ['暂无', 'plain', { kind: 'empty', repair: 'none-as-unknown' }],
    ['是(联合支部)', 'org_built', value(true)],
    ['未建立(拟成立)', 'org_built', value(false)],
    ['2个', 'org_built', value(true, 'flag-from-count')],
    ['2', 'org_built', refused('flag-count')],
    ['2', 'counted', value(true, 'flag-from-count')],
    ['v', 'plain', value(true, 'flag-letter-tick')],
    ['注销', 'is_operating', value(false, 'flag-from-status')],
    ['正常经营', 'is_operating', value(true, 'flag-from-status')],
    ['注销', 'plain', refused('flag-unknown')],
    ['是否', 'plain', refused('flag-unknown')],
    ['#REF!', 'plain', refused('cell-error')],
  ])('%j in a column of %s', (text, field, parsed) => {
    expect(parseFlag(text, field)).toEqual(parsed);
  });

  it('takes a blank mark of the file before its own words', () => {
    expect(parseFlag('0', 'plain', new Set(['0']))).toEqual({ kind: 'empty' });
  });
});

describe('size classes', () => {
  it.each([
    ['1', 1],
    ['大型企业', 1],
    ['2-中型', 2],
    ['小型', 3],
    ['3.0', 3],
    ['微型', 4],
    ['４', 4],
  ])('%j is %s', (text, size) => {
    expect(parseSizeClass(text)).toEqual(value(size));
  });

  it.each([
    ['小微企业', 'size-ambiguous'],
    ['中小企业', 'size-ambiguous'],
    ['200-500人', 'size-is-staff-range'],
    ['50人以下', 'size-is-staff-range'],
    ['300', 'size-is-staff-range'],
    ['规上', 'size-is-tag'],
    ['规模以上工业企业', 'size-is-tag'],
    ['是', 'size-is-tag'],
    ['2-大型', 'size-unknown'],
    ['5', 'size-unknown'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseSizeClass(text)).toEqual(refused(reason));
  });
});

describe('ownership', () => {
  it('reads every alias of the model as the model does', () => {
    for (const [text, code] of OWNERSHIP_CODES)
      expect(parseOwnership(text)).toEqual(value({ ownership: OWNERSHIPS[code], unitCategory: null }));
  });

  it.each([
    ['有限责任公司(自然人投资或控股)', 'PRIVATE'],
    ['有限责任公司（自然人投资或控股的法人独资）', 'PRIVATE'],
    ['股份有限公司(上市、自然人投资或控股)', 'PRIVATE'],
    ['有限责任公司分公司(自然人独资)', 'PRIVATE'],
    ['个人独资企业', 'PRIVATE'],
    ['有限责任公司(台港澳与境内合资)', 'HMT'],
    ['港、澳、台商投资企业', 'HMT'],
    ['有限责任公司(台港澳与外国投资者合资)', 'HMT'],
    ['有限责任公司(外商投资企业法人独资)', 'FOREIGN'],
    ['中外合资经营企业', 'FOREIGN'],
    ['外商投资有限合伙企业', 'FOREIGN'],
    ['有限责任公司(国有独资)', 'STATE'],
    ['股份有限公司(非上市、国有控股)', 'STATE'],
    ['全民所有制', 'STATE'],
    ['集体所有制', 'COLLECTIVE'],
  ])('%s is %s', (text, ownership) => {
    expect(parseOwnership(text)).toEqual(value({ ownership, unitCategory: null }));
  });

  it.each([
    ['有限责任公司', 'ownership-legal-form-only'],
    ['其他有限责任公司', 'ownership-legal-form-only'],
    ['股份有限公司(上市)', 'ownership-legal-form-only'],
    ['有限责任公司(法人独资)', 'ownership-legal-form-only'],
    ['有限责任公司(非自然人投资或控股的法人独资)', 'ownership-undetermined'],
    ['农民专业合作社', 'ownership-undetermined'],
    ['外资(国有控股)', 'ownership-conflict'],
    ['事业单位', 'ownership-not-enterprise'],
    ['1130', 'ownership-number-code'],
    ['制造', 'ownership-unknown'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseOwnership(text)).toEqual(refused(reason));
  });

  it('keeps sole traders and social organizations as categories, and marks what it infers', () => {
    expect(parseOwnership('个体工商户')).toEqual(value({ ownership: null, unitCategory: '个体' }));
    expect(parseOwnership('民办非企业单位')).toEqual(value({ ownership: null, unitCategory: '新社会组织' }));
    expect(parseOwnership('股份合作制')).toEqual(value({ ownership: 'COLLECTIVE', unitCategory: null }, 'ownership-inferred'));
    expect(parseOwnership('有限合伙企业')).toEqual(value({ ownership: 'PRIVATE', unitCategory: null }, 'ownership-inferred'));
  });
});

describe('statuses', () => {
  it.each([
    ['存续（在营、开业、在册）', '存续', true],
    ['在业', '在业', true],
    ['在营(开业)企业', '在业', true],
    ['正常', '在业', true],
    ['停业', '停业', false],
    ['破产清算', '清算', false],
    ['已注销', '注销', false],
    ['吊销，未注销', '吊销', false],
    ['吊销,已注销', '注销', false],
    ['迁往市外', '迁出', false],
    ['空壳企业', '空壳', false],
  ])('%s is %s', (text, status, isOperating) => {
    expect(parseStatus(text)).toEqual(value({ status, isOperating }));
  });

  it('does not take a part for the whole', () => {
    for (const text of ['未注销', '未吊销', '注销分公司']) expect(parseStatus(text)).toEqual(refused('status-unknown'));
    for (const text of ['非正常', '非正常户', '经营异常', '失联']) expect(parseStatus(text)).toEqual(refused('status-undetermined'));
  });

  it('reads the answer to «does it operate», and what is on its way', () => {
    expect(parseStatus('是')).toEqual(value({ status: null, isOperating: true }));
    expect(parseStatus('否')).toEqual(value({ status: null, isOperating: false }));
    expect(parseStatus('筹建')).toEqual(value({ status: null, isOperating: false }, 'status-nearest'));
    expect(parseStatus('注销中')).toEqual(value({ status: '清算', isOperating: false }, 'status-nearest'));
  });
});

describe('formations', () => {
  it.each([
    ['单独组建', 'SINGLE'],
    ['单建', 'SINGLE'],
    ['SINGLE', 'SINGLE'],
    ['联合', 'JOINT'],
    ['联建', 'JOINT'],
    ['联合组建(3家)', 'JOINT'],
    ['A.单独组建', 'SINGLE'],
    ['区域统建', 'AREA'],
    ['行业统建', 'SECTOR'],
    ['挂靠', 'ATTACHED'],
  ])('%s is %s', (text, formation) => {
    expect(parseFormation(text)).toEqual(value(formation));
  });

  it('leaves open what is open', () => {
    expect(parseFormation('统建')).toEqual(refused('formation-ambiguous'));
    expect(parseFormation('单独组建/联合组建')).toEqual(refused('formation-ambiguous'));
    expect(parseFormation('未建')).toEqual({ kind: 'empty', repair: 'formation-not-built' });
    expect(parseFormation('其他')).toEqual(refused('formation-unknown'));
    expect(parseFormation('')).toEqual({ kind: 'empty' });
  });
});

describe('types of organizations', () => {
  it('knows every code and every name of the code list', () => {
    for (const code of ORG_TYPES) {
      expect(parseOrgType(code)).toEqual(value(code));
      expect(parseOrgType(ORG_TYPE_NAMES[code])).toEqual(value(code));
      expect(parseOrgType(`中共某某科技有限公司${ORG_TYPE_NAMES[code]}`)).toEqual(value(code));
    }
  });

  it.each([
    ['支部', 'BRANCH'],
    ['中共贵阳某某科技有限公司支部委员会', 'BRANCH'],
    ['中共某某联合大厦支部委员会', 'BRANCH'],
    ['中共某某社区委员会第一支部委员会', 'BRANCH'],
    ['联合支部', 'JOINT_BRANCH'],
    ['中共某某大厦第二联合支部委员会', 'JOINT_BRANCH'],
    ['某某公司党支部(联合)', 'JOINT_BRANCH'],
    ['中共某某总支部委员会', 'GENERAL_BRANCH'],
    ['中共某某街道工作委员会', 'WORKING_COMMITTEE'],
    ['中共某某委员会', 'COMMITTEE'],
    ['中共某某产业园区管理委员会机关委员会', 'COMMITTEE'],
    ['楼宇综合党委', 'BUILDING_COMMITTEE'],
    ['中共某某社区委员会', 'COMMUNITY_COMMITTEE'],
  ])('%s is %s', (text, type) => {
    expect(parseOrgType(text)).toEqual(value(type));
  });

  it.each([
    ['功能型党支部', 'org-type-functional'],
    ['党支部(筹)', 'org-type-planned'],
    ['工会委员会', 'org-type-not-party'],
    ['某某公司工会委员会', 'org-type-not-party'],
    ['共青团某某支部委员会', 'org-type-not-party'],
    ['团支部', 'org-type-not-party'],
    ['业主委员会', 'org-type-not-party'],
    ['中共某某纪律检查委员会', 'org-type-not-party'],
    ['党建联盟', 'org-type-outside-list'],
    ['党组', 'org-type-outside-list'],
    ['某某公司', 'org-type-unknown'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseOrgType(text)).toEqual(refused(reason));
  });
});

describe('names', () => {
  it('takes «无» for «there is none» where organizations are named, and for unknown elsewhere', () => {
    for (const text of ['无', '暂无', '未建立', '尚未成立党组织', '应建未建', '无党支部']) expect(parseOrgName(text)).toEqual(value(null));
    for (const text of ['', '—', '不详']) expect(parseOrgName(text)).toEqual({ kind: 'empty' });
    expect(parseText('无')).toEqual({ kind: 'empty', repair: 'none-as-unknown' });
  });

  it('keeps a name as it is printed', () => {
    expect(parseOrgName('中共贵阳（合成）科技支部\n委员会')).toEqual(value('中共贵阳（合成）科技支部委员会'));
    expect(parseText('贵阳（合成）科技')).toEqual(value('贵阳（合成）科技'));
    expect(parseText(' 贵阳 ')).toEqual(value('贵阳', 'text-folded'));
  });
});
