import type { Language } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import type { PlanDocument } from '../../../model/plan-document.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { scenarioName } from '../frame/scenario-name.ts';
import { closedText, outOfReachText, siteName } from './site-text.ts';
import type { SiteView } from './site-view.ts';

/** A scenario of sites as its screen shows it: reach now and then, who stays out of it, what is given up. */
export function siteDocument(words: PlanWords, language: Language, scenario: ScenarioOfKind<'sites'>, view: SiteView): PlanDocument {
  const about = (sentence: string) => ({ group: null, sentence, isBinding: false });
  return {
    scenario,
    title: scenarioName(words, scenario),
    groupNames: view.sites.map((site) => siteName(words, language, site)),
    remarks: [
      ...(view.outOfReach === 0 ? [] : [about(outOfReachText(words, scenario, view))]),
      ...(view.closed.length === 0 ? [] : [about(closedText(words, language, view))]),
    ],
    rates: [],
    reaches: view.reach.map(({ measure, before, after, total }) => ({
      measure,
      before: { numerator: before, denominator: total },
      after: { numerator: after, denominator: total },
    })),
  };
}
