import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { middleOf, NumberMarks } from '../enterprises/number-marks.tsx';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { branchName } from './branch-text.ts';
import { useBranches } from './use-branches.ts';

/** On the map: each branch as lines between its enterprises, and its number, which opens its card. */
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
        : view.branches.map((branch) => ({ number: branch.number, name: '', seat: middleOf(branch.units), units: branch.units })),
    [view],
  );
  useMapGroups(groups);
  if (map === null || view === null) return null;
  const marks = view.branches.flatMap((branch) => {
    const middle = middleOf(branch.units);
    return middle === null
      ? []
      : [{ groupId: branch.group.id, number: branch.number, name: branchName(words, language, branch), ...middle }];
  });
  return <NumberMarks map={map} marks={marks} openId={groupId} />;
}
