export type { GapRule } from '../../model/gap-rules.ts';
