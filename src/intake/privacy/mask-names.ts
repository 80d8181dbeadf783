import { isKnownWording } from '../headers/known-wording.ts';
import { isUnitText } from '../headers/normalize-header.ts';
import { MASK } from './mask-text.ts';
import { endsLikeAPlace, isNameShaped, tidyName } from './person-name.ts';

const HAN_RUN = /[\u4e00-\u9fff]+(?:[·•・‧][\u4e00-\u9fff]+)*/gu;

/**
 * A text that stands where no words are expected, without persons' names: what as a whole, or between signs that are not
 * Han («2020-01-05王二», «张三/李四»), has the shape of a name is ■■■. A text that says anything else as well is left.
 */
export function maskNames(text: string): string {
  if (text === '' || text.length > LONGEST) return text;
  if (isName(tidyName(text))) return MASK;
  const runs = text.match(HAN_RUN);
  return runs?.every(isName) === true ? text.replace(HAN_RUN, MASK) : text;
}

/** A list of some names; longer texts tell something. */
const LONGEST = 60;

/** Of two signs many words begin like a name: those that end like a place or a trade (车站, 农业) are left. */
function isName(text: string): boolean {
  return isNameShaped(text) && !(text.length === 2 && endsLikeAPlace(text)) && !isUnitText(text) && !isKnownWording([text]);
}
