/** Numbers of passports (E, G, D, S, P, PE, EA…), permits for Hong Kong, Macau and Taiwan (C, W, H, M, T, L). */
const PAPER = /^(?:[EGDSPCWTL]\d{8}|E[A-HJ-NP-Z]\d{7}|[PS]E\d{7}|[HM]\d{8}(?:\d{2})?)$/u;

/** Whether a cell is the number of a passport or a permit and nothing else. */
export function isPaperNumber(folded: string): boolean {
  return PAPER.test(folded.trim().toUpperCase());
}

/** In running text a letter and eight digits say nothing by themselves: the word must stand before. The number is group 1. */
export const PAPER_IN_TEXT =
  /(?:护照|通行证|台胞证|回乡证|军官证|士兵证|社保(?:卡)?|医保(?:卡)?)(?:号码?)?[ :.]{0,3}([A-Za-z]{0,2}\d{6,12}(?!\d)|[军兵士文]字第?\d{5,8}号?)/gu;

/** A cheap look before {@link PAPER_IN_TEXT}. */
export const PAPER_WORD = /护照|证|社保|医保/u;
