import { useMemo } from 'react';
import { usePlanScreen } from '../../../state/plan-state.ts';
import { middleOf, NumberMarks } from '../enterprises/number-marks.tsx';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { instructorTitle } from './instructor-text.ts';
import type { InstructorView } from './instructor-view.ts';
import { useInstructors } from './use-instructors.ts';

/** Of more than so many at once nothing could be read: then only the open one's are shown. */
const MOST_SHOWN = 8;

/** On the map: the open instructor's enterprises, or everybody's, and the number of each where it comes from, which opens its card. */
export function InstructorOverlay() {
  const words = usePlanWords();
  const map = useMapView();
  const groupId = usePlanScreen((state) => state.groupId);
  const { view } = useInstructors();
  const groups = useMemo(() => {
    if (view === null) return null;
    const open = view.instructors.filter(({ group }) => group.id === groupId);
    const all = view.instructors.filter(({ enterprises }) => enterprises.length > 0);
    return (open.length > 0 || all.length > MOST_SHOWN ? open : all).map((instructor) => ({
      number: instructor.number,
      name: '',
      seat: seatOf(instructor),
      units: instructor.enterprises,
    }));
  }, [view, groupId]);
  useMapGroups(groups);
  if (map === null || view === null) return null;
  const marks = view.instructors.flatMap((instructor) => {
    const seat = seatOf(instructor);
    return seat === null
      ? []
      : [{ groupId: instructor.group.id, number: instructor.number, name: instructorTitle(words, instructor), ...seat }];
  });
  return <NumberMarks map={map} marks={marks} openId={groupId} />;
}

/** Where it comes from, else the middle of where it goes. */
function seatOf({ instructor, enterprises }: InstructorView): { readonly lon: number; readonly lat: number } | null {
  return middleOf([instructor]) ?? middleOf(enterprises);
}
