/** The name of a code, or the code itself where the list does not know it: data may carry a local term. */
export function termOf(list: Readonly<Record<string, string>>, code: string | number | null, unknown: string): string {
  if (code === null || code === '') return unknown;
  return list[String(code)] ?? String(code);
}
