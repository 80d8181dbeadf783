import { pickName } from '../../../locales/format.ts';
import type { Language, Messages } from '../../../locales/messages.ts';
import type { PlanWords } from '../../../locales/plan-words.ts';
import { industrySection } from '../../../model/industry.ts';
import type { JointBranchBreach } from '../../../model/joint-branch-evaluation.ts';
import type { EnterpriseUnit } from '../../../model/plan-scenario.ts';
import { unitName } from '../frame/group-names.ts';
import { type BranchView, type Principle, placeOf } from './branch-view.ts';

/** What is said of a branch; the words of screen, tooltips and proposals alike. */

/** As a person named it, else what is proposed. */
export function branchName(words: PlanWords, language: Language, view: BranchView): string {
  return view.group.name === '' ? proposedName(words, language, view) : view.group.name;
}

export function proposedName({ branches: words }: PlanWords, language: Language, view: BranchView): string {
  const { of, unit } = placeOf(view);
  if (unit === null) return words.branch;
  const place = of === 'building' ? buildingName(language, unit) : of === 'park' ? parkName(language, unit) : unitName(language, unit);
  return view.nth === null ? words.name(place) : words.nameNth(place, view.nth);
}

export function buildingName(language: Language, { building }: EnterpriseUnit): string {
  return pickName(language, building.zh, building.en, building.id ?? '—');
}

function parkName(language: Language, { park }: EnterpriseUnit): string {
  return pickName(language, park.zh, park.en, park.id ?? '—');
}

function listed(language: Language, names: readonly string[]): string {
  return [...new Set(names)].join(language === 'en' ? ', ' : '、');
}

export function buildingsText(language: Language, { units }: BranchView): string {
  return listed(
    language,
    units.filter(({ building }) => building.id !== null).map((unit) => buildingName(language, unit)),
  );
}

/** Sections of GB/T 4754 by name; where all are of one section and yet of several divisions, with these. */
export function industriesText(messages: Messages, language: Language, { reasons }: BranchView): string {
  const names: Readonly<Record<string, string>> = messages.terms.industries;
  const sections = new Set(reasons.industries.map(industrySection));
  const showsDivision = sections.size < reasons.industries.length;
  return listed(
    language,
    reasons.industries.map((code) => {
      const name = names[industrySection(code) ?? ''] ?? code;
      return showsDivision ? `${name} ${code}` : name;
    }),
  );
}

export function holdsText({ branches: words }: PlanWords, holds: boolean | null): string {
  return words.holds[holds === null ? 'unknown' : holds ? 'yes' : 'no'];
}

/** Why a principle holds, or does not. */
export function principleText(words: PlanWords, messages: Messages, language: Language, view: BranchView, principle: Principle): string {
  const { reasons: say } = words.branches;
  const { reasons, units } = view;
  const [first] = units;
  const inOne = first !== undefined && reasons.sameBuilding ? say.sameBuilding(buildingName(language, first)) : null;
  switch (principle) {
    case 'near':
      return [
        inOne ?? (reasons.diameter === null ? null : say.diameter(Math.round(reasons.diameter))),
        reasons.unplaced === 0 || inOne !== null ? null : say.unplaced(reasons.unplaced),
      ]
        .filter((part) => part !== null)
        .join('; ');
    case 'industry': {
      const names = industriesText(messages, language, view);
      const known = names === '' ? null : reasons.industries.length === 1 ? say.oneIndustry(names) : say.industries(names);
      const unknown = reasons.industryUnknown === 0 ? null : say.industryUnknown(reasons.industryUnknown);
      return [known, unknown].filter((part) => part !== null).join('; ');
    }
    case 'size':
      return say.size(reasons.units, reasons.full, reasons.members);
    case 'manage':
      if (inOne !== null) return inOne;
      if (reasons.samePark && first !== undefined) return say.samePark(parkName(language, first));
      if (reasons.parks.length < 2) return say.parkUnknown;
      return say.parks(
        listed(
          language,
          units.filter(({ park }) => park.id !== null).map((unit) => parkName(language, unit)),
        ),
      );
  }
}

export function breachText({ branches: words }: PlanWords, { rule, given, limit }: JointBranchBreach): string {
  return words.breaches[rule](Math.round(given), Math.round(limit));
}

export function fallbackText({ branches: words }: PlanWords, { fallback }: EnterpriseUnit): string {
  if (fallback?.organization !== undefined && fallback.organization !== null) return words.fallback.organization(fallback.organization);
  if (fallback?.community !== undefined && fallback.community !== null) return words.fallback.community(fallback.community);
  return words.fallback.unknown;
}
