const files: Readonly<Record<string, string>> = import.meta.glob('/data/published-figures.csv', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A figure as a publication printed it; never a computed one. */
export interface PublishedFigure {
  readonly id: string;
  readonly place: string;
  readonly date: string;
  readonly indicator: string;
  readonly qualifier: string;
  /** Digits as printed; '' where the source lost them. */
  readonly value: string;
  readonly unit: string;
  readonly isCore: boolean;
  readonly source: string;
}

/** Records of an RFC 4180 text without its header. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      record.push(cell);
      cell = '';
    } else if (c === '\n') {
      records.push([...record, cell.replace(/\r$/, '')]);
      record = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || record.length > 0) records.push([...record, cell]);
  return records.slice(1);
}

/** The table of published figures, without those that describe one person. */
export function publishedFigures(): readonly PublishedFigure[] {
  return parseCsv(files['/data/published-figures.csv'] ?? '').flatMap(
    ([id = '', place = '', , date = '', indicator = '', qualifier = '', value = '', unit = '', relevance = '', note = '', source = '']) =>
      note.includes('do not load') ? [] : [{ id, place, date, indicator, qualifier, value, unit, isCore: relevance === 'core', source }],
  );
}

/** The figure in the words of the publication: «93%», «不足100家», «3.61万个». Null where the number is lost. */
export function printedValue(figure: Pick<PublishedFigure, 'qualifier' | 'value' | 'unit'>): string | null {
  const { qualifier, value, unit } = figure;
  if (qualifier === 'missing' || value === '') return null;
  switch (qualifier) {
    case 'more_than':
      return Number(value) % 10 === 0 ? `${value}余${unit}` : `超${value}${unit}`;
    case 'at_least':
      return `${value}${unit}以上`;
    case 'less_than':
      return `不足${value}${unit}`;
    case 'about':
      return `约${value}${unit}`;
    case 'rounded_100':
    case 'rounded_1000':
      return `${Number(value) / 10_000}万${unit}`;
    default:
      return `${value}${unit}`;
  }
}

/** Organizations and tenants of one community, which a reader would divide by each other although that is no coverage rate. */
const ORGANIZATIONS_AND_TENANTS = { organizations: 'F202', tenants: 'F201' } as const;

export interface NoRate {
  readonly organizations: number;
  readonly tenants: number;
}

/** The pair of figures, on the row of its organizations; null on every other row. */
export function notARate(figure: PublishedFigure, all: readonly PublishedFigure[]): NoRate | null {
  if (figure.id !== ORGANIZATIONS_AND_TENANTS.organizations) return null;
  const tenants = all.find((other) => other.id === ORGANIZATIONS_AND_TENANTS.tenants);
  return tenants === undefined || tenants.place !== figure.place
    ? null
    : { organizations: Number(figure.value), tenants: Number(tenants.value) };
}
