/** Where questions and problems send the focus. */
export const SETTING_IDS = {
  table: 'import-setting-table',
  headerRows: 'import-setting-header-rows',
  datum: 'import-setting-datum',
} as const;
