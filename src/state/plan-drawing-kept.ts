import { AtlasError } from '../model/errors.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { type FixedDrawing, fixedDrawing, putDrawing, usePlanDrawing } from './plan-drawing.ts';
import { DRAWING_ENTRY, DRAWING_FILE, drawingFile, parseDrawing } from './plan-drawing-file.ts';
import { canvasOf, pictureOf } from './plan-drawing-picture.ts';
import type { Services } from './services.ts';
import { type AtlasStore, useAtlas } from './store.ts';

const KEEP_MS = 300;

/** Whose drawing is under the map; null before any is looked after. */
let owner: string | null = null;
let isWatching = false;
let isMoving = false;
/** What lies under the datasets that are not on the map. */
const aside = new Map<string, FixedDrawing>();
/** Until it is 'read', what is kept of a person's own data says more than the screen. */
let ownState: 'unread' | 'read' | 'unreadable' = 'unread';
/** Rises with whatever happens to the person's own drawing: what was begun before is out of date. */
let revision = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * From now on each dataset has a drawing of its own, for as long as the tab; that of a person's own data is kept beside their tables,
 * comes back with them and goes with them. Data that are not kept leave no drawing behind either.
 */
export function keepDrawings(): void {
  if (isWatching) return;
  isWatching = true;
  owner = useAtlas.getState().activeId;
  onAtlas(useAtlas.getState(), null);
  useAtlas.subscribe(onAtlas);
  usePlanDrawing.subscribe((state, before) => {
    if (isMoving || owner !== OWN_DATASET_ID) return;
    const { drawing, points, kind, opacity } = before;
    if (state.drawing === drawing && state.points === points && state.kind === kind && state.opacity === opacity) return;
    ownState = 'read';
    changed();
    timer = setTimeout(() => void keep(), KEEP_MS);
  });
}

/** The drawing of a person's own data for a workspace file; 'as-kept' where what is kept has not been looked at, or cannot be read. */
export async function ownDrawingFile(): Promise<File | null | 'as-kept'> {
  if (!isWatching || ownState !== 'read') return 'as-kept';
  const fixed = ownDrawing();
  return fixed === null ? null : fileOf(fixed);
}

function onAtlas(state: AtlasStore, before: AtlasStore | null): void {
  const hasOwn = state.datasets[OWN_DATASET_ID] !== undefined;
  const hadOwn = before?.datasets[OWN_DATASET_ID] !== undefined;
  // While the database starts anew everything else stays as it is.
  if (!hasOwn && hadOwn && state.services !== null) {
    ownState = 'unread';
    putOwn(null);
  }
  if (state.activeId !== owner) moveTo(state.activeId);
  if (hasOwn && !hadOwn && ownState === 'unread' && state.services !== null) void restore(state.services);
}

function moveTo(id: string | null): void {
  const here = fixedDrawing();
  if (owner !== null && here !== null) aside.set(owner, here);
  owner = id;
  put(id === null ? null : (aside.get(id) ?? null));
  if (id !== null) aside.delete(id);
}

function put(fixed: FixedDrawing | null): void {
  isMoving = true;
  putDrawing(fixed);
  isMoving = false;
}

function ownDrawing(): FixedDrawing | null {
  return owner === OWN_DATASET_ID ? fixedDrawing() : (aside.get(OWN_DATASET_ID) ?? null);
}

/** Not a person's doing: nothing of it is written back. */
function putOwn(fixed: FixedDrawing | null): void {
  changed();
  if (owner === OWN_DATASET_ID) put(fixed);
  else if (fixed === null) aside.delete(OWN_DATASET_ID);
  else aside.set(OWN_DATASET_ID, fixed);
}

function changed(): void {
  revision += 1;
  clearTimeout(timer);
}

async function keep(): Promise<void> {
  const now = revision;
  const { services, datasets } = useAtlas.getState();
  if (services === null || datasets[OWN_DATASET_ID]?.isKept !== true) return;
  const fixed = ownDrawing();
  try {
    const file = fixed === null ? drawingFile(null) : await fileOf(fixed);
    // Changed meanwhile: that is kept next. Or gone with the data.
    if (now === revision) await services.keeper.keep(file, DRAWING_ENTRY);
  } catch (error) {
    notifyFailure(error, '');
  }
}

async function fileOf({ drawing, points, kind, opacity }: FixedDrawing): Promise<File> {
  const { width, height } = drawing.canvas;
  return drawingFile({ width, height, picture: await pictureOf(drawing.canvas), points, kind, opacity });
}

/** Brings back what earlier visits kept, or a workspace file brought; what a person did meanwhile stays. */
async function restore(services: Services): Promise<void> {
  const now = revision;
  // Data that came by an address are none of those that are kept.
  const isOfKeeper = useAtlas.getState().datasets[OWN_DATASET_ID]?.isKept === true || services.keeper.kind === 'memory';
  try {
    const fixed = isOfKeeper ? await readKept(services) : null;
    if (now !== revision) return;
    ownState = 'read';
    putOwn(fixed);
  } catch (error) {
    if (now !== revision) return;
    ownState = 'unreadable';
    notifyFailure(error, '');
  }
}

async function readKept(services: Services): Promise<FixedDrawing | null> {
  const entry = (await services.keeper.list()).find(({ table }) => table === DRAWING_ENTRY);
  if (entry === undefined) return null;
  const kept = parseDrawing(await (await services.keeper.open(entry.name)).text());
  if (kept === null) return null;
  const damaged = (cause?: unknown) => new AtlasError('file-corrupt', { file: DRAWING_FILE }, cause === undefined ? {} : { cause });
  if (kept === 'unreadable') throw damaged();
  const { width, height, picture, points, kind, opacity } = kept;
  const canvas = await canvasOf(new Blob([picture])).catch((cause: unknown) => {
    throw damaged(cause);
  });
  if (canvas.width !== width || canvas.height !== height) throw damaged();
  return { drawing: { name: '', canvas }, points, kind, opacity };
}
