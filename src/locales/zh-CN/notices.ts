/** Quiet confirmations; the subject (a file, a step) is printed beside them. */
export const notices = { loaded: '已导入', removed: '已移除', restored: '已恢复', exported: '已导出', added: '工作清单' };
