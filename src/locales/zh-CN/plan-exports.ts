import type { OutputLevel } from '../../model/sheet-levels.ts';

/** The dialog by which a plan leaves. */
export const planExports = {
  title: '导出方案',
  what: '内容',
  kinds: { paper: '请示或建议方案', workbook: '工作簿', places: '地理数据' },
  kindNotes: {
    paper: 'Word 文档(.docx),按 GB/T 9704—2012 版式,不含版头;文号、日期、主送机关、联系人留空待填,不列人名',
    workbook: 'Excel 工作簿:概况、分组、明细、未列入、说明;勾选了几个方案的,另附对比',
    places: '各组范围或各单位位置,供地理信息软件使用;范围为示意,不作划界依据',
  },
  scope: '范围',
  wholePlan: '整个方案',
  internal: '印“内部资料 注意保管”',
  withMap: '附当前地图',
  levelNotes: {
    working: '含企业、党组织名称和全部栏目',
    report: '企业、党组织不列名称;需要时附名称',
    public: '只有各组汇总数;1至2的数印作“<3”,可反推的合计不列,不附地图',
  } satisfies Record<OutputLevel, string>,
  shape: '图形',
  shapes: { outlines: '各组范围', units: '各单位位置' },
  format: '格式',
  noPlacesPublic: '公开版不导出地理数据',
  compared: (n: number) => `共 ${n} 个方案`,
  scopeThen: (n: number) => `测算时的范围,共 ${n} 个单位(楼宇)`,
  saving: '正在导出…',
  empty: '此方案还没有分组,请先测算或手工编组。',
};
