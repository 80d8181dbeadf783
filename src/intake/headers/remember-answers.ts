/** The sheets of a workbook, and the candidates for its header rows, ask the same short questions again and again. */
const ANSWERS_LIMIT = 20_000;
const LONGEST_KEY = 80;

/** Answers a question by its key from memory where it was asked before; `compute` must depend on nothing else. */
export function rememberAnswers<T>(): (key: string, compute: () => T) => T {
  const answers = new Map<string, { readonly value: T }>();
  return (key, compute) => {
    const known = answers.get(key);
    if (known !== undefined) return known.value;
    const value = compute();
    if (key.length <= LONGEST_KEY) {
      if (answers.size >= ANSWERS_LIMIT) answers.clear();
      answers.set(key, { value });
    }
    return value;
  };
}
