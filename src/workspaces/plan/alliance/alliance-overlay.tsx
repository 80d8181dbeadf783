import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { allianceName, allianceSpeaker } from './alliance-text.ts';
import { useAlliance } from './use-alliance.ts';

const METERS_PER_DEGREE = 111_195;

/** On the map: members as spokes of their lead within a hull, as alliances are drawn; and the strip of the line they stand along. */
export function AllianceOverlay() {
  const words = usePlanWords();
  const language = useLanguage();
  const map = useMapView();
  const { scenario, view } = useAlliance();
  const groups = useMemo(() => {
    const speaker = scenario === null ? null : allianceSpeaker(words, language, scenario);
    if (view === null || speaker === null) return null;
    const units = view.rows.filter(({ state }) => state !== 'out' && state !== 'candidate').map(({ unit }) => unit);
    return [{ number: 1, name: allianceName(speaker, view.group), seat: view.lead?.unit ?? null, units }];
  }, [words, language, scenario, view]);
  useMapGroups(groups);
  const line = view?.findings.line ?? null;
  if (map === null || scenario === null || line === null) return null;
  const [from, to] = line;
  const [x1, y1] = map.pixelOf([from.lon, from.lat]);
  const [x2, y2] = map.pixelOf([to.lon, to.lat]);
  const [, north] = map.pixelOf([from.lon, from.lat + scenario.settings.corridorMeters / METERS_PER_DEGREE]);
  return (
    <svg className="plan-lines" aria-hidden="true">
      <line className="alliance-strip" x1={x1} y1={y1} x2={x2} y2={y2} style={{ strokeWidth: 2 * Math.abs(north - y1) }} />
      <line className="alliance-axis" x1={x1} y1={y1} x2={x2} y2={y2} />
    </svg>
  );
}
