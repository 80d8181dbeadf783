import type { PersonalClass, PersonalFinding, TaxFinding } from '../../model/import-plan.ts';
import type { ColumnFate, LookAlike } from '../../model/privacy-report.ts';
import { checkUscc } from '../../model/uscc.ts';
import { type DistinctCells, distinctCells } from '../distinct-cells.ts';
import type { TextColumn } from '../raw-sheet.ts';
import type { PersonalKind } from './find-personal.ts';
import { foldText } from './fold-text.ts';
import { isAddressHeader, isCodeHeader, isFreeTextHeader, isTaxHeader, isUnitNameHeader, isUsccHeader } from './header-roles.ts';
import { isPaperNumber } from './papers.ts';
import { isNameColumn, isNameShaped, tidyName } from './person-name.ts';
import { classifyHeader, type HeaderVerdict } from './personal-headers.ts';
import { type ColumnScan, eachCell, sampleTexts, scanColumn } from './scan-column.ts';

/** Everything counted about a column, whatever it is mapped to. */
export interface ColumnEvidence {
  readonly header: string;
  readonly verdict: HeaderVerdict | null;
  readonly scan: ColumnScan;
  /** The column's cells, told apart for the scan and of use to who reads them next. */
  readonly distinct: DistinctCells | null;
  /** Cells that are papers, names, a sex, a people by their whole text; 0 where the column as a whole is none of that. */
  readonly papers: number;
  readonly names: number;
  readonly sexes: number;
  readonly peoples: number;
  /** Cells, of a sample, that are numbers of up to four digits or yes and no. */
  readonly isFlags: boolean;
  readonly isUscc: boolean;
}

export interface ColumnJudgement {
  readonly fate: ColumnFate;
  readonly findings: readonly (PersonalFinding | TaxFinding)[];
  readonly spared: readonly LookAlike[];
}

const SAMPLE = 2000;
/** From this share of its cells on a column is made of a shape, below it the shape only occurs in it (data-model.md §3). */
const SHARE = 0.3;
const FLAG = /^(?:\d{1,4}|[是否有无√×✓✔yn—/-]|已|未|已建|未建|yes|no|true|false|暂无)$/iu;
const SEX = /^(?:男|女|男性|女性)$/u;
const PEOPLE =
  /^(?:汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|穿青人?)族?$/u;
const decoder = new TextDecoder();

/** Counts a column's rows [first, last). The costly step: one pass over all bytes, and two thousand texts for what only a column as a whole can show. */
export function gatherEvidence(column: TextColumn, header: string, first: number, last: number): ColumnEvidence {
  const distinct = distinctCells(column, first, last);
  const scan = scanColumn(column, first, last, distinct);
  const sample = sampleTexts(column, first, last, SAMPLE).map((text) => foldText(text).text.trim());
  const verdict = classifyHeader(header);
  const count = (test: (text: string) => boolean): number => {
    let cells = 0;
    eachCell(column, first, last, (_, bytes, start, end) => {
      if (test(foldText(decoder.decode(bytes.subarray(start, end))).text.trim())) cells += 1;
    });
    return cells;
  };
  const share = (test: (text: string) => boolean): number => sample.filter(test).length / Math.max(1, sample.length);
  const minimum = isUnitNameHeader(header) || isAddressHeader(header) || isFreeTextHeader(header) ? 5 : 2;
  const canBeNames = scan.shortHan >= scan.cells * SHARE;
  const isNames = canBeNames && (isNameColumn(sample, minimum) || (verdict?.strength === 'hint' && share(isName) >= SHARE));
  return {
    header,
    verdict,
    scan,
    distinct,
    papers: share(isPaperNumber) >= SHARE ? count(isPaperNumber) : 0,
    names: isNames ? count(isName) : 0,
    sexes: sample.length > 1 && share((text) => SEX.test(text)) >= 0.8 ? count((text) => SEX.test(text)) : 0,
    peoples: sample.length > 1 && share((text) => PEOPLE.test(text)) >= 0.8 ? count((text) => PEOPLE.test(text)) : 0,
    isFlags: sample.length > 0 && share((text) => FLAG.test(text)) === 1,
    isUscc: sample.length > 0 && share((text) => checkUscc(text).findings.every((finding) => finding.severity === 'info')) >= 0.8,
  };
}

function isName(text: string): boolean {
  return isNameShaped(tidyName(text));
}

