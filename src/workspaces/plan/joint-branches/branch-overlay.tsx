import { useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useLanguage } from '../../../components/locale-context.tsx';
import { patchPlanScreen, usePlanScreen } from '../../../state/plan-state.ts';
import { selectEnterprises } from '../enterprises/select-enterprises.ts';
import { spreadMarks } from '../enterprises/spread-marks.ts';
import { groupCss } from '../frame/group-mark.tsx';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { branchName } from './branch-text.ts';
import type { BranchView } from './branch-view.ts';
import { useBranches } from './use-branches.ts';

/** Pixels below a place where the map writes names: the mark lies over the number that pictures of the map have. */
const BELOW = 17;
/** Beyond so many branches marks would cover the map: only that of the open one is shown. */
const MOST_MARKS = 300;

/** On the map: each branch as lines between its enterprises, and its number, which opens its card. Branches of one building stand side by side. */
export function BranchOverlay() {
  const words = usePlanWords();
  const language = useLanguage();
  const map = useMapView();
  const groupId = usePlanScreen((state) => state.groupId);
  const { view } = useBranches();
  const groups = useMemo(
    () =>
      view === null
        ? null
        : view.branches.map((branch) => {
            const middle = middleOf(branch);
            const seat = middle === null ? null : { lon: middle[0], lat: middle[1] };
            return { number: branch.number, name: '', seat, units: branch.units };
          }),
    [view],
  );
  useMapGroups(groups);
  if (map === null || view === null) return null;
  const shown = view.branches.length > MOST_MARKS ? view.branches.filter(({ group }) => group.id === groupId) : view.branches;
  const placed = shown.flatMap((branch) => {
    const middle = middleOf(branch);
    if (middle === null) return [];
    const [x, y] = map.pixelOf(middle);
    return [{ branch, x, y: y + BELOW }];
  });
  return (
    <div className="branch-marks">
      {spreadMarks(placed).map(({ branch, x, y }) => (
        <AriaButton
          key={branch.group.id}
          className="plan-mark branch-mark"
          aria-label={`${branch.number} ${branchName(words, language, branch)}`}
          style={{ left: x, top: y, background: groupCss(branch.number) }}
          onPress={() => {
            selectEnterprises([]);
            patchPlanScreen({ groupId: branch.group.id });
          }}
          {...(branch.group.id === groupId ? { 'data-open': '' } : {})}
        >
          {branch.number}
        </AriaButton>
      ))}
    </div>
  );
}

function middleOf({ units }: BranchView): readonly [number, number] | null {
  const places = units.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [[lon, lat] as const]));
  if (places.length === 0) return null;
  const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return [mean(0), mean(1)];
}
