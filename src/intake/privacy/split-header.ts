/** A header as its parts say it: rows of a two-row header, and words joined by 、 or 和, each without what stands in brackets. */
export interface SplitHeader {
  /** NFKC, lower case, no blanks, no brackets with their content, no unit marks. */
  readonly parts: readonly string[];
  /** What stood in brackets: «是否», «人», «手机». */
  readonly asides: readonly string[];
}

export function splitHeader(header: string): SplitHeader {
  const folded = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff*#::]/gu, '');
  const asides: string[] = [];
  const bare = folded.replace(/[([【〔《{]([^)\]】〕》}]*)[)\]】〕》}]/gu, (_, aside: string) => {
    asides.push(aside);
    return '';
  });
  const parts = bare.split(/[/、,,;;|\\+&]|和|及(?!以)|与|或/u).filter((part) => part !== '');
  return { parts, asides };
}
