import type { Filter } from '../model/filter.ts';
import type { Messages } from './messages.ts';
import { termOf } from './term.ts';

/** The filter in words for titles and exports; '' when nothing is filtered. Places stand by their ids. */
export function filterWords(messages: Messages, filter: Filter): string {
  const { explore, terms, common } = messages;
  const part = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${name}${common.colon}${values.join(common.listSeparator)}`];
  return [
    ...part(
      explore.filterDistrict,
      filter.districts.map((code) => code ?? explore.unknownDistrict),
    ),
    ...part(
      explore.filterPark,
      filter.parks.map((id) => id ?? explore.outsideParks),
    ),
    ...part(
      explore.filterBuilding,
      filter.buildings.map((id) => id ?? explore.noBuilding),
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
