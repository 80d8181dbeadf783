import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { groupCss } from '../frame/group-mark.tsx';
import { unitName } from '../frame/group-names.ts';
import { useMapGroups } from '../frame/use-map-groups.ts';
import { useMapView } from '../frame/use-map-view.ts';
import { useSites } from './use-sites.ts';

const METERS_PER_DEGREE = 111_195;

/** On the map: each site with its radius and those it serves; sites given up are struck out. */
export function SiteOverlay() {
  const language = useLanguage();
  const map = useMapView();
  const { scenario, settings, view } = useSites();
  const groups = useMemo(
    () =>
      view === null
        ? null
        : view.sites.map((site) => ({
            number: site.number,
            name: site.seat === null ? '' : unitName(language, site.seat),
            seat: site.seat,
            units: site.buildings,
          })),
    [view, language],
  );
  useMapGroups(groups);
  if (map === null || view === null || scenario === null) return null;
  return (
    <svg className="plan-lines" aria-hidden="true">
      {view.sites.map(({ number, seat, isKept }) => {
        if (seat === null || seat.lon === null || seat.lat === null) return null;
        const [x, y] = map.pixelOf([seat.lon, seat.lat]);
        const [, north] = map.pixelOf([seat.lon, seat.lat + settings.radius / METERS_PER_DEGREE]);
        return (
          <g key={seat.id}>
            <circle className="plan-radius" cx={x} cy={y} r={Math.abs(north - y)} style={{ stroke: groupCss(number) }} />
            <g className="plan-site" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} {...(isKept ? { 'data-kept': '' } : {})}>
              <circle r={11} style={{ fill: groupCss(number) }} />
              <text y={4}>{number}</text>
            </g>
          </g>
        );
      })}
      {view.closed.map((building) => {
        if (building.lon === null || building.lat === null) return null;
        const [x, y] = map.pixelOf([building.lon, building.lat]);
        return (
          <g key={building.id} className="plan-site-closed" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r={10} />
            <path d="M-6 -6 L6 6 M-6 6 L6 -6" />
          </g>
        );
      })}
    </svg>
  );
}
