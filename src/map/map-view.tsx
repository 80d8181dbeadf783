import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { detectGpu } from './gpu.ts';
import { MapSession } from './map-session.ts';
import type { MapViewProps } from './map-types.ts';
import { RasterClient } from './raster/raster-client.ts';

/**
 * The map. Controlled: draws what the props say and reports what people do; knows nothing of the app's
 * state. When WebGL is absent or lost it says so through `onUnavailable` and stays empty.
 */
export function MapView(props: MapViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const session = useRef<MapSession | null>(null);
  const latest = useRef(props);
  latest.current = props;
  /** Rises when a lost context is back: the next session takes its place. */
  const [life, setLife] = useState(0);
  const { gpu = 'auto', handleRef } = props;

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const given = latest.current;
    const reading = gpu === 'auto' ? detectGpu() : gpu === 'on' ? 'gpu' : 'cpu';
    if (reading === 'none') {
      given.onUnavailable('no-webgl');
      return;
    }
    const worker = new RasterClient();
    try {
      session.current = new MapSession(element, given, reading === 'cpu', worker, {
        onFirstFrame: () => life > 0 && latest.current.onRestored(),
        onContextBack: () => setLife((count) => count + 1),
      });
    } catch (error) {
      console.error(error);
      worker.dispose();
      given.onUnavailable('no-webgl');
      return;
    }
    if (handleRef !== undefined) handleRef.current = session.current;
    element.dataset.renderer = reading;
    return () => {
      session.current?.dispose();
      session.current = null;
      worker.dispose();
      if (handleRef !== undefined) handleRef.current = null;
    };
  }, [gpu, life, handleRef]);

  // Before the owner's own effects of the same change, which may move the map.
  useLayoutEffect(() => {
    session.current?.update(props);
  });

  // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows and +/− move the map when it has the focus
  return <div ref={root} className="map-view" data-tool={props.tool} role="application" tabIndex={0} />;
}
