/**
 * The only place where a value becomes SQL text. Everything a person can type, and every id that came
 * from a file, passes through {@link textLiteral}; names of schemas and tables through {@link identifier}.
 */

/** A name in double quotes. Throws RangeError on an empty name or one with a NUL character, which no table can carry. */
export function identifier(name: string): string {
  if (name === '' || name.includes('\0')) throw new RangeError('empty or NUL identifier');
  return `"${name.replaceAll('"', '""')}"`;
}

export function tableName(schema: string, table: string): string {
  return `${identifier(schema)}.${identifier(table)}`;
}

/** A VARCHAR expression that equals the value. A NUL ends a statement in the parser, so it is spelled out as chr(0). */
export function textLiteral(value: string): string {
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(' || chr(0) || ')})`;
}

/** An INTEGER literal. Throws RangeError on anything that is not a safe integer. */
export function integerLiteral(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer: ${value}`);
  return value < 0 ? `(${value})` : String(value);
}

/** A DATE literal of an ISO date. Throws RangeError on anything else. */
export function dateLiteral(isoDate: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate) || Number.isNaN(Date.parse(`${isoDate}T00:00:00Z`))) throw new RangeError('not an ISO date');
  return `DATE '${isoDate}'`;
}

/** `(a, b, c)` for IN; for no values a list that matches nothing. */
export function textList(values: readonly string[]): string {
  return values.length === 0 ? '(NULL)' : `(${values.map(textLiteral).join(', ')})`;
}

export function integerList(values: readonly number[]): string {
  return values.length === 0 ? '(NULL)' : `(${values.map(integerLiteral).join(', ')})`;
}

/** True where the text contains the needle, whatever the case. No LIKE, so `%` and `_` are plain characters. */
export function containsText(expression: string, needle: string): string {
  // Folding the case of a million Chinese names takes longer than the search; a needle without case does not need it.
  if (needle.toLowerCase() === needle.toUpperCase()) return `contains(${expression}, ${textLiteral(needle)})`;
  return `contains(lower(${expression}), lower(${textLiteral(needle)}))`;
}

/** Conditions joined by AND; `TRUE` for none. */
export function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.map((condition) => `(${condition})`).join(' AND ');
}

/**
 * A CASE over exact texts; NULL for anything else. Keys are compared as they are, one by one in the order given: the usual
 * ones come first, and an unknown value costs no comparison.
 */
export function caseOfTexts(expression: string, values: ReadonlyMap<string, string>): string {
  const branches = [...values].map(([key, result]) => `WHEN ${expression} = ${textLiteral(key)} THEN ${result}`);
  return `CASE WHEN ${expression} IS NULL THEN NULL ${branches.join(' ')} END`;
}
