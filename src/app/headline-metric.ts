/** The figures of the top line, in their order. */
export const HEADLINE_METRICS = ['covered', 'eligible', 'rate', 'uncovered', 'organizations', 'members'] as const;
export type HeadlineMetric = (typeof HEADLINE_METRICS)[number];
