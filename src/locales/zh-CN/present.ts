/** «汇报»: big type, full screen, picture of the view. */
export const present = {
  title: '汇报',
  enter: '全屏汇报',
  enterHint: '大字、全屏;按 Esc 退出。左侧栏隐去,地图照常可点。',
  leave: '退出全屏汇报',
  savePicture: '保存当前画面',
  pictureHint: '含标题、图例、口径、日期和模拟数据标记。',
  pictureScale: '清晰度',
  scaleTimes: (n: number) => `${n}×`,
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
