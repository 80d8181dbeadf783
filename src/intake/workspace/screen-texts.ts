import { AtlasError } from '../../model/errors.ts';
import { assertNoPersonal } from '../privacy/scan-export.ts';

/** Rows the screen looks at in one go. */
const SCREEN_ROWS = 65_536;

/** The privacy screen over the texts of one part. Throws AtlasError 'workspace-personal' (`file`, `part`, `columns`, `count`). */
export function screenTexts(file: string, part: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  for (let from = 0; from < rows.length; from += SCREEN_ROWS) {
    try {
      assertNoPersonal([header, ...rows.slice(from, from + SCREEN_ROWS)]);
    } catch (error) {
      if (!(error instanceof AtlasError) || error.code !== 'export-personal') throw error;
      throw new AtlasError('workspace-personal', { ...error.params, file, part });
    }
  }
}

/** Every text in a JSON value, names of its members too. */
export function textsOfJson(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        if (!Array.isArray(next)) texts.push(name);
        open.push(inner);
      }
    }
  }
  return texts;
}
