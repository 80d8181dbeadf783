/** Whether `text` can delimit cells: one character that is neither a quote nor a line end nor NUL. */
export function isDelimiter(text: string): boolean {
  return [...text].length === 1 && !/["\r\n\0]/.test(text);
}

/** The delimiter named by the first line of a file as Excel takes it, `sep=;`, and the length of that line in bytes. */
export function statedDelimiter(text: Uint8Array): { readonly delimiter: string; readonly lineBytes: number } | null {
  const line = /^"?sep=([^"\r\n\0])"?(?:\r\n|\r|\n|$)/iu.exec(new TextDecoder().decode(text.subarray(0, 16)));
  const delimiter = line?.[1];
  if (line === null || delimiter === undefined) return null;
  return { delimiter, lineBytes: new TextEncoder().encode(line[0]).length };
}
