import { pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import type { PlaceFigures } from './place-figures.ts';

export function placeName(messages: Messages, language: Language, place: PlaceFigures): string {
  return place.ix === null
    ? messages.compare.outsideTotal
    : pickName(language, place.nameZh, place.nameEn, place.id ?? messages.common.unknown);
}
