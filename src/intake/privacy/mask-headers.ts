import { isKnownWording } from '../headers/known-wording.ts';
import { findPersonal, type PersonalKind } from './find-personal.ts';
import { maskNames } from './mask-names.ts';
import { MASK, maskText } from './mask-text.ts';
import { classifyHeader } from './personal-headers.ts';

/** Kinds that no header has; what looks like a bank card or a paper may be a form's number. */
const NUMBERS: ReadonlySet<PersonalKind> = new Set(['id-card', 'phone', 'phone-bare', 'email']);
/** Whoever filled a list in stands in a row of remarks, not of headers. */
const SIGNATURE = /(?:填报|填表|制表|制单|审核|审批|复核|报送|经办|录入)(?:人|人员)(?:签字|签名|姓名)?[::]?$/u;

/** Days, codes, coordinates, whole names of firms: what a list says of one unit, never of all; and signs that were lost. */
const VALUE = /\uFFFD|^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|(?=(?:.*\d){8})[\dA-Z]{15,20}|-?\d{1,3}\.\d{4,}|.{2,}有限(?:责任)?公司)$/u;

/**
 * Headers, parts of a two-row header joined with '/', with everything personal replaced. Where a personal number or a
 * value of one unit stands among them, or less than half of them are known, a row of data may have been taken for the
 * header, and what has the shape of a name is one; so it is under a header of people.
 */
export function maskHeaders(headers: readonly string[]): string[] {
  const printed = headers.filter((header) => header !== '');
  const known = printed.filter((header) => isKnownWording(header.split('/')));
  return maskRow(headers, known.length * 2 < printed.length);
}

/** One row of a header as it is printed; `columns` are the headers as {@link maskHeaders} gave them. */
export function maskHeaderRow(cells: readonly string[], columns: readonly string[]): string[] {
  return maskRow(cells, false).map((text, column) => ((columns[column] ?? '').split('/').includes(MASK) ? maskNames(text) : text));
}

function maskRow(headers: readonly string[], isDoubtful: boolean): string[] {
  const isData =
    isDoubtful ||
    headers.some(
      (header) =>
        findPersonal(header).some(({ kind }) => NUMBERS.has(kind)) ||
        header.split('/').some((part) => SIGNATURE.test(part) || VALUE.test(part.trim())),
    );
  return headers.map((header) => {
    const parts = maskText(header).split('/');
    const isOfPeople = parts.length > 1 && parts.some((part) => classifyHeader(part)?.class === 'person-name');
    return isData || isOfPeople ? parts.map(maskNames).join('/') : parts.join('/');
  });
}
