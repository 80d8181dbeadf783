import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { mapHandle } from '../../map/map-handle.ts';
import type { Camera, ClickModifiers, LonLat, MapHandle, MapPick, MapShape, MapUnavailable } from '../../map/map-types.ts';
import { MapView } from '../../map/map-view.tsx';
import { selectionOf, toggleSelection } from '../../model/selection.ts';
import { placeHere } from '../../state/edit-actions.ts';
import { takeDrawingPlace } from '../../state/plan-drawing.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { cellLevelFor } from './cell-level.ts';
import { buildingsInShape, highlightOf, selectionOfPick, selectionOfShape } from './pick-selection.ts';
import { StageLegend } from './stage-legend.tsx';
import { StageTools } from './stage-tools.tsx';
import { StageTooltip } from './stage-tooltip.tsx';
import { useFit } from './use-fit.ts';
import { useHold } from './use-hold.ts';
import { useStageLayers } from './use-stage-layers.ts';
import { useStagePoints } from './use-stage-points.ts';
import { useUnderlay } from './use-underlay.ts';
import './map-stage.css';

const DOUBLE_CLICK_MS = 250;
const FIRST_CAMERA: Camera = { lon: 108, lat: 34, zoom: 3.4, bearing: 0, pitch: 0 };

/** The one map of all workspaces: what the view asks for, what is under the pointer, what is selected. */
export function MapStage({ gpu }: { readonly gpu: boolean | null }) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const view = useAtlas((state) => state.view);
  const tool = useAtlas((state) => state.tool);
  const fly = useAtlas((state) => state.fly);
  const saved = useAtlas((state) => state.camera);
  const theme = useAtlas((state) => state.theme);
  const isPlacing = useAtlas((state) => state.placing !== null);
  const underlay = useUnderlay();
  const { patch, transact } = useAtlas.getState();
  const [camera, setCamera] = useState<Camera>(saved ?? FIRST_CAMERA);
  const [settledZoom, setSettledZoom] = useState(camera.zoom);
  const [settledLat, setSettledLat] = useState(camera.lat);
  const [pick, setPick] = useState<MapPick | null>(null);
  const [unavailable, setUnavailable] = useState<MapUnavailable | null>(null);
  const { layers, isCurrent } = useStageLayers(cellLevelFor(settledZoom), settledZoom);
  const { points, isCurrent: pointsCurrent } = useStagePoints();
  const drawnVersion = isCurrent && pointsCurrent ? (dataset?.version ?? -1) : null;
  const holds = useHold(drawnVersion === null && dataset !== null ? dataset.version : null);
  useEffect(() => {
    if (drawnVersion !== null) useAtlas.getState().patch({ drawnVersion });
  }, [drawnVersion]);
  const reported = useRef<Camera | null>(saved);
  const latest = useRef({ layers, view });
  latest.current = { layers, view };

  const onCameraChange = useCallback((next: Camera, settled: boolean) => {
    // While it moves the map looks after itself: drawing the stage again each frame would cost it frames.
    if (!settled) return;
    setCamera(next);
    setSettledZoom(next.zoom);
    setSettledLat(next.lat);
    reported.current = next;
    useAtlas.getState().patch({ camera: next });
  }, []);

  // A camera that did not come from the map itself: a link, a saved view.
  useEffect(() => {
    if (saved !== null && saved !== reported.current) setCamera(saved);
  }, [saved]);

  const frame = useRef<HTMLDivElement>(null);
  useFit(frame, fly);

  const onClick = useCallback(
    (clicked: MapPick | null, modifiers: ClickModifiers) => {
      const chosen = clicked === null ? null : selectionOfPick(clicked, latest.current.layers);
      transact('selection', (draft) => {
        const before = latest.current.view.selection;
        const next =
          chosen === null
            ? null
            : modifiers.shift
              ? toggleSelection(before, chosen.kind, [chosen.id])
              : selectionOf(chosen.kind, [chosen.id]);
        draft.selection = next as typeof draft.selection;
      });
    },
    [transact],
  );

  const onShape = useCallback(
    (shape: MapShape) => {
      const { layers: drawn, view: current } = latest.current;
      transact('shape', (draft) => {
        if (current.workspace === 'plan')
          draft.draftBuildings = [...new Set([...current.draftBuildings, ...buildingsInShape(shape, drawn)])].sort((a, b) => a - b);
        else draft.selection = selectionOfShape(shape, drawn) as typeof draft.selection;
      });
      patch({ tool: 'pan' });
    },
    [patch, transact],
  );

  const lastPlaced = useRef(0);
  const onPlace = useCallback(([lon, lat]: LonLat) => {
    // The second click of a double one must not place the next unit on the same spot.
    const now = performance.now();
    if (now - lastPlaced.current < DOUBLE_CLICK_MS) return;
    if (takeDrawingPlace([lon, lat]) || placeHere(lon, lat)) lastPlaced.current = now;
  }, []);

  const onReady = useCallback(() => useAtlas.getState().patch({ mapReady: true }), []);
  // With every layer off, or nothing in them that has a place, no frame with data will come.
  const nothingToDraw =
    dataset !== null &&
    view.layers.every((id) => id !== 'enterprises' && layers.some((layer) => layer.id === id && layer.table.numRows === 0));
  useEffect(() => {
    if (nothingToDraw) onReady();
  }, [nothingToDraw, onReady]);
  const onUnavailable = useCallback((reason: MapUnavailable) => {
    setUnavailable(reason);
    useAtlas.getState().patch({ mapAvailable: false });
  }, []);
  const onRestored = useCallback(() => {
    setUnavailable(null);
    useAtlas.getState().patch({ mapAvailable: true });
  }, []);

  const highlight = useMemo(() => highlightOf(view.selection, view.draftBuildings, layers), [view.selection, view.draftBuildings, layers]);
  const labels = useMemo(() => ({ counts: messages.map.buildingLabel, mapName: messages.map.label }), [messages]);
  const handleRef = mapHandle as { current: MapHandle | null };
  return (
    <div ref={frame} className="stage-frame">
      <MapView
        camera={camera}
        onCameraChange={onCameraChange}
        layers={layers}
        points={points}
        underlay={underlay}
        holds={holds}
        pointOpacity={view.layers.includes('heat-rate') || view.layers.includes('heat-density') ? 0.55 : 1}
        highlight={highlight}
        onHover={setPick}
        onClick={onClick}
        {...(isPlacing ? { onPlace } : {})}
        tool={tool}
        onShape={onShape}
        language={language}
        labels={labels}
        onReady={onReady}
        onUnavailable={onUnavailable}
        onRestored={onRestored}
        gpu={gpu === null ? 'auto' : gpu ? 'on' : 'off'}
        textScale={theme === 'big' ? 1.75 : 1}
        handleRef={handleRef}
      />
      {unavailable === null ? null : (
        <div className="stage-unavailable" role="alert">
          <p>{unavailable === 'context-lost' ? messages.app.webglLost : messages.app.noWebgl}</p>
        </div>
      )}
      {dataset === null || unavailable !== null ? null : (
        <>
          <StageTools camera={camera} />
          <StageLegend layers={layers} points={points} latitude={settledLat} />
          <StageTooltip pick={pick} layers={layers} />
        </>
      )}
    </div>
  );
}
