import { useEffect, useReducer } from 'react';
import { mapHandle, whenMounted } from '../../../map/map-handle.ts';
import type { ControlPoint } from '../../../model/control-point.ts';
import type { Placement } from '../../../model/edits.ts';
import { unitKey, type WaitingUnit } from '../../../state/placing-queue.ts';
import { usePlanDrawing } from '../../../state/plan-drawing.ts';
import { useAtlas } from '../../../state/store.ts';
import type { Cross } from './use-placing-keys.ts';

const HINT_RADIUS = 26;
const NO_POINTS: readonly ControlPoint[] = [];

/** What was placed, numbered in the order of placing; about where the asked one may lie; the cross of the keys. */
export function PlacingPins(props: {
  readonly places: readonly Placement[];
  readonly current: WaitingUnit | null;
  readonly cross: Cross | null;
}) {
  const { places, current, cross } = props;
  const controls = usePlanDrawing((state) => (state.isShown ? state.points : NO_POINTS));
  const mapAvailable = useAtlas((state) => state.mapAvailable);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map that comes back is another one to watch.
  useEffect(() => {
    let stop = () => {};
    const giveUp = whenMounted((map) => {
      stop = map.watchView(redraw);
      redraw();
    });
    return () => {
      giveUp();
      stop();
    };
  }, [mapAvailable]);
  const map = mapHandle.current;
  if (map === null) return null;
  const currentKey = current === null ? null : unitKey(current);
  const hint = current?.hint ?? null;
  return (
    <svg className="placing-pins" aria-hidden="true">
      {hint === null || places.some((place) => unitKey(place) === currentKey) ? null : (
        <circle className="placing-hint" r={HINT_RADIUS} {...centre(map.pixelOf(hint))} />
      )}
      {places.map((place, index) => {
        const [x, y] = map.pixelOf([place.lon, place.lat]);
        return (
          <g
            key={unitKey(place)}
            className="placing-pin"
            {...(unitKey(place) === currentKey ? { 'data-current': '' } : {})}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
          >
            <path d="M0 0 L-5 -9 A 10 10 0 1 1 5 -9 Z" />
            <text y={-14}>{index + 1}</text>
          </g>
        );
      })}
      {controls.map(({ lonLat }, index) => {
        const [x, y] = map.pixelOf(lonLat);
        return (
          <g key={lonLat.join()} className="placing-control" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <circle r={9} />
            <text y={4}>{index + 1}</text>
          </g>
        );
      })}
      {cross === null ? null : (
        <g className="placing-cross" transform={`translate(${cross.x} ${cross.y})`}>
          <path d="M-18 0 H-4 M4 0 H18 M0 -18 V-4 M0 4 V18" />
          <circle r={1.5} />
        </g>
      )}
    </svg>
  );
}

function centre([cx, cy]: readonly [number, number]): { readonly cx: number; readonly cy: number } {
  return { cx, cy };
}
