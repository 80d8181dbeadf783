/** The rules by which a gap is judged, as codes; their words are in the dictionaries. T-numbers are those of the product's table of rules. */
export const GAP_RULE_IDS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T12', 'T16', 'T17', 'T18', 'T19', 'T20', 'unknown'] as const;
export type GapRule = (typeof GAP_RULE_IDS)[number];

/**
 * must 应当 · should 一般 · may 可以 · usual: binds state-owned enterprises, usual practice elsewhere · policy: a policy document ·
 * local: a local target, never law · practice: how the work is done, without a text of its own.
 */
export type RuleStrength = 'must' | 'should' | 'may' | 'usual' | 'policy' | 'local' | 'practice';

export type RuleDocument =
  /** 中国共产党章程 (2022). */
  | 'party-constitution'
  /** 中国共产党支部工作条例(试行) (2018). */
  | 'branch-regulations'
  /** 中国共产党国有企业基层组织工作条例(试行) (2019). */
  | 'state-enterprise-regulations'
  /** 中办发〔2012〕11号. */
  | 'opinion-2012-11'
  /** 中华人民共和国工会法 (2021). */
  | 'trade-union-law';

export interface RuleSource {
  readonly document: RuleDocument;
  /** Number of the article (条), of the chapter (章) where the article is not known, or null for the document as a whole. */
  readonly article: number | null;
  readonly chapter: number | null;
}

export interface GapRuleInfo {
  readonly strength: RuleStrength;
  readonly sources: readonly RuleSource[];
  /** Whether the words were read in a published copy: 'partly' the substance but not the article, 'not-found' no copy was read. */
  readonly read: 'text' | 'partly' | 'not-found';
}

const article = (document: RuleDocument, number: number): RuleSource => ({ document, article: number, chapter: null });

/** Strength and source of each rule, as far as they were read. */
export const GAP_RULES: Readonly<Record<GapRule, GapRuleInfo>> = {
  T1: { strength: 'must', sources: [article('party-constitution', 30), article('branch-regulations', 4)], read: 'text' },
  T2: { strength: 'must', sources: [article('party-constitution', 30), article('branch-regulations', 4)], read: 'text' },
  T3: { strength: 'must', sources: [article('branch-regulations', 5)], read: 'text' },
  T4: { strength: 'should', sources: [article('branch-regulations', 5)], read: 'text' },
  T5: { strength: 'should', sources: [article('branch-regulations', 4)], read: 'text' },
  T6: { strength: 'must', sources: [article('party-constitution', 30)], read: 'text' },
  T7: { strength: 'usual', sources: [article('state-enterprise-regulations', 4)], read: 'text' },
  T8: { strength: 'must', sources: [{ document: 'branch-regulations', article: null, chapter: 6 }], read: 'partly' },
  T12: { strength: 'must', sources: [article('branch-regulations', 5)], read: 'text' },
  T16: { strength: 'policy', sources: [{ document: 'opinion-2012-11', article: null, chapter: null }], read: 'text' },
  T17: { strength: 'policy', sources: [{ document: 'opinion-2012-11', article: null, chapter: null }], read: 'text' },
  T18: { strength: 'local', sources: [], read: 'not-found' },
  T19: { strength: 'must', sources: [article('trade-union-law', 11)], read: 'text' },
  T20: { strength: 'may', sources: [article('trade-union-law', 14)], read: 'text' },
  unknown: { strength: 'practice', sources: [], read: 'not-found' },
};
