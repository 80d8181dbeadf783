import { AtlasError } from '../../model/errors.ts';

/** Digits of an integer from which a JavaScript number may not hold it: a code of 18 digits must stay a text. */
const LONG_INTEGER = /(^|[:,[\s])-?\d{16,}\s*([,}\]]|$)/;
const STRINGS_AND_NUMBERS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/**
 * Parses JSON with integers of 16 and more digits as texts. Throws AtlasError 'file-corrupt'; what the
 * parser says is left out, for it quotes the text.
 */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(keepLongIntegers(text));
  } catch {
    throw new AtlasError('file-corrupt', { file }, { details: 'JSON' });
  }
}

function keepLongIntegers(text: string): string {
  if (!LONG_INTEGER.test(text)) return text;
  return text.replace(STRINGS_AND_NUMBERS, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
}
