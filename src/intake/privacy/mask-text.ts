import { findPersonal, type PersonalKind, type PersonalSpan } from './find-personal.ts';

/** What stands in place of personal data. */
export const MASK = '■■■';

/** The text with everything personal replaced by {@link MASK}, kinds in `spared` left; the same string where nothing was found. */
export function maskText(text: string, spared: ReadonlySet<PersonalKind> = NOTHING): string {
  return replaceSpans(text, findPersonal(text), spared);
}

function replaceSpans(text: string, spans: readonly PersonalSpan[], spared: ReadonlySet<PersonalKind>): string {
  let masked = '';
  let from = 0;
  for (const span of spans) {
    if (spared.has(span.kind)) continue;
    masked += text.slice(from, span.start) + MASK;
    from = span.end;
  }
  return from === 0 ? text : masked + text.slice(from);
}

const NOTHING: ReadonlySet<PersonalKind> = new Set();
