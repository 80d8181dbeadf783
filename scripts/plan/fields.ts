/** What is said of a field that is not as it should be: where it is, what it should be, what it is. */
export type Complaints = string[];

/** Looks at a value at a place of the input, and complains. */
export type Field = (value: unknown, place: string, complaints: Complaints) => void;

export type Fields = Readonly<Record<string, Field>>;

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : JSON.stringify(value);
  return `is ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(isGood: (value: unknown) => boolean, wanted: string): Field {
  return (value, place, complaints) => {
    if (!isGood(value)) complaints.push(`${place} must be ${wanted}, ${shown(value)}`);
  };
}

export interface NumberLimits {
  readonly min?: number;
  /** Greater than this. */
  readonly above?: number;
  readonly max?: number;
  readonly isWhole?: boolean;
}

export function numberField({ min, above, max, isWhole = false }: NumberLimits = {}): Field {
  const limits = [
    ...(min === undefined ? [] : [`of at least ${min}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(max === undefined ? [] : [`of at most ${max}`]),
  ];
  const isGood = (value: unknown): boolean =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (!isWhole || Number.isInteger(value)) &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value > (above ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY);
  return fieldOf(isGood, [isWhole ? 'a whole number' : 'a number', limits.join(' and ')].filter((part) => part !== '').join(' '));
}

export const textField = fieldOf((value) => typeof value === 'string', 'a text');
export const flagField = fieldOf((value) => typeof value === 'boolean', 'true or false');

export function oneOf(...texts: readonly string[]): Field {
  return fieldOf((value) => typeof value === 'string' && texts.includes(value), `one of ${texts.map((text) => `"${text}"`).join(', ')}`);
}

/** An index of a list of so many. */
export function indexField(count: number, what: string): Field {
  const isGood = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
  return fieldOf(isGood, `the index of one of ${count} ${what} (from 0)`);
}

export function orNull(field: Field): Field {
  return (value, place, complaints) => {
    if (value !== null) field(value, place, complaints);
  };
}

export function optional(field: Field): Field {
  return (value, place, complaints) => {
    if (value !== undefined) field(value, place, complaints);
  };
}

/** A list whose items are all as `item` says; a unit with an `id` is named by it. */
export function listOf(item: Field, length?: number): Field {
  return (value, place, complaints) => {
    if (!Array.isArray(value)) return void complaints.push(`${place} must be a list, ${shown(value)}`);
    if (length !== undefined && value.length !== length) complaints.push(`${place} must have ${length} entries, has ${value.length}`);
    value.forEach((entry: unknown, at) => {
      const name = isRecord(entry) && typeof entry.id === 'string' ? ` ("${entry.id}")` : '';
      item(entry, `${place}[${at}]${name}`, complaints);
    });
  };
}

export function pairOf(item: Field): Field {
  return listOf(item, 2);
}

export function recordOf(fields: Fields): Field {
  return (value, place, complaints) => {
    if (!isRecord(value)) return void complaints.push(`${place} must be an object, ${shown(value)}`);
    for (const [name, field] of Object.entries(fields)) field(value[name], place === '' ? name : `${place}.${name}`, complaints);
  };
}
