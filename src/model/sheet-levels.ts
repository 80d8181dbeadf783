/** 工作版: names and counts · 汇报版: counts, names on demand · 公开版: counts, small ones hidden. */
export const OUTPUT_LEVELS = ['working', 'report', 'public'] as const;
export type OutputLevel = (typeof OUTPUT_LEVELS)[number];

/** By what a worklist is cut into sheets: street or subdistrict, park, owner. */
export const SHEET_GROUPINGS = ['street', 'park', 'owner'] as const;
export type SheetGrouping = (typeof SHEET_GROUPINGS)[number];
