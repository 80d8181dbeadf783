import './scale-bar.css';
import { metersPerPixel } from '../layers/mercator.ts';
import type { Camera } from './map-types.ts';

export interface ScaleBarLength {
  readonly meters: number;
  readonly pixels: number;
}

/** The longest 1, 2 or 5 × 10^n metres that fit into so many CSS pixels at the middle of the map. */
export function scaleBarLength(lat: number, zoom: number, mostPixels: number): ScaleBarLength {
  const perPixel = metersPerPixel(lat, zoom);
  const most = perPixel * mostPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { meters, pixels: meters / perPixel };
}

export interface ScaleBarProps {
  readonly camera: Camera;
  /** «500 米», «2 公里». */
  readonly label: (meters: number) => string;
  readonly mostPixels?: number;
}

/** Length on the ground; hidden while tilted, where one bar would be untrue for most of the view. */
export function ScaleBar({ camera, label, mostPixels = 120 }: ScaleBarProps) {
  if (camera.pitch > 1) return null;
  const { meters, pixels } = scaleBarLength(camera.lat, camera.zoom, mostPixels);
  return (
    <div className="map-scale-bar">
      <span>{label(meters)}</span>
      <svg width={pixels} height="6" aria-hidden="true">
        <path d={`M.75 0V5.25H${(pixels - 0.75).toFixed(2)}V0`} />
      </svg>
    </div>
  );
}
