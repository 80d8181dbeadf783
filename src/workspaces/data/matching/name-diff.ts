/** A run of signs of a name; `isDifferent` when the other name does not have it there. */
export interface NameRun {
  readonly text: string;
  readonly isDifferent: boolean;
}

/**
 * Longest common subsequence of two short texts, as runs of each: what a person compares sign by sign. Full-width and
 * half-width forms of one sign are the same.
 */
export function diffNames(left: string, right: string): { readonly left: readonly NameRun[]; readonly right: readonly NameRun[] } {
  const [a, b] = [[...left], [...right]];
  const [foldedA, foldedB] = [a, b].map((signs) => signs.map((sign) => sign.normalize('NFKC'))) as [string[], string[]];
  const isSame = (row: number, column: number): boolean => foldedA[row] === foldedB[column];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const common = { a: new Set<number>(), b: new Set<number>() };
  for (let row = 0, column = 0; row < a.length && column < b.length; ) {
    if (isSame(row, column)) {
      common.a.add(row++);
      common.b.add(column++);
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return { left: runsOf(a, common.a), right: runsOf(b, common.b) };
}

function runsOf(signs: readonly string[], common: ReadonlySet<number>): readonly NameRun[] {
  const runs: { text: string; isDifferent: boolean }[] = [];
  for (const [index, sign] of signs.entries()) {
    const isDifferent = !common.has(index);
    const last = runs.at(-1);
    if (last !== undefined && last.isDifferent === isDifferent) last.text += sign;
    else runs.push({ text: sign, isDifferent });
  }
  return runs;
}
