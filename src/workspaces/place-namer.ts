import type { PlaceNamer } from '../locales/filter-words.ts';
import { pickName } from '../locales/format.ts';
import type { Language } from '../locales/messages.ts';
import type { Filter } from '../model/filter.ts';
import { placeNamesNow } from '../state/place-names-now.ts';

/** Names the places of a filter over the open dataset, for what leaves the tool. */
export async function placeNamerFor(filter: Filter, language: Language, signal?: AbortSignal): Promise<PlaceNamer> {
  const names = await placeNamesNow(filter, signal);
  return (place, id) => {
    const name = names.get(`${place}:${id}`);
    return name === undefined ? null : pickName(language, name.zh, name.en, id);
  };
}
