import { useMessages } from '../../components/locale-context.tsx';
import { MapControls } from '../../map/map-controls.tsx';
import { mapHandle } from '../../map/map-handle.ts';
import type { Camera } from '../../map/map-types.ts';
import { ScaleBar } from '../../map/scale-bar.tsx';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { distance } from './legend-sections.ts';

/** Zoom, north, tools and the scale bar over the map. */
export function StageTools({ camera }: { readonly camera: Camera }) {
  const messages = useMessages();
  const tool = useAtlas((state) => state.tool);
  const { patch, flyTo } = useAtlas.getState();
  const dataset = useActiveDataset();
  const words = messages.map;
  return (
    <>
      <div className="stage-controls">
        <MapControls
          camera={camera}
          tool={tool}
          labels={{
            zoomIn: words.zoomIn,
            zoomOut: words.zoomOut,
            resetNorth: words.resetNorth,
            zoomToData: words.zoomToAll,
            tools: { pan: words.pointer, rectangle: words.rectangle, lasso: words.lasso, circle: words.circle },
          }}
          onTool={(next) => patch({ tool: next })}
          onZoomIn={() => mapHandle.current?.zoomIn()}
          onZoomOut={() => mapHandle.current?.zoomOut()}
          onResetNorth={() => mapHandle.current?.resetNorth()}
          onZoomToData={() => {
            if (dataset !== null) flyTo(dataset.extent);
          }}
        />
      </div>
      <div className="stage-scale">
        <span className="stage-disclaimer">{words.notSurveyed}</span>
        <ScaleBar camera={camera} label={(meters) => distance(messages, meters)} />
      </div>
    </>
  );
}
