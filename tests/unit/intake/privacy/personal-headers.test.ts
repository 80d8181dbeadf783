import { describe, expect, it } from 'vitest';
import { isAddressHeader, isFreeTextHeader, isTaxHeader } from '../../../../src/intake/privacy/header-roles.ts';
import { classifyHeader } from '../../../../src/intake/privacy/personal-headers.ts';
import { TABLE_NAMES, tableDefinition } from '../../../../src/model/tables.ts';

const PERSONAL: Readonly<Record<string, readonly string[]>> = {
  'id-card': [
    '身份证',
    '身份证号',
    '身份证号码',
    '证件号',
    '证件号码',
    '公民身份号码',
    '居民身份证',
    'ID卡',
    '身份证号码(18位)',
    'idCard',
    '身份证件号码',
  ],
  'other-papers': ['护照', '护照号', '港澳通行证', '军官证', '社保号', '医保', '医保卡号'],
  phone: [
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '电话',
    '联系方式',
    '微信',
    '微信号',
    'QQ',
    '办公电话',
    '固定电话',
    'tel',
    'Phone',
    'passengerMobile',
    '书记电话',
    '联系人/电话',
    '手 机 号',
    '联系电话(必填)',
    '企业联系人及电话',
  ],
  email: ['邮箱', '电子邮箱', 'E-mail', 'email', '邮件', 'Ｅ－ｍａｉｌ'],
  'home-address': ['家庭住址', '户籍', '户籍地', '现住址', '宿舍', '籍贯'],
  'person-name': [
    '姓名',
    '名字',
    '联系人',
    '联系人姓名',
    '负责人',
    '企业负责人',
    '法定代表人',
    '法人代表',
    '法人',
    '书记',
    '书记姓名',
    '支部书记',
    '党支部书记',
    '党组织书记',
    '委员',
    '党员姓名',
    '党建指导员',
    '指导员',
    '指导员姓名',
    '经办人',
    '填报人',
    '填表人',
    '主要负责人',
    '董事长',
    '总经理',
    '用户昵称',
    '团支部书记姓名',
    '党组织书记/姓名',
    '法定代表人(负责人)',
    '电话/联系人',
    '负责人（电话）',
  ],
  sex: ['性别', '党组织书记/性别', 'gender'],
  ethnicity: ['民族', '书记情况/民族'],
  birth: ['出生日期', '出生年月', '生日', '年龄', '书记情况/出生年月'],
  'joined-party': ['入党时间', '入党日期', '加入党组织日期', '转正日期', '党龄', '加入中国共产党时间'],
  education: ['学历', '学位', '毕业院校', '职务', '职称', '工作单位及职务', '党组织书记/职务'],
  bank: ['银行账号', '银行卡号', '开户行', '账号', '卡号'],
  biometrics: ['照片', '指纹', '个人照片'],
};

/** Traps of the data model, and headers that split a count, name a thing, or belong to an organization. */
const NOT_PERSONAL = [
  ...[
    '法人单位',
    '法人单位名称',
    '法人单位/名称',
    '法人数',
    '法人单位数',
    '负责单位',
    '负责部门',
    '联系单位',
    '牵头单位',
    '党员人数',
    '书记数',
    '委员数',
    '支部委员数',
    '指导员数',
    '联络员数',
  ],
  ...[
    'ID号',
    '设备ID',
    '电话会议次数',
    '党建指导员(是否)',
    '是否选派党建指导员',
    '是否配备书记',
    '企业地址',
    '注册地址',
    '住所',
    '性别比',
    '35岁以下人数',
    '35岁及以下党员',
    '大专以上学历党员数',
    '大专及以上学历',
  ],
  ...[
    '性别/男',
    '性别/女',
    '学历/本科',
    '学历/大专及以上',
    '年龄/35岁以下',
    '民族/少数民族',
    '民族/汉族',
    '党组织书记(人)',
    '少数民族党员数',
    '平均年龄',
    '企业年龄',
    '党员平均年龄',
  ],
  ...[
    '微信公众号',
    '手机产量',
    '委员会',
    '党委委员会',
    '社保缴纳人数',
    '参保人数',
    '楼宇照片',
    '活动照片',
    '宿舍数',
    '户籍人口',
    '学历要求',
    '书记项目',
    '开户行数',
    '民族企业',
    '入党申请人数',
  ],
  ...['党建入章程', '指导员编号', '党建指导员派出单位', '链长职务', '纳税人名称', '纳税人识别号', '邮编', '党员教育基地'],
];

describe('headers of personal data', () => {
  it.each(Object.entries(PERSONAL).flatMap(([name, headers]) => headers.map((header) => [header, name])))('%s is %s', (header, name) => {
    expect(classifyHeader(header)).toEqual({ class: name, strength: 'sure' });
  });

  it.each(NOT_PERSONAL)('%s is not personal', (header) => {
    expect(classifyHeader(header)).toBeNull();
  });

  it('takes no column of the data model for personal or for tax data, under its storage or its display name', () => {
    const wrong = TABLE_NAMES.flatMap((table) =>
      Object.entries(tableDefinition(table).columns).flatMap(([name, { zh, en }]) =>
        [name, zh, en].filter((header) => classifyHeader(header) !== null || isTaxHeader(header)).map((header) => `${table}.${header}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves bare counts of members as a hint that their values must confirm', () => {
    for (const header of ['党员', '正式党员', '入党积极分子', '从业人员']) expect(classifyHeader(header)?.strength).toBe('hint');
  });
});

describe('other roles of headers', () => {
  it.each(['税收', '纳税额', '2023年税收(万元)', '营业收入', '利润总额', '主营业务收入', '企业所得税', '营业收入/万元'])(
    '%s is tax data',
    (header) => {
      expect(isTaxHeader(header)).toBe(true);
    },
  );

  it.each(['纳税人名称', '纳税人识别号', '税号', '主管税务机关', '纳税信用等级', '是否纳税百强', '注册资本', '收入证明编号'])(
    '%s is not',
    (header) => {
      expect(isTaxHeader(header)).toBe(false);
    },
  );

  it('knows free text and addresses', () => {
    expect(['备注', '需求内容', '问题描述', '企业需求', '整改措施'].every(isFreeTextHeader)).toBe(true);
    expect(['企业名称', '电话', '地址', '行业'].some(isFreeTextHeader)).toBe(false);
    expect(['企业地址', '注册地址', '住所', '工厂地址'].every(isAddressHeader)).toBe(true);
    expect(isAddressHeader('企业名称')).toBe(false);
  });
});
