/** Ways in which people write the same header. */

const CLOSE_SIGNS: Readonly<Record<string, string>> = {
  员: '圆',
  织: '职',
  称: '秤',
  业: '叶',
  期: '其',
  间: '问',
  数: '娄',
  址: '扯',
  型: '形',
  码: '马',
};

export function fullWidth(text: string): string {
  return [...text].map((sign) => (/[!-~]/.test(sign) ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign)).join('');
}

export const spaced = (text: string): string => [...text].join(' ');
export const broken = (text: string): string => `${text.slice(0, 2)}\r\n${text.slice(2)}`;

const han = (text: string): boolean => [...text].every((sign) => /\p{Script=Han}/u.test(sign));

/** Small typing errors in a header of four or more Chinese characters; none for others. */
export function misspellings(text: string): readonly string[] {
  if (!han(text) || text.length < 4) return [];
  const middle = Math.floor(text.length / 2);
  const doubled = text.slice(0, middle) + text.charAt(middle - 1) + text.slice(middle);
  const swapped = text.slice(0, middle - 1) + text.charAt(middle) + text.charAt(middle - 1) + text.slice(middle + 1);
  const stray = `${text.slice(0, middle)}。${text.slice(middle)}`;
  const at = [...text].findLastIndex((sign) => CLOSE_SIGNS[sign] !== undefined);
  const close = at < 0 ? [] : [text.slice(0, at) + (CLOSE_SIGNS[text.charAt(at)] ?? '') + text.slice(at + 1)];
  const lost = text.length >= 6 ? [text.slice(0, middle) + text.slice(middle + 1)] : [];
  return [doubled, swapped, stray, ...close, ...lost];
}
