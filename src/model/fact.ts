/**
 * Codes of the derived table `fact`: one row an enterprise valid at the chosen date, numbers only, so
 * that every dashboard query scans narrow integer columns. Built by `queries/prepare`.
 */

/** Web Mercator world width in the integer units of `fact.mx` and `fact.my` (2^30, about 3.7 cm at the equator). */
export const MERCATOR_UNITS = 2 ** 30;

/** Ownership (企业性质) in storage order; `fact.ownership` is the index. Non-public is index >= 3. */
export const OWNERSHIPS = ['STATE', 'COLLECTIVE', 'MIXED', 'PRIVATE', 'HMT', 'FOREIGN'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];
export const FIRST_NON_PUBLIC = 3;

/** GB/T 4754-2017 sections in order; `fact.industry` is the index. First and last two-digit division of each section. */
export const INDUSTRY_SECTIONS = [
  ['A', 1, 5],
  ['B', 6, 12],
  ['C', 13, 43],
  ['D', 44, 46],
  ['E', 47, 50],
  ['F', 51, 52],
  ['G', 53, 60],
  ['H', 61, 62],
  ['I', 63, 65],
  ['J', 66, 69],
  ['K', 70, 70],
  ['L', 71, 72],
  ['M', 73, 75],
  ['N', 76, 79],
  ['O', 80, 82],
  ['P', 83, 83],
  ['Q', 84, 85],
  ['R', 86, 90],
  ['S', 91, 96],
  ['T', 97, 97],
] as const satisfies readonly (readonly [string, number, number])[];

/** Tag codes; bit i of `fact.tags` says that the enterprise carries TAGS[i]. */
export const TAGS = [
  'INNOVATIVE_SME',
  'SRDI',
  'LITTLE_GIANT',
  'CHAMPION',
  'HIGH_TECH',
  'TECH_SME',
  'UNICORN',
  'GAZELLE',
  'ABOVE_SCALE',
  'CHAIN_LEAD',
  'LISTED',
] as const;
export type Tag = (typeof TAGS)[number];

/** Statuses (经营状态) that count as really operating when `is_operating` is not given. */
export const OPERATING_STATUSES = ['存续', '在业'] as const;
/** Statuses that certainly do not operate. Any other status leaves `operating` unknown. */
export const NOT_OPERATING_STATUSES = ['停业', '清算', '注销', '吊销', '迁出', '空壳'] as const;
/** Statuses that fall out of the register itself; the first step of the waterfall. */
export const DEREGISTERED_STATUSES = ['注销', '吊销', '迁出'] as const;
