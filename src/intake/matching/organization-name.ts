import { normalizeName } from './normalize-name.ts';

/** What the name of an organization says about whose it is. */
export interface OrganizationName {
  /** Enterprises, parks or buildings inside the name, normalised; several in a joint one, none in 第一联合党支部. */
  readonly owners: readonly string[];
  /** The words of its type as written (支部委员会, 党总支, 工会委员会), for others to read; '' where the name has none. */
  readonly typeWords: string;
  /** 联合, 综合 or several owners. */
  readonly isJoint: boolean;
}

const PARTY_PREFIX = /^(?:中国共产党|中共)/u;
/** The mark of bundled data stands at the end of an organization's name and of its enterprise's. */
const SYNTHETIC_MARK = /\(合成\)$/u;
const TYPE_WORDS =
  '(?:流动党员|临时|离退休)*(?:第?[0-9一二三四五六七八九十]+)?(?:联合|综合|功能型|临时)*(?:党委会|党委|党总支委员会|党总支部委员会|党总支部|党总支|党支部委员会|党支部|党小组|党组|总支部委员会|总支委员会|总支部|总支|支部委员会|支部|委员会|党组织|工会联合会|工会委员会|工会|团支部|团委|团总支)';
const TYPE_END = new RegExp(`(${TYPE_WORDS})(?:\\([^()]*\\))?$`, 'u');
const PARTS = /[、,;/&+]|(?<=(?:公司|集团|厂|所|院|中心|学校|医院|店))[与和及]/u;

/**
 * Takes «中共甲有限公司支部委员会» apart. Regional words such as 联合 go with the type, since they are no part of the
 * owner's name.
 */
export function readOrganizationName(raw: string): OrganizationName {
  const full = normalizeName(raw);
  const name = full.replace(SYNTHETIC_MARK, '');
  const mark = full.slice(name.length);
  const inner = name.replace(PARTY_PREFIX, '');
  const type = TYPE_END.exec(inner);
  if (type === null) return { owners: [], typeWords: '', isJoint: false };
  const typeWords = type[1] ?? '';
  const owners = inner
    .slice(0, type.index)
    .split(PARTS)
    .map((owner) => owner.replace(/[-·:]+$/u, ''))
    .filter((owner) => owner.length >= 2)
    .map((owner) => (owner.endsWith('公司') ? owner + mark : owner));
  return { owners, typeWords, isJoint: owners.length > 1 || /联合|综合/u.test(typeWords) };
}
