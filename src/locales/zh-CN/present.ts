/** «汇报»: big type, full screen, picture of the view. */
export const present = {
  title: '汇报',
  start: '开始汇报',
  enter: '全屏汇报',
  leave: '退出全屏',
  savePicture: '保存当前画面',
  pictureScale: '清晰度',
  scaleTimes: (n: number) => `${n}×`,
  pictureSaved: '画面已保存',
  headlineSentence: (covered: string, eligible: string, rate: string) =>
    `${eligible} 家应覆盖企业中,${covered} 家已建党组织,覆盖率 ${rate}`,
  uncoveredSentence: (n: string) => `尚有 ${n} 家组织空白`,
  nothingEligible: '当前筛选下没有应覆盖企业',
  waterfall: '分母怎样得来',
  topGaps: '优先解决的空白点',
  noGaps: '没有应建未建或可联合组建的企业',
  hideNames: '隐去企业名称',
  hiddenName: (n: number) => `企业 ${n}`,
  footer: (definition: string, date: string) => `口径:${definition} · 数据截至 ${date}`,
  mapMissing: '地图此刻不可用,画面只含文字',
};
