import type { gapsLists as zhCN } from '../zh-CN/gaps-lists.ts';

export const gapsLists: typeof zhCN = {
  stepReason: 'Why',
};
