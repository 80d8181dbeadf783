import type { zhCN } from '../zh-CN/messages.ts';

export const notices: (typeof zhCN)['notices'] = {
  loaded: 'Imported',
  removed: 'Removed',
  restored: 'Restored',
  exported: 'Exported',
  added: 'Worklist',
};
