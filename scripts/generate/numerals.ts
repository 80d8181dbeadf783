const DIGITS = '零一二三四五六七八九';

/** Chinese numeral of 1–99, as in 一号楼 and 第十二党支部. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}

export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
