/** Exact words of a code list: no part of a word is ever taken for the whole, so «未注销» cannot become «注销». */
export type WordTable<Code extends string> = ReadonlyMap<string, Code>;

/** Every word with its code; the codes themselves are words. */
export function wordTable<Code extends string>(words: Readonly<Record<Code, readonly string[]>>): WordTable<Code> {
  const table = new Map<string, Code>();
  for (const code of Object.keys(words) as Code[]) {
    table.set(code.toLowerCase(), code);
    for (const word of words[code]) table.set(bareWord(word), code);
  }
  return table;
}

/** A folded text without blanks, punctuation, brackets and quotes, in lower case. */
export function bareWord(folded: string): string {
  return folded.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

/** The code of a text, also without a number in front (1-大型) or the words 企业, 状态, 户 behind. */
export function lookUpWord<Code extends string>(table: WordTable<Code>, folded: string): Code | null {
  const bare = bareWord(folded);
  return (
    table.get(folded.toLowerCase()) ??
    table.get(bare) ??
    table.get(bare.replace(/^(?:已经|已)/u, '')) ??
    table.get(bare.replace(/(?:企业|状态|户)$/u, '')) ??
    null
  );
}
