import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { samePair, type UnitPair } from '../../../model/plan-settings.ts';
import { changeSettings, movePlanned } from '../../../state/plan-actions.ts';
import { useActivePlans, usePlanScreen } from '../../../state/plan-state.ts';
import { DragMarks, type DragUnit } from '../frame/drag-marks.tsx';
import { unitName } from '../frame/group-names.ts';
import { LinkLines } from '../frame/link-lines.tsx';
import { setPlanDraft } from '../frame/plan-drafts.ts';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { groupName } from './group-text.ts';
import { movedBuildings } from './moved-buildings.ts';
import { useCommittees } from './use-committees.ts';

/** Beyond so many buildings marks would cover the map: they are moved in the list then. */
const MOST_MARKS = 300;
const MOST_LINES = 3000;
const NOBODY: ReadonlySet<string> = new Set();

/** On the map: neighbour lines, the groups, and a mark on each building that can be dragged to another group. */
export function CommitteeOverlay() {
  const words = usePlanWords();
  const language = useLanguage();
  const map = useMapView();
  const { linkMode, showsLinks, run, compared } = usePlanScreen();
  const { scenario, settings, units, view, input } = useCommittees();
  const groups = useMemo(
    () =>
      view === null
        ? null
        : view.groups.map((group) => ({
            number: group.number,
            name: groupName(words, language, group),
            seat: group.seat,
            units: group.buildings,
          })),
    [view, words, language],
  );
  useMapGroups(groups);
  const numbers = useMemo(
    () => new Map((view?.groups ?? []).flatMap((group) => group.buildings.map((building) => [building.id, group] as const))),
    [view],
  );
  const book = useActivePlans();
  const moved = useMemo(() => {
    const first = book.scenarios.find((entry) => entry.kind === 'committees' && compared.includes(entry.id));
    if (scenario === null || first?.kind !== 'committees' || first.id === scenario.id || !compared.includes(scenario.id)) return NOBODY;
    return new Set(movedBuildings(first, scenario).map((unit) => unit.id));
  }, [book, compared, scenario]);
  if (map === null || units === null) return null;
  const toggleCut = (pair: UnitPair) => {
    const isCut = settings.cut.some((entry) => samePair(entry, pair));
    const next = {
      ...settings,
      cut: isCut ? settings.cut.filter((entry) => !samePair(entry, pair)) : [...settings.cut, pair],
      joined: settings.joined.filter((entry) => !samePair(entry, pair)),
    };
    if (scenario === null) setPlanDraft('committees', next);
    else changeSettings(scenario, next);
  };
  const links = input === null || !showsLinks || input.links.edges.length > MOST_LINES ? [] : input.links.edges;
  const marks: readonly DragUnit[] =
    scenario === null || view === null || units.length > MOST_MARKS
      ? []
      : units.map((unit) => {
          const group = numbers.get(unit.id);
          return {
            id: unit.id,
            name: unitName(language, unit),
            lon: unit.lon,
            lat: unit.lat,
            number: group?.number ?? null,
            groupId: group?.group.id ?? null,
            groupName: group === undefined ? words.frame.leftOver : groupName(words, language, group),
            isMarked: moved.has(unit.id),
            isHeld: run !== null || (group?.group.isLocked ?? false),
          };
        });
  return (
    <>
      <LinkLines
        map={map}
        lines={links.flatMap(([a, b]) => {
          const [one, other] = [input?.buildings[a], input?.buildings[b]];
          return one === undefined || other === undefined
            ? []
            : [{ one, other, kind: isJoined(settings.joined, one.id, other.id) ? 'joined' : 'near' }];
        })}
        cut={showsLinks ? settings.cut.flatMap(([a, b]) => pairOf(units, a, b, 'cut')) : []}
        forced={
          showsLinks
            ? [
                ...settings.together.flatMap(([a, b]) => pairOf(units, a, b, 'together')),
                ...settings.apart.flatMap(([a, b]) => pairOf(units, a, b, 'apart')),
              ]
            : []
        }
        onToggle={linkMode === 'cut' ? toggleCut : null}
      />
      <DragMarks
        map={map}
        units={marks}
        groups={(view?.groups ?? []).map((group) => ({
          id: group.group.id,
          number: group.number,
          name: groupName(words, language, group),
          isLocked: group.group.isLocked,
        }))}
        onMove={(unit, group) => {
          if (scenario !== null) movePlanned(scenario.id, [unit], group);
        }}
      />
    </>
  );
}

function isJoined(pairs: readonly UnitPair[], a: string, b: string): boolean {
  return pairs.some((pair) => samePair(pair, [a, b]));
}

function pairOf<T extends { readonly id: string }, K extends string>(units: readonly T[], a: string, b: string, kind: K) {
  const [one, other] = [units.find((unit) => unit.id === a), units.find((unit) => unit.id === b)];
  return one === undefined || other === undefined ? [] : [{ one, other, kind }];
}
