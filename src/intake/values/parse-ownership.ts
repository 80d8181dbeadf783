import { OWNERSHIP_CODES } from '../../model/code-aliases.ts';
import { OWNERSHIPS, type Ownership } from '../../model/fact.ts';
import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type ReasonCode, unreadable } from './parsed.ts';

export interface OwnershipReading {
  /** Null for units that are no enterprise by ownership. */
  readonly ownership: Ownership | null;
  /** 单位类别, where the text tells it. */
  readonly unitCategory: '个体' | '新社会组织' | null;
}

/**
 * What the bracket of a registered type says about the owner. Which owner a type means follows the table
 * of market-entity types beside the registration types of 1998 (国家统计局, 国家工商行政管理局,
 * 关于划分企业登记注册类型的规定). Words that deny one («非国有») are taken out first.
 */
const OWNER_WORDS: readonly (readonly [Ownership, RegExp])[] = [
  ['STATE', /国有|国企|央企|中央企业|全民所有制|全民|国资|国家独资|国营/u],
  ['COLLECTIVE', /集体|股份合作|供销社/u],
  ['MIXED', /混合/u],
  ['HMT', /港澳台|台港澳|港、澳、台|港,澳,台|香港|澳门|台湾|港资|台资|澳资|台商|港商/u],
  ['FOREIGN', /外商|外资|中外|外国|外企/u],
  ['PRIVATE', /自然人(?:投资|独资|控股|出资)|私营|民营|民企|私企|私人|个人独资|个人投资/u],
];
const DENIED = /非国有|非外商|非外资|非集体|非台港澳|非港澳台|非上市|非自然人[^,、)]*|非私营|非公司/gu;
const SOLE_TRADER = /^(?:个体|个体户|个体工商户|个体工商业户|个体经营|个体经济|个体户工商户)(?:\(.*\))?$/u;
const SOCIAL = /社会团体|民办非企业|社会服务机构|基金会|^社会组织$|^新社会组织$/u;
const NO_ENTERPRISE = /^(?:事业单位|机关|行政机关|机关法人|事业法人|党政机关|村委会|居委会|群团组织|军队)/u;
/** A legal form says how a company is built, not who owns it. */
const LEGAL_FORM =
  /^(?:其他)?(?:一人)?(?:有限责任公司|有限公司|股份有限公司|股份公司|股份制|股份制企业|公司|企业法人|法人独资|内资企业|内资|内资公司|公司制|分公司|分支机构|其他企业|企业)(?:分公司)?(?:\((?:上市|非上市|法人独资|非|、|,|其他|一人|独资|未上市)*\))?$/u;

/** Owner of an enterprise from 企业性质, 登记类型 or 经济类型. A legal form alone says nothing of the owner. */
export function parseOwnership(raw: string): Parsed<OwnershipReading> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const exact = OWNERSHIPS[OWNERSHIP_CODES.get(folded) ?? OWNERSHIP_CODES.get(folded.toUpperCase()) ?? -1];
  if (exact !== undefined) return parsedValue({ ownership: exact, unitCategory: null });
  if (/^\d+(?:\.0)?$/u.test(folded)) return unreadable('ownership-number-code');
  if (SOLE_TRADER.test(folded)) return parsedValue({ ownership: null, unitCategory: '个体' });
  if (SOCIAL.test(folded)) return parsedValue({ ownership: null, unitCategory: '新社会组织' });
  if (NO_ENTERPRISE.test(folded)) return unreadable('ownership-not-enterprise');
  return byOwnerWords(folded.replace(/ /gu, ''));
}

function byOwnerWords(text: string): Parsed<OwnershipReading> {
  const affirmed = text.replace(DENIED, '非');
  const found = OWNER_WORDS.filter(([, words]) => words.test(affirmed)).map(([ownership]) => ownership);
  // A partnership may have any partner; where none is named it is taken for a private one.
  if (found.length === 0 && /合伙/u.test(affirmed)) return parsedValue({ ownership: 'PRIVATE', unitCategory: null }, 'ownership-inferred');
  const owner = soleOwner(found);
  if (owner === null) return unreadable(found.length > 1 ? 'ownership-conflict' : noOwnerReason(text));
  // A cooperative of shares is collective by custom.
  return parsedValue({ ownership: owner, unitCategory: null }, /股份合作|供销社/u.test(affirmed) ? 'ownership-inferred' : null);
}

/** Capital from Hong Kong, Macao or Taiwan beside foreign capital is registered under the former. */
function soleOwner(found: readonly Ownership[]): Ownership | null {
  const [first, second] = found;
  if (found.length === 1) return first ?? null;
  if (found.length === 2 && first === 'HMT' && second === 'FOREIGN') return 'HMT';
  return null;
}

function noOwnerReason(text: string): ReasonCode {
  if (LEGAL_FORM.test(text)) return 'ownership-legal-form-only';
  return /公司|企业|独资|合资|联营|合作社|内资|法人|控股|参股|非公/u.test(text) ? 'ownership-undetermined' : 'ownership-unknown';
}
