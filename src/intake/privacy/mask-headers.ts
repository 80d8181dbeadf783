import { isKnownWording } from '../headers/known-wording.ts';
import { findPersonal, type PersonalKind } from './find-personal.ts';
import { MASK, maskText } from './mask-text.ts';
import { isNameShaped, tidyName } from './person-name.ts';
import { classifyHeader } from './personal-headers.ts';

/** Kinds that no header has; what looks like a bank card or a paper may be a form's number. */
const NUMBERS: ReadonlySet<PersonalKind> = new Set(['id-card', 'phone', 'phone-bare', 'email']);
/** Whoever filled a list in stands in a row of remarks, not of headers. */
const SIGNATURE = /(?:填报|填表|制表|制单|审核|审批|复核|报送|经办|录入)(?:人|人员)(?:签字|签名|姓名)?[::]?$/u;

/**
 * Headers, parts of a two-row header joined with '/', with everything personal replaced. Where a personal number stands
 * among them, a row of data was taken for the header, and what has the shape of a name is one; so it is under a header of people.
 */
export function maskHeaders(headers: readonly string[]): string[] {
  const isData = headers.some(
    (header) => header.split('/').some((part) => SIGNATURE.test(part)) || findPersonal(header).some(({ kind }) => NUMBERS.has(kind)),
  );
  return headers.map((header) => {
    const parts = maskText(header).split('/');
    const isOfPeople = parts.length > 1 && parts.some((part) => classifyHeader(part)?.class === 'person-name');
    return isData || isOfPeople ? parts.map(withoutName).join('/') : parts.join('/');
  });
}

/** One row of a header as it is printed; `columns` are the headers as {@link maskHeaders} gave them. */
export function maskHeaderRow(cells: readonly string[], columns: readonly string[]): string[] {
  return maskHeaders(cells).map((text, column) => ((columns[column] ?? '').split('/').includes(MASK) ? withoutName(text) : text));
}

function withoutName(part: string): string {
  return isNameShaped(tidyName(part)) && !isKnownWording([part]) ? MASK : part;
}
