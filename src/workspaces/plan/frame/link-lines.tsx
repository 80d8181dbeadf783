import type { MapHandle } from '../../../map/map-types.ts';
import type { UnitPair } from '../../../model/plan-settings.ts';

interface Placed {
  readonly id: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface LinkLine {
  readonly one: Placed;
  readonly other: Placed;
  readonly kind: 'near' | 'joined' | 'cut' | 'together' | 'apart';
}

/** Neighbours as thin lines; parted pairs dashed, forced ones heavier. With `onToggle` a click on a line parts or rejoins its ends. */
export function LinkLines(props: {
  readonly map: MapHandle;
  readonly lines: readonly LinkLine[];
  readonly cut: readonly LinkLine[];
  readonly forced: readonly LinkLine[];
  readonly onToggle: ((pair: UnitPair) => void) | null;
}) {
  const { map, lines, cut, forced, onToggle } = props;
  const drawn = [...lines, ...cut].flatMap((line) => {
    const ends = endsOf(map, line);
    return ends === null ? [] : [{ ...line, ends }];
  });
  return (
    <svg className="plan-lines" aria-hidden="true" {...(onToggle === null ? {} : { 'data-editing': '' })}>
      {drawn.map(({ one, other, kind, ends }) => (
        <g key={`${one.id} ${other.id} ${kind}`} data-kind={kind}>
          <line {...ends} />
          {onToggle === null ? null : (
            // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the neighbours of a building are ticked in its card.
            <line className="plan-line-target" {...ends} onClick={() => onToggle([one.id, other.id])} />
          )}
        </g>
      ))}
      {forced.map((line) => {
        const ends = endsOf(map, line);
        return ends === null ? null : (
          <g key={`${line.one.id} ${line.other.id} ${line.kind}`} data-kind={line.kind}>
            <line {...ends} />
          </g>
        );
      })}
    </svg>
  );
}

function endsOf(
  map: MapHandle,
  { one, other }: LinkLine,
): { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number } | null {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null) return null;
  const [x1, y1] = map.pixelOf([one.lon, one.lat]);
  const [x2, y2] = map.pixelOf([other.lon, other.lat]);
  return { x1, y1, x2, y2 };
}