/**
 * Decides about a column, after data-model.md §3:
 *
 * 1. A header of a class: refused whole. Only where the values prove that the header misleads (nothing but numbers and
 *    yes/no under «书记» or «党建指导员», credit codes under «证件号») is the person asked; the default stays «dropped».
 * 2. One identity number, or one damaged to 1.10101E+17, refuses the column; in free text it is masked instead. Runs
 *    that merely fit (15 digits, a wrong check sign) refuse from 30 % of the runs of their length on; below, those that
 *    cannot be a registration number are masked.
 * 3. Telephones, e-mail, bank cards, papers by value: from 30 % of the cells on the column is refused, in free text and in
 *    addresses masked. Below 30 % the column stays and the hits are masked: one telephone behind an enterprise's name
 *    must not cost the whole list, nor stay in it. A cell of nothing but eleven digits under a header of codes (订单编号)
 *    is left then: order numbers begin with 13 to 19 too.
 * 4. Names by value without a header: asked, dropped by default. A sex or a people in nearly every cell: refused.
 * 5. Names after «联系人:» and beside a telephone: masked wherever they stand.
 * 6. Tax and revenue: dropped unless asked for.
 */
export function judgeColumn(evidence: ColumnEvidence, isMappedAsText: boolean): ColumnJudgement {
  const { header, verdict, scan } = evidence;
  const { cells, hits } = scan;
  const isText = isMappedAsText || isFreeTextHeader(header);
  const isLenient = isText || isAddressHeader(header);
  const isCode = isCodeHeader(header);
  const findings: (PersonalFinding | TaxFinding)[] = [];
  const spared = new Set<LookAlike>();
  const add = (name: PersonalClass, count: number, action: PersonalFinding['action'], by: 'header' | 'value' = 'value'): void => {
    if (count > 0 || by === 'header') findings.push({ class: name, by, hits: count, cells, action });
  };
  const sum = (...kinds: readonly PersonalKind[]): number =>
    Math.min(
      cells,
      kinds.reduce((total, kind) => total + hits[kind], 0),
    );

  if (verdict?.strength === 'sure') {
    const misleads =
      (evidence.isFlags && !/^(?:sex|birth|joined-party)$/u.test(verdict.class)) || (verdict.class === 'id-card' && evidence.isUscc);
    add(verdict.class, cells, misleads ? 'ask' : 'refuse', 'header');
  }

  // Identity numbers.
  const runs = scan.oldRuns + scan.longRuns;
  const doubtful = hits['id-unchecked'] + hits['id-or-registration'];
  const isRegister = scan.registrations >= 5 && scan.registrations >= scan.oldRuns * 0.8;
  const isIds = doubtful > 0 && doubtful >= runs * SHARE && !isRegister;
  const asNumber = isUsccHeader(header) ? 0 : hits['id-as-number'];
  if (asNumber === 0) spared.add('id-as-number');
  const sure = hits['id-card'] + asNumber + (isIds && doubtful >= cells * SHARE ? doubtful : 0);
  if (!isIds) spared.add('id-or-registration');
  if (sure > 0) add('id-card', Math.min(cells, sure), isText ? 'mask' : 'refuse');
  else add('id-card', isIds ? doubtful : hits['id-unchecked'], 'mask');

  // Telephones.
  const phones = sum('phone', 'phone-bare', 'landline-bare');
  if (phones >= cells * SHARE && phones > 0) {
    add('phone', phones, isLenient ? 'mask' : 'refuse');
  } else {
    // Digits that stand alone mean something by their share only; a mobile number outside a column of codes is no risk to take.
    spared.add('landline-bare');
    if (isCode) spared.add('phone-bare');
    add('phone', isCode ? hits.phone : sum('phone', 'phone-bare'), 'mask');
  }

  // One in ten order numbers passes the check of bank cards; nearly all cards do.
  const cards = scan.cardRuns === 0 || hits.bank >= scan.cardRuns * 0.5 ? hits.bank : 0;
  if (cards === 0) spared.add('bank');
  addByShare('bank', cards);
  addByShare('email', hits.email);
  if (evidence.papers > 0) add('other-papers', evidence.papers, isCode ? 'ask' : 'refuse');
  else add('other-papers', hits.paper, 'mask');

  if (verdict?.strength !== 'sure' && evidence.names > 0) add('person-name', evidence.names, 'ask');
  add('person-name', hits.name, 'mask');
  if (verdict?.class !== 'sex') add('sex', evidence.sexes, 'refuse');
  if (verdict?.class !== 'ethnicity') add('ethnicity', evidence.peoples, 'refuse');
  if (isTaxHeader(header)) findings.push({ class: 'tax-data', by: 'header', hits: cells, cells, action: 'ask' });

  const fate = fateOf(findings);
  return {
    fate,
    // What would be masked in a column that is dropped for another reason adds nothing.
    findings: fate === 'refuse' ? findings.filter((finding) => finding.action !== 'mask') : findings,
    spared: [...spared].sort(),
  };

  function addByShare(name: PersonalClass, count: number): void {
    add(name, count, count >= cells * SHARE && !isLenient ? 'refuse' : 'mask');
  }
}

function fateOf(findings: readonly (PersonalFinding | TaxFinding)[]): ColumnFate {
  for (const action of ['refuse', 'ask', 'mask'] as const) if (findings.some((finding) => finding.action === action)) return action;
  return 'keep';
}
