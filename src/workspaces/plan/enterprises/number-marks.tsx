import { Button as AriaButton } from 'react-aria-components/Button';
import type { MapHandle } from '../../../map/map-types.ts';
import { patchPlanScreen } from '../../../state/plan-state.ts';
import { groupCss } from '../frame/group-mark.tsx';
import { selectEnterprises } from './select-enterprises.ts';
import { spreadMarks } from './spread-marks.ts';
import './enterprises.css';

export interface NumberMark {
  readonly groupId: number;
  readonly number: number;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

/** Pixels below a place where the map writes names: a mark lies over the number that pictures of the map have. */
const BELOW = 17;
/** Beyond so many groups marks would cover the map: only that of the open one is shown. */
const MOST_MARKS = 300;

/** The numbers of groups on the map, each of which opens its card. Those of one place stand side by side. */
export function NumberMarks({
  map,
  marks,
  openId,
}: {
  readonly map: MapHandle;
  readonly marks: readonly NumberMark[];
  readonly openId: number | null;
}) {
  const shown = marks.length > MOST_MARKS ? marks.filter(({ groupId }) => groupId === openId) : marks;
  const placed = shown.map((mark) => {
    const [x, y] = map.pixelOf([mark.lon, mark.lat]);
    return { mark, x, y: y + BELOW };
  });
  return (
    <div className="enterprise-marks">
      {spreadMarks(placed).map(({ mark, x, y }) => (
        <AriaButton
          key={mark.groupId}
          className="plan-mark enterprise-mark"
          aria-label={`${mark.number} ${mark.name}`}
          style={{ left: x, top: y, background: groupCss(mark.number) }}
          onPress={() => {
            selectEnterprises([]);
            patchPlanScreen({ groupId: mark.groupId });
          }}
          {...(mark.groupId === openId ? { 'data-open': '' } : {})}
        >
          {mark.number}
        </AriaButton>
      ))}
    </div>
  );
}

/** Mean of the places that are known; null for none. */
export function middleOf(
  units: readonly { readonly lon: number | null; readonly lat: number | null }[],
): { readonly lon: number; readonly lat: number } | null {
  const places = units.filter((unit): unit is { lon: number; lat: number } => unit.lon !== null && unit.lat !== null);
  if (places.length === 0) return null;
  const mean = (axis: 'lon' | 'lat'): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return { lon: mean('lon'), lat: mean('lat') };
}
