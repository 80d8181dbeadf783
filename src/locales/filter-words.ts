import type { Filter } from '../model/filter.ts';
import type { Messages } from './messages.ts';
import { termOf } from './term.ts';

/** Name of a place by its id; null where it is not known. */
export type PlaceNamer = (place: 'district' | 'park' | 'building', id: string) => string | null;

/** The filter in words for titles and exports; '' when nothing is filtered. A place without a known name stands by its id. */
export function filterWords(messages: Messages, filter: Filter, nameOf: PlaceNamer = () => null): string {
  const { explore, terms, common } = messages;
  const part = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${name}${common.colon}${values.join(common.listSeparator)}`];
  return [
    ...part(
      explore.filterDistrict,
      filter.districts.map((code) => (code === null ? explore.unknownDistrict : (nameOf('district', code) ?? code))),
    ),
    ...part(
      explore.filterPark,
      filter.parks.map((id) => (id === null ? explore.outsideParks : (nameOf('park', id) ?? id))),
    ),
    ...part(
      explore.filterBuilding,
      filter.buildings.map((id) => (id === null ? explore.noBuilding : (nameOf('building', id) ?? id))),
    ),
    ...part(
      explore.filterIndustry,
      filter.industries.map((letter) => termOf(terms.industries, letter, explore.unknownIndustry)),
    ),
    ...part(
      explore.filterSize,
      filter.sizes.map((size) => termOf(terms.sizes, size, explore.unknownSize)),
    ),
    ...part(
      explore.filterTag,
      filter.tags.map((tag) => termOf(terms.tags, tag, common.unknown)),
    ),
    ...part(
      explore.filterRung,
      filter.rungs.map((rung) => terms.rungs[rung]),
    ),
    ...part(explore.filterText, filter.text === '' ? [] : [filter.text]),
  ].join('; ');
}
