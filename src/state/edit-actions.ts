import type { BuildingLink, Edits } from '../model/edits.ts';
import { NO_EDITS } from '../model/edits.ts';
import { applyEdits } from './dataset-actions.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { keepSoon } from './keep-soon.ts';
import { EDITS_ENTRY, editsFile } from './kept-edits.ts';
import { localToday } from './local-today.ts';
import { firstOpen, nextAt, placedKeys, previousAt, unitKey, type WaitingUnit } from './placing-queue.ts';
import { type AtlasStore, useAtlas } from './store.ts';

/** What a person edits of a dataset: places set by hand, buildings found by address. Each a step to undo. */

const PLACE_STEP = 'place';
/** Latitudes beyond cannot be drawn. */
const MAX_LATITUDE = 85;
const KEEP_MS = 250;
const APPLY_MS = 400;

export function editsOf(state: Pick<AtlasStore, 'edits'>, datasetId: string | null): Edits {
  return datasetId === null ? NO_EDITS : (state.edits[datasetId] ?? NO_EDITS);
}

/** Starts a round over the open dataset. Does nothing without units. */
export function startPlacing(units: readonly WaitingUnit[]): void {
  const { activeId, edits, patch } = useAtlas.getState();
  if (activeId === null || units.length === 0) return;
  const placed = placedKeys(editsOf({ edits }, activeId));
  patch({ placing: { datasetId: activeId, units, at: firstOpen(units, placed) }, tool: 'pan' });
}

export function endPlacing(): void {
  if (useAtlas.getState().placing !== null) useAtlas.getState().patch({ placing: null });
}

/** Puts the unit that is asked for at a place, and asks for the next. False where none is asked for or the place cannot be drawn. */
export function placeHere(lon: number, lat: number): boolean {
  const { placing, transactEdits } = useAtlas.getState();
  const unit = placing?.units[placing.at];
  if (placing === null || unit === undefined || !Number.isFinite(lon) || Math.abs(lon) > 180 || !(Math.abs(lat) <= MAX_LATITUDE))
    return false;
  transactEdits(PLACE_STEP, (draft) => {
    draft.places = draft.places.filter((place) => place.unit !== unit.unit || place.id !== unit.id);
    draft.places.push({ unit: unit.unit, id: unit.id, lon, lat, placedOn: localToday() });
  });
  goTo(nextAt(placing.units, placedOf(), placing.at));
  return true;
}

export function skipUnit(): void {
  const { placing } = useAtlas.getState();
  if (placing !== null) goTo(nextAt(placing.units, placedOf(), placing.at));
}

export function previousUnit(): void {
  const { placing } = useAtlas.getState();
  if (placing !== null) goTo(previousAt(placing.at));
}

/** Begins again with the first that was skipped. */
export function askSkipped(): void {
  const { placing } = useAtlas.getState();
  if (placing !== null) goTo(firstOpen(placing.units, placedOf()));
}

/** Takes the last placing of the round back and asks for that unit again; other steps stay. False where there is none. */
export function undoPlacing(): boolean {
  const { placing, history, edits, undo } = useAtlas.getState();
  if (placing === null || history.past.at(-1)?.label !== PLACE_STEP) return false;
  const before = editsOf({ edits }, placing.datasetId).places;
  undo();
  const still = placedOf();
  const taken = before.filter((place) => !still.has(unitKey(place))).at(-1) ?? before.at(-1);
  const at = taken === undefined ? -1 : placing.units.findIndex((unit) => unitKey(unit) === unitKey(taken));
  if (at >= 0) goTo(at);
  return true;
}

/** Accepts buildings for enterprises, in the place of what was accepted for them before. */
export function acceptLinks(links: readonly BuildingLink[]): void {
  if (links.length === 0) return;
  const fresh = new Set(links.map(({ enterpriseId }) => enterpriseId));
  useAtlas.getState().transactEdits('link', (draft) => {
    draft.links = [...draft.links.filter(({ enterpriseId }) => !fresh.has(enterpriseId)), ...links];
  });
}

export function withdrawLinks(enterpriseIds: readonly string[]): void {
  const gone = new Set(enterpriseIds);
  const { edits, activeId } = useAtlas.getState();
  if (!editsOf({ edits }, activeId).links.some(({ enterpriseId }) => gone.has(enterpriseId))) return;
  useAtlas.getState().transactEdits('link', (draft) => {
    draft.links = draft.links.filter(({ enterpriseId }) => !gone.has(enterpriseId));
  });
}

function placedOf(): ReadonlySet<string> {
  const { placing, edits } = useAtlas.getState();
  return placedKeys(editsOf({ edits }, placing?.datasetId ?? null));
}

function goTo(at: number): void {
  const { placing, patch } = useAtlas.getState();
  if (placing !== null) patch({ placing: { ...placing, at } });
}

/**
 * From now on edits reach storage and the tables by themselves, whichever way they changed: made, undone, restored. The tables wait for
 * the end of a round of placing, and for whatever is being loaded.
 */
export function watchEdits(): () => void {
  let applyTimer: ReturnType<typeof setTimeout> | undefined;
  let isApplying = false;
  /** Edits that could not be applied are not tried again until they change. */
  const failed = new Map<string, Edits>();

  const stale = (): string | null => {
    const state = useAtlas.getState();
    const ids = Object.keys(state.datasets).filter((id) => {
      const edits = editsOf(state, id);
      return state.datasets[id]?.edits !== edits && failed.get(id) !== edits;
    });
    return ids.find((id) => id === state.activeId) ?? ids[0] ?? null;
  };
  const apply = async () => {
    const { placing, job } = useAtlas.getState();
    const id = stale();
    if (id === null || placing !== null || job !== null || isApplying) return;
    isApplying = true;
    const edits = editsOf(useAtlas.getState(), id);
    if (!(await applyEdits(id))) failed.set(id, edits);
    isApplying = false;
    schedule();
  };
  const schedule = () => {
    clearTimeout(applyTimer);
    if (stale() !== null) applyTimer = setTimeout(() => void apply(), APPLY_MS);
  };
  const keep = keepSoon(() => {
    const { services, datasets, edits } = useAtlas.getState();
    const own = datasets[OWN_DATASET_ID];
    if (services === null || own?.isKept !== true) return;
    services.keeper
      .keep(editsFile(editsOf({ edits }, OWN_DATASET_ID)), EDITS_ENTRY)
      .catch((error: unknown) => notifyFailure(error, OWN_DATASET_ID));
  }, KEEP_MS);
  return useAtlas.subscribe((state, before) => {
    const ended = before.placing !== null && state.placing === null;
    if (state.edits !== before.edits || state.datasets !== before.datasets || (before.job !== null && state.job === null) || ended)
      schedule();
    const own = state.edits[OWN_DATASET_ID];
    if (own !== before.edits[OWN_DATASET_ID] && state.datasets[OWN_DATASET_ID] !== undefined) {
      keep();
    }
    // A round belongs to its dataset and its workspace, and a file that is dropped comes first.
    const { placing, activeId, view, imports } = state;
    if (placing !== null && (placing.datasetId !== activeId || view.workspace !== 'data' || imports.run !== null)) endPlacing();
  });
}
