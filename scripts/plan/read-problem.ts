import type { ProblemKind, ProblemOf } from '../../src/model/planner.ts';
import { type Complaints, isRecord, recordOf } from './fields.ts';
import { problemFields } from './problem-fields.ts';

/** More complaints than these help nobody. */
const MOST_COMPLAINTS = 12;

/** An input that is not a problem of its kind; the message names fields and units, one a line. */
export class ProblemInputError extends Error {
  constructor(complaints: readonly string[]) {
    const more = complaints.length - MOST_COMPLAINTS;
    super([...complaints.slice(0, MOST_COMPLAINTS), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'));
    this.name = 'ProblemInputError';
  }
}

function counter(input: Readonly<Record<string, unknown>>): (list: string) => number {
  return (list) => {
    const [name = '', row] = list.split('.');
    const found = input[name];
    const rows = row === undefined || !Array.isArray(found) ? found : (found[Number(row)] as unknown);
    return Array.isArray(rows) ? rows.length : 0;
  };
}

/** What one field alone does not tell. */
function crossComplaints(kind: ProblemKind, input: Readonly<Record<string, unknown>>): Complaints {
  if (kind !== 'joint-branches') return [];
  const units = input.units as ProblemOf<'joint-branches'>['units'];
  const minFull = input.minFull as number;
  return units.flatMap(({ id, full, members }, at) => [
    ...(full >= minFull
      ? [`units[${at}] ("${id}").full must be below minFull (${minFull}): it makes a branch of its own, is ${full}`]
      : []),
    ...(members < full ? [`units[${at}] ("${id}").members must be at least its full members (${full}), is ${members}`] : []),
  ]);
}

/**
 * A problem read from JSON text; fields that the kind does not know are passed on.
 *
 * @throws ProblemInputError that says which field of which unit is wrong, and how.
 */
export function readProblem<K extends ProblemKind>(kind: K, text: string): ProblemOf<K> & { readonly kind: K } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new ProblemInputError([`the input is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (!isRecord(input)) throw new ProblemInputError(['the input must be one JSON object']);
  if (input.kind !== undefined && input.kind !== kind)
    throw new ProblemInputError([`kind is ${JSON.stringify(input.kind)}, --problem says "${kind}"`]);
  const complaints: Complaints = [];
  recordOf(problemFields(kind, counter(input)))(input, '', complaints);
  if (complaints.length === 0) complaints.push(...crossComplaints(kind, input));
  if (complaints.length > 0) throw new ProblemInputError(complaints);
  return { ...input, kind } as unknown as ProblemOf<K> & { readonly kind: K };
}
