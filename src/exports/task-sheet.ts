/** Places of a task sheet (交办单、提示函) that are filled in for each unit. The same in every language: templates travel. */
export const PLACEHOLDERS = ['单位', '数量', '截止日期', '名单', '依据'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const PLACE = /\{([^{}\n]{1,12})\}/g;

/** What stands in braces in a template and is none of the places: it would be printed as it is. */
export function unknownPlaces(template: string): readonly string[] {
  const found = [...template.matchAll(PLACE)].map(([, name = '']) => name);
  return [...new Set(found.filter((name) => !(PLACEHOLDERS as readonly string[]).includes(name)))];
}

/** The lines of a filled template. A list fills as many lines as it has; what it was in the middle of stays before and after. */
export function fillTaskSheet(template: string, values: Readonly<Record<Placeholder, string>>): readonly string[] {
  // In one pass, so that a name that looks like a place is left alone.
  const filled = template.replace(PLACE, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));
  return filled.replace(/\r\n?/g, '\n').split('\n');
}

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}
