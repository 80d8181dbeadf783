/** The details panel. */
export const inspector = {
  parent: '上级党组织',
  foundedOn: '成立日期',
  approval: '批复',
  formation: '组建方式',
  covers: '覆盖企业数',
  coveredEnterprises: '所覆盖的企业',
  radius: '服务半径',
  chain: '产业链',
  allianceNote: '党建联盟本身不计入组织覆盖。',
  selectedUnits: (n: number, what: string) => `已选 ${n} 个${what}`,
  structure: '组织与楼宇',
  districts: '区县',
  parks: '园区',
  buildings: '有企业的楼宇',
  rates: '各项比率',
  buildingPage: '一楼一图',
};
