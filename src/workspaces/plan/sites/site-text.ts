import { formatCount } from '../../../locales/format.ts';
import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { unitName } from '../frame/group-names.ts';
import type { SiteGroupView, SiteView } from './site-view.ts';

/** What a site is called: as a person named it, else as it is called today, else after its building. */
export function siteName({ sites: words }: PlanWords, language: Language, { group, seat }: SiteGroupView): string {
  if (group.name !== '') return group.name;
  if (seat === null) return group.seat ?? '—';
  const [existing] = seat.sites;
  return existing ?? words.proposedName(unitName(language, seat));
}

/** Who stays out of reach. */
export function outOfReachText({ sites: words }: PlanWords, scenario: ScenarioOfKind<'sites'>, view: SiteView): string {
  const { measure } = scenario.settings;
  return words.outOfReach(formatCount(view.outOfReach), words.measures[measure]);
}

/** Sites of today that are given up, by name. */
export function closedText({ sites: words }: PlanWords, language: Language, { closed }: SiteView): string {
  const names = closed.flatMap((building) => (building.sites.length === 0 ? [unitName(language, building)] : building.sites));
  return words.closedOf(names.join(language === 'en' ? ', ' : '、'));
}
