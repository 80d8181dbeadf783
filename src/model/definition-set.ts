/**
 * A definition set (口径): what is counted in numerator and denominator. An object a person can edit,
 * name, save and compare; two figures of different definition sets are never drawn on one scale.
 */
export interface DefinitionSet {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly note?: { readonly zh: string; readonly en: string };
  /** Denominator: only these ownerships, or every enterprise listed. */
  readonly ownership: 'non-public' | 'all';
  /** Denominator: only enterprises that really operate (实体运营), or every enterprise listed. */
  readonly operating: 'operating' | 'all';
  /** Denominator: only enterprises with at least this many full members (T1: 3); null for no limit. */
  readonly minFullMembers: number | null;
  /** Numerator: whether `area` coverage (区域/楼宇组织覆盖) counts beside single and joint. */
  readonly areaCounts: boolean;
}

/** 中办发〔2012〕11号: single + joint over operating non-public enterprises. */
export const STANDARD_DEFINITION: DefinitionSet = {
  id: 'standard',
  name: { zh: '组织覆盖(实体运营非公企业)', en: 'Organization coverage (operating non-public)' },
  note: {
    zh: '分子:单独组建+联合组建的企业;分母:实体运营的非公有制企业(中办发〔2012〕11号)。',
    en: 'Numerator: enterprises with their own or a joint organization. Denominator: operating non-public enterprises (General Office [2012] No. 11).',
  },
  ownership: 'non-public',
  operating: 'operating',
  minFullMembers: null,
  areaCounts: false,
};

/** 党章第三十条, 支部工作条例第四条: enterprises with three or more full members. */
export const SHOULD_BUILD_DEFINITION: DefinitionSet = {
  id: 'should-build',
  name: { zh: '应建已建(正式党员≥3名)', en: 'Should-build (≥ 3 full members)' },
  note: {
    zh: '分母:有3名以上正式党员的实体运营非公企业;分子:其中已单独或联合组建的企业。',
    en: 'Denominator: operating non-public enterprises with three or more full members. Numerator: those with their own or a joint organization.',
  },
  ownership: 'non-public',
  operating: 'operating',
  minFullMembers: 3,
  areaCounts: false,
};

export const ALL_TENANTS_DEFINITION: DefinitionSet = {
  id: 'all-tenants',
  name: { zh: '组织覆盖(全部在册企业)', en: 'Organization coverage (all listed)' },
  note: {
    zh: '分子:单独组建+联合组建的企业;分母:名单上的全部企业。',
    en: 'Numerator: enterprises with their own or a joint organization. Denominator: every enterprise on the list.',
  },
  ownership: 'all',
  operating: 'all',
  minFullMembers: null,
  areaCounts: false,
};

export const BUILT_IN_DEFINITIONS: readonly DefinitionSet[] = [STANDARD_DEFINITION, SHOULD_BUILD_DEFINITION, ALL_TENANTS_DEFINITION];

/** A definition set as it was written; null for anything else. */
export function readDefinition(value: unknown): DefinitionSet | null {
  if (!isRecord(value) || typeof value.id !== 'string' || !isNames(value.name)) return null;
  const { ownership, operating, minFullMembers, areaCounts } = value;
  if ((ownership !== 'non-public' && ownership !== 'all') || (operating !== 'operating' && operating !== 'all')) return null;
  if (typeof areaCounts !== 'boolean') return null;
  if (typeof minFullMembers === 'number' && !(Number.isSafeInteger(minFullMembers) && minFullMembers >= 0)) return null;
  return {
    id: value.id,
    name: value.name,
    ...(isNames(value.note) ? { note: value.note } : {}),
    ownership,
    operating,
    minFullMembers: typeof minFullMembers === 'number' ? minFullMembers : null,
    areaCounts,
  };
}

function isNames(value: unknown): value is { readonly zh: string; readonly en: string } {
  return isRecord(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
