import { type RefObject, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { pickName } from '../../../locales/format.ts';
import type { Messages } from '../../../locales/messages.ts';
import { whenMounted } from '../../../map/map-handle.ts';
import type { Placement } from '../../../model/edits.ts';
import { askSkipped, editsOf, endPlacing, previousUnit, skipUnit, undoPlacing } from '../../../state/edit-actions.ts';
import { type Placing, placedKeys, progressOf, unitKey, type WaitingUnit } from '../../../state/placing-queue.ts';
import { showDrawingPanel, usePlanDrawing } from '../../../state/plan-drawing.ts';
import { keepDrawings } from '../../../state/plan-drawing-kept.ts';
import { useAtlas } from '../../../state/store.ts';
import { DrawingPanel } from './drawing-panel.tsx';
import { PlacingPins } from './placing-pins.tsx';
import { usePlacingKeys } from './use-placing-keys.ts';
import './placing.css';

/** A round of placing, over the map: who is asked for, what is placed already. A click on the map does the rest. */
export function PlacingStage({ placing }: { readonly placing: Placing }) {
  const frame = useRef<HTMLDivElement>(null);
  const places = useAtlas((state) => editsOf(state, placing.datasetId).places);
  const isDrawingShown = usePlanDrawing((state) => state.isShown);
  const unit = placing.units[placing.at] ?? null;
  useEffect(keepDrawings, []);
  // Points of a drawing are not asked for when the round is over.
  useEffect(() => () => showDrawingPanel(false), []);
  const cross = usePlacingKeys(frame, unit !== null);
  useGoNear(frame, unit);
  useFocus(frame);
  return (
    <div ref={frame} className="placing-stage" tabIndex={-1}>
      <PlacingPins places={places} current={unit} cross={cross} />
      <PlacingCard placing={placing} unit={unit} places={places} />
      {isDrawingShown ? <DrawingPanel /> : null}
    </div>
  );
}

function PlacingCard(props: { readonly placing: Placing; readonly unit: WaitingUnit | null; readonly places: readonly Placement[] }) {
  const { placing, unit, places } = props;
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.placing;
  const isDrawingShown = usePlanDrawing((state) => state.isShown);
  const { units, at } = placing;
  const placed = placedKeys({ places, links: [] });
  const progress = progressOf(units, placed);
  const name = (entry: WaitingUnit) => pickName(language, entry.nameZh, entry.nameEn, entry.id);
  const latest = places.at(-1);
  const latestUnit = latest === undefined ? undefined : units.find((entry) => unitKey(entry) === unitKey(latest));
  return (
    <section className="placing-card" aria-label={words.stage}>
      <p className="placing-card-count">
        <span>{words.stage}</span>
        {unit === null ? null : <span>{words.counter(at + 1, units.length)}</span>}
        <span>{words.progress(progress.placed, progress.enterprises)}</span>
      </p>
      <div aria-live="polite" className="placing-card-unit">
        {unit === null ? (
          <>
            <h2>{words.doneTitle}</h2>
            <p>{progress.left === 0 ? words.doneAll : words.doneLeft(progress.left)}</p>
          </>
        ) : (
          <>
            <h2>
              <span className="placing-badge">{words.units[unit.unit]}</span>
              {name(unit)}
            </h2>
            <p>
              {[
                unit.address ?? words.noAddress,
                unit.parkZh === null ? '' : words.inPark(unit.parkZh),
                bringsText(words, unit),
                placed.has(unitKey(unit)) ? words.already : '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </>
        )}
        {latestUnit === undefined ? null : <span className="visually-hidden">{words.placedLive(name(latestUnit))}</span>}
      </div>
      {unit === null || progress.placed > 0 ? null : <p className="placing-card-hint">{words.clickHint}</p>}
      <div className="placing-card-actions">
        {unit === null && progress.left > 0 ? <Button onPress={askSkipped}>{words.askSkipped}</Button> : null}
        <Button onPress={previousUnit} isDisabled={at === 0}>
          {words.previous}
        </Button>
        {unit === null ? null : <Button onPress={skipUnit}>{words.skip}</Button>}
        <Button onPress={() => void undoPlacing()} isDisabled={latestUnit === undefined}>
          {words.undo}
        </Button>
        <Button onPress={() => showDrawingPanel(!isDrawingShown)}>{isDrawingShown ? words.drawing.hide : words.drawing.show}</Button>
        <Button kind="primary" onPress={endPlacing}>
          {words.finish}
        </Button>
      </div>
      <p className="placing-card-keys">{words.keys}</p>
    </section>
  );
}

function bringsText(words: Messages['placing'], { unit, enterprises }: WaitingUnit): string {
  if (unit === 'ENTERPRISE' || unit === 'SITE') return '';
  if (enterprises === 0) return words.bringsNone;
  return unit === 'PARK' ? words.bringsArea(enterprises) : words.brings(enterprises);
}

/** Where something near the unit is known and out of sight, the map goes there; else it stays as the person left it. */
function useGoNear(frame: RefObject<HTMLElement | null>, unit: WaitingUnit | null): void {
  const [lon, lat] = unit?.hint ?? [null, null];
  useEffect(() => {
    if (lon === null || lat === null) return;
    return whenMounted((map) => {
      const [x, y] = map.pixelOf([lon, lat]);
      const { clientWidth: width = 0, clientHeight: height = 0 } = frame.current ?? {};
      if (x < 0 || y < 0 || x > width || y > height) map.zoomTo({ lon, lat });
    });
  }, [frame, lon, lat]);
}

/** Keys are for the round from the start; a button that was pressed with the mouse gives them back. */
function useFocus(frame: RefObject<HTMLElement | null>): void {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => setElement(frame.current), [frame]);
  useEffect(() => {
    if (element === null) return;
    element.focus();
    const giveBack = (event: PointerEvent) => {
      if (event.pointerType !== '') requestAnimationFrame(() => element.focus());
    };
    element.addEventListener('pointerup', giveBack);
    return () => element.removeEventListener('pointerup', giveBack);
  }, [element]);
}
