import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../src/intake/privacy/find-personal.ts';
import { isNameShaped } from '../../src/intake/privacy/person-name.ts';
import { ownerProblem, screenNote } from '../../src/model/worklist-text.ts';

const screen = { isNameShaped, findPersonal };

describe('the owner of a case', () => {
  it.each([
    '',
    '组织部',
    '区委组织部',
    '党建办',
    '党建办公室',
    '党委书记',
    '党工委',
    '金阳街道',
    '白云街道党工委书记',
    '高新区党群工作部',
    '项目负责人',
    '安全科',
    '园区党委组织委员',
    '楼宇党委 党建指导员',
    '商务局、组织部',
    '于家社区',
    '常务副主任',
    '应急管理局',
    '网格员',
    '产业链党委书记',
    '经济发展局局长',
    '龙里路社区党委',
    '人力资源服务中心主任',
    '第三网格',
    '市场监管所',
    '示例科技有限公司党支部',
  ])('may be %s', (text) => {
    expect(ownerProblem(text, screen)).toBeNull();
  });

  it.each([
    ['张三', 'owner-name'],
    ['欧阳明德', 'owner-name'],
    ['王主任', 'owner-name'],
    ['李科长', 'owner-name'],
    ['组织部 张晓明', 'owner-name'],
    ['组织部张晓明', 'owner-name'],
    ['党建办公室,李娜', 'owner-name'],
    ['街道党工委书记陈建国', 'owner-name'],
    ['张三书记', 'owner-name'],
    ['党建办王主任', 'owner-name'],
    ['组织部 13800138000', 'owner-personal'],
    ['组织部'.repeat(20), 'owner-long'],
  ] as const)('may not be %s', (text, problem) => {
    expect(ownerProblem(text, screen)).toBe(problem);
  });
});

describe('the note of a case', () => {
  it('keeps what is to be done', () => {
    for (const text of [
      '已摸底,正式党员3名;拟单独组建',
      '企业已提交请示,待批复',
      '组建方案已报街道党工委',
      '下周一现场核对',
      '时间紧,先联合组建',
      '成立大会定于4月',
    ]) {
      expect(screenNote(text, screen)).toEqual({ note: text, masked: 0 });
    }
  });

  it.each([
    ['联系人:张三 13800138000', ['张三', '13800138000']],
    ['找王建国,已同意', ['王建国']],
    ['与李主任对接', ['李主任']],
    ['身份证110101199003077571', ['110101199003077571']],
  ])('masks and counts what is personal in %s', (text, secrets) => {
    const { note, masked } = screenNote(text, screen);
    expect(masked).toBeGreaterThan(0);
    for (const secret of secrets) expect(note).not.toContain(secret);
    expect(note).toContain('■■■');
  });
});
