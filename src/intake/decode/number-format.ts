/**
 * What a number format of a spreadsheet makes of a number. 'date' holds dates and times of day; 'duration'
 * is hours beyond 24 ([h]:mm); a number of digits is a code padded with zeros (000000).
 */
export type NumberKind = 'number' | 'date' | 'duration' | number;

/** ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the dates of Chinese and Japanese editions. */
export function builtInKind(id: number): NumberKind {
  if (id === 46) return 'duration';
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)) return 'date';
  return 'number';
}

/** Reads the first section of a format code: what it does with positive numbers. */
export function formatKind(code: string): NumberKind {
  const bare = firstSection(code.replace(/"[^"]*"|\\.|_.|\*./gs, ' '));
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'duration';
  const letters = bare
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/general|g\/通用格式/gi, ' ')
    .toLowerCase();
  if (/^\s*0{2,}\s*$/.test(letters)) return letters.trim().length;
  // Fractions of seconds are the only zeros a date may have.
  const withoutFractions = letters.replace(/s\.0+/g, 's');
  if (/[0#?@]/.test(withoutFractions)) return 'number';
  return /[ymdhs]|aaa|上午\/下午/.test(withoutFractions) ? 'date' : 'number';
}

function firstSection(code: string): string {
  const end = code.indexOf(';');
  return end < 0 ? code : code.slice(0, end);
}
