import { pickName } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { BuildingUnit, PlanUnit } from '../../../model/plan-scenario.ts';

export function unitName(language: Language, unit: Pick<PlanUnit, 'id' | 'nameZh' | 'nameEn'>): string {
  return pickName(language, unit.nameZh, unit.nameEn, unit.id);
}

/** What the names of several buildings begin with, without the number that tells them apart; else the name of the seat. */
export function sharedName(language: Language, buildings: readonly BuildingUnit[], seat: string | null): string {
  const names = buildings.map((building) => unitName(language, building));
  const [first = ''] = names;
  let length = first.length;
  for (const name of names) {
    let same = 0;
    while (same < length && name[same] === first[same]) same += 1;
    length = same;
  }
  const stem = tidied(first.slice(0, length));
  if (buildings.length > 1 && [...stem].length >= (language === 'en' ? 6 : 3) && !/^(?:示例|Example)\s*\p{L}{0,2}$/u.test(stem))
    return stem;
  const middle = buildings.find((building) => building.id === seat) ?? buildings[0];
  return middle === undefined ? '' : tidied(unitName(language, middle));
}

/** Without what numbers a tower: «·1号楼», «, Building 1», «A座». */
function tidied(name: string): string {
  const bare = name
    .replace(/[\s·・,,\-—]*(?:第?[\d一二三四五六七八九十A-Za-z]+\s*(?:号楼|座|栋|幢|期|号)?)?$/u, '')
    .replace(/[\s·・,,\-—]*(?:Building|Tower|Block)$/iu, '')
    .replace(/[\s·・,,\-—]+$/u, '');
  return bare === '' ? name : bare;
}
