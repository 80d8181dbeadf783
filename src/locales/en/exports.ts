import type { zhCN } from '../zh-CN/messages.ts';

export const exportsText: (typeof zhCN)['exportsText'] = {
  sheetData: 'Data',
  sheetNotes: 'Notes',
  noteItem: 'Item',
  noteContent: 'Content',
  title: 'Title',
  dataset: 'Dataset',
  definition: 'Definition',
  date: 'Data as of',
  filter: 'Filter',
  filterNone: 'None (all)',
  rows: 'Rows',
  mark: 'Mark',
  proposal: 'Nature',
  producedBy: 'Exported by Dangjian Atlas',
  unknownNote: '"—" or blank means unknown, not 0',
  legend: 'Legend',
};
