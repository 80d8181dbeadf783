import type { BarPart } from '../../components/bar-list.tsx';
import type { Messages } from '../../locales/messages.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import type { PlaceFigures } from './place-figures.ts';

/** A rate's bar by kind of organization, as shares of the denominator; area only where the definition counts it. */
export function rateParts(
  messages: Messages,
  definition: DefinitionSet,
  place: Pick<PlaceFigures, 'single' | 'joint' | 'area'>,
): readonly BarPart[] {
  const { rungs } = messages.terms;
  return [
    { name: rungs.single, value: place.single, color: 'var(--rung-single)' },
    { name: rungs.joint, value: place.joint, color: 'var(--rung-joint)' },
    ...(definition.areaCounts ? [{ name: rungs.area, value: place.area, color: 'var(--rung-area)' }] : []),
  ];
}
