import type { ProblemKind } from '../../src/model/planner.ts';
import {
  type Field,
  type Fields,
  flagField,
  indexField,
  listOf,
  numberField,
  oneOf,
  optional,
  orNull,
  pairOf,
  recordOf,
  textField,
} from './fields.ts';

/** What the fields of one part of a problem must be, told from the counts of its lists. */
type FieldsOf = (count: (list: string) => number) => Fields;

const number = numberField();
const notNegative = numberField({ min: 0 });
const positive = numberField({ above: 0 });
const counted = numberField({ min: 1, isWhole: true });
const bounds = recordOf({ min: orNull(notNegative), max: orNull(notNegative) });

const place = { id: textField, x: number, y: number };
const unsurePlace = { id: textField, x: orNull(number), y: orNull(number) };

const location: FieldsOf = (count) => ({
  demand: listOf(recordOf({ ...place, weight: positive })),
  candidates: listOf(recordOf({ ...place, capacity: orNull(notNegative), state: oneOf('new', 'open', 'fixed') })),
  distances: optional(listOf(listOf(orNull(notNegative), count('candidates')), count('demand'))),
});

function edgesOf(units: number): Field {
  return listOf(pairOf(indexField(units, 'units')));
}

const FIELDS: { readonly [K in ProblemKind]: FieldsOf } = {
  'maximal-cover': (count) => ({ ...location(count), p: counted, radius: notNegative }),
  'set-cover': (count) => ({
    ...location(count),
    radius: notNegative,
    share: numberField({ above: 0, max: 1 }),
    costs: optional(listOf(notNegative, count('candidates'))),
  }),
  'p-median': (count) => ({ ...location(count), p: counted }),
  'p-center': (count) => ({ ...location(count), p: counted }),
  committees: (count) => ({
    units: listOf(
      recordOf({
        ...place,
        enterprises: notNegative,
        members: notNegative,
        organizations: notNegative,
        community: orNull(textField),
        subdistrict: orNull(textField),
      }),
    ),
    edges: edgesOf(count('units')),
    groups: (value, where, complaints) => {
      if (value !== 'fewest') counted(value, where, complaints);
    },
    enterprises: bounds,
    members: bounds,
    organizations: bounds,
    within: oneOf('community', 'subdistrict', 'none'),
    together: edgesOf(count('units')),
    apart: edgesOf(count('units')),
    locked: optional(listOf(orNull(numberField({ isWhole: true })), count('units'))),
  }),
  'max-p': (count) => ({
    attribute: listOf(number),
    size: listOf(notNegative, count('attribute')),
    threshold: notNegative,
    edges: edgesOf(count('attribute')),
  }),
  districts: (count) => ({ population: listOf(notNegative), edges: edgesOf(count('population')), k: counted, bounds }),
  'joint-branches': () => ({
    units: listOf(
      recordOf({
        ...unsurePlace,
        building: orNull(textField),
        park: orNull(textField),
        industry: orNull(textField),
        full: counted,
        members: counted,
      }),
    ),
    minFull: counted,
    maxUnits: counted,
    maxMembers: counted,
    radius: notNegative,
    withinPark: flagField,
  }),
  instructors: (count) => ({
    instructors: listOf(recordOf({ ...unsurePlace, capacity: notNegative, oneToOne: flagField })),
    enterprises: listOf(
      recordOf({
        ...unsurePlace,
        load: notNegative,
        oneToOne: flagField,
        current: orNull(indexField(count('instructors'), 'instructors')),
      }),
    ),
    radius: orNull(notNegative),
    weights: recordOf({ change: notNegative, overload: notNegative, unassigned: notNegative }),
  }),
  'generalized-assignment': (count) => ({
    profit: listOf(listOf(number, count('profit.0')), count('capacity')),
    resource: listOf(listOf(notNegative, count('profit.0')), count('capacity')),
    capacity: listOf(notNegative),
  }),
};

export const PROBLEM_KINDS = Object.keys(FIELDS) as readonly ProblemKind[];

export function isProblemKind(kind: unknown): kind is ProblemKind {
  return typeof kind === 'string' && Object.hasOwn(FIELDS, kind);
}

/** @param count the length of a list of the input, 0 where there is none; `profit.0` is the first row of `profit`. */
export function problemFields(kind: ProblemKind, count: (list: string) => number): Fields {
  return FIELDS[kind](count);
}
