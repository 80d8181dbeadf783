import './map-tooltip.css';
import { useLayoutEffect, useRef } from 'react';

export interface MapTooltipField {
  readonly label: string;
  readonly value: string;
}

export interface MapTooltipProps {
  readonly title: string;
  /** At most five are shown. */
  readonly fields: readonly MapTooltipField[];
  /** CSS pixels from the top left corner of the map, where the pointer is. */
  readonly x: number;
  readonly y: number;
}

const MOST_FIELDS = 5;
const GAP = 14;

/** Beside the pointer, turned to the side where there is room; never takes the pointer itself. */
export function MapTooltip({ title, fields, x, y }: MapTooltipProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tip = element.current;
    const frame = tip?.offsetParent;
    if (tip === null || tip === undefined || !(frame instanceof HTMLElement)) return;
    const left = x + GAP + tip.offsetWidth > frame.clientWidth ? x - GAP - tip.offsetWidth : x + GAP;
    const top = y + GAP + tip.offsetHeight > frame.clientHeight ? y - GAP - tip.offsetHeight : y + GAP;
    tip.style.transform = `translate(${Math.max(4, Math.round(left))}px, ${Math.max(4, Math.round(top))}px)`;
  });
  return (
    <div ref={element} className="map-tooltip" role="tooltip">
      <strong>{title}</strong>
      {fields.length === 0 ? null : (
        <dl>
          {fields.slice(0, MOST_FIELDS).map((field) => (
            <div key={field.label}>
              <dt>{field.label}</dt>
              <dd>{field.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
