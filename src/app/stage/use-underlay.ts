import { useMemo } from 'react';
import { cornersOf, fitDrawing } from '../../map/fit-drawing.ts';
import type { MapUnderlay } from '../../map/map-types.ts';
import { usePlanDrawing } from '../../state/plan-drawing.ts';
import { useAtlas } from '../../state/store.ts';

/** The drawing fixed to the map while places are set by hand, null until its points say where it lies. In no other picture of the map. */
export function useUnderlay(): MapUnderlay | null {
  const { drawing, points, kind, opacity } = usePlanDrawing();
  const isPlacing = useAtlas((state) => state.placing !== null);
  return useMemo(() => {
    if (!isPlacing) return null;
    const fit = fitDrawing(points, kind);
    if (drawing === null || fit === null) return null;
    const { canvas } = drawing;
    return { canvas, corners: cornersOf(fit, canvas.width, canvas.height), opacity };
  }, [isPlacing, drawing, points, kind, opacity]);
}
