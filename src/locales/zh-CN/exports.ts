/** Words that only exports use. */
export const exportsText = {
  sheetData: '数据',
  sheetNotes: '说明',
  noteItem: '项目',
  noteContent: '内容',
  title: '标题',
  dataset: '数据集',
  definition: '口径',
  date: '数据截至',
  filter: '筛选',
  filterNone: '无(全部)',
  rows: '行数',
  mark: '标记',
  proposal: '性质',
  producedBy: '由党建一张图导出',
  unknownNote: '“—”或空白表示未知,不是 0',
  legend: '图例',
};
