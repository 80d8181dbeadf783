import { Minus, Plus } from 'lucide-react';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { type DrawingFit, fitDrawing } from '../../../map/fit-drawing.ts';
import { CONTROL_POINTS, type ControlPoint } from '../../../model/control-point.ts';
import {
  markSpot,
  type PlanDrawing,
  removeDrawing,
  setDrawingOpacity,
  setFitKind,
  undoSpot,
  usePlanDrawing,
} from '../../../state/plan-drawing.ts';
import { DrawingChooser } from './drawing-chooser.tsx';
import { DrawingKeeping } from './drawing-keeping.tsx';

const MAX_ZOOM = 4;

/** A drawing to place by: opened from disk, fixed to the map by pairs of points, laid under the layers. */
export function DrawingPanel() {
  const words = useMessages().placing.drawing;
  const { drawing } = usePlanDrawing();
  return (
    <section className="placing-drawing" aria-label={words.title}>
      {drawing === null ? (
        <>
          <h3>{words.title}</h3>
          <DrawingChooser />
        </>
      ) : (
        <Fixing drawing={drawing} />
      )}
    </section>
  );
}

function Fixing({ drawing }: { readonly drawing: PlanDrawing }) {
  const words = useMessages().placing.drawing;
  const { points, pending, isFixing, kind, opacity } = usePlanDrawing();
  const fit = fitDrawing(points, kind);
  const number = points.length + 1;
  const isAsking = isFixing || points.length < CONTROL_POINTS;
  const asks = pending !== null ? words.askPlace(number) : isAsking ? words.markSpot(number) : fit === null ? words.onLine : words.fixed;
  return (
    <>
      <h3 title={drawing.name}>{drawing.name || words.title}</h3>
      <p className="placing-drawing-ask" role="status">
        {asks}
      </p>
      <DrawingImage drawing={drawing} points={points} pending={pending} fit={fit} />
      {fit === null ? null : (
        <p className={fit.isChecked ? undefined : 'placing-note'}>
          {fit.isChecked ? words.residual(metersText(fit.rms)) : words.unchecked}
        </p>
      )}
      <Segmented
        label={words.kind}
        options={(['affine', 'projective'] as const).map((id) => ({ id, name: words.kinds[id] }))}
        value={kind}
        onChange={(id) => setFitKind(id === 'projective' ? 'projective' : 'affine')}
      />
      <label className="placing-drawing-opacity">
        {words.opacity}
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(opacity * 100)}
          onChange={(event) => setDrawingOpacity(Number(event.target.value) / 100)}
        />
      </label>
      <div className="placing-card-actions">
        <Button onPress={() => void undoSpot()} isDisabled={pending === null && points.length === 0}>
          {words.undo}
        </Button>
        <Button kind="quiet" onPress={removeDrawing}>
          {words.remove}
        </Button>
      </div>
      <DrawingKeeping />
    </>
  );
}

interface DrawingImageProps {
  readonly drawing: PlanDrawing;
  readonly points: readonly ControlPoint[];
  readonly pending: readonly [number, number] | null;
  readonly fit: DrawingFit | null;
}

/** The drawing itself, to be enlarged and clicked on; its spots carry the numbers of those on the map. */
function DrawingImage({ drawing, points, pending, fit }: DrawingImageProps) {
  const words = useMessages().placing.drawing;
  const box = useRef<HTMLButtonElement>(null);
  const [zoom, setZoom] = useState(1);
  const { canvas } = drawing;
  useEffect(() => {
    box.current?.prepend(canvas);
    return () => canvas.remove();
  }, [canvas]);
  const mark = (event: MouseEvent<HTMLButtonElement>) => {
    // A key press on the button names no spot.
    if (event.detail === 0) return;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    markSpot([((event.clientX - left) / width) * canvas.width, ((event.clientY - top) / height) * canvas.height]);
  };
  const share = ([x, y]: readonly [number, number]) => ({ left: `${(x / canvas.width) * 100}%`, top: `${(y / canvas.height) * 100}%` });
  return (
    <div className="placing-drawing-image">
      <div className="placing-drawing-scroll">
        <button ref={box} type="button" aria-label={words.image} style={{ width: `${zoom * 100}%` }} onClick={mark}>
          {points.map(({ pixel }, index) => (
            <span
              key={pixel.join()}
              className="placing-spot"
              style={share(pixel)}
              title={fit === null ? undefined : words.residualOf(index + 1, metersText(fit.residuals[index] ?? 0))}
            >
              {index + 1}
            </span>
          ))}
          {pending === null ? null : (
            <span className="placing-spot" data-pending="" style={share(pending)}>
              {points.length + 1}
            </span>
          )}
        </button>
      </div>
      <div className="placing-drawing-zoom">
        <IconButton label={words.zoom} icon={<Plus size={14} aria-hidden="true" />} onPress={() => setZoom(Math.min(MAX_ZOOM, zoom * 2))} />
        <IconButton label={words.zoomOut} icon={<Minus size={14} aria-hidden="true" />} onPress={() => setZoom(Math.max(1, zoom / 2))} />
      </div>
    </div>
  );
}

function metersText(meters: number): string {
  return meters < 10 ? meters.toFixed(1) : String(Math.round(meters));
}
