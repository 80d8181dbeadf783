import { RUNGS } from '../model/coverage.ts';
import { readDefinition } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { CameraView } from './dataset-state.ts';
import { LAYER_IDS, type View, WORKSPACE_IDS } from './view.ts';

/** What is kept of the view beside a person's own data; what refers to rows (selection, draft) and the steps to undo are not. */
export type ViewSnapshot = Pick<View, 'workspace' | 'filter' | 'definition' | 'asOf' | 'layers' | 'analysis'> & {
  readonly camera: CameraView | null;
};

/** Under this name a keeper holds it; no table of the model is called so. */
export const VIEW_ENTRY = 'view';
const FILE = 'view.json';
const FORMAT = 'dangjian-atlas-view';
const VERSION = 1;

export function snapshotOf(view: View, camera: CameraView | null): ViewSnapshot {
  const { workspace, filter, definition, asOf, layers, analysis } = view;
  return { workspace, filter, definition, asOf, layers, analysis, camera };
}

export function viewFile(snapshot: ViewSnapshot): File {
  return new File([JSON.stringify({ format: FORMAT, version: VERSION, ...snapshot })], FILE, { type: 'application/json' });
}

/** Null for what is damaged or of a later version. */
export function parseView(text: string): ViewSnapshot | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(read) || read.format !== FORMAT || read.version !== VERSION) return null;
  const workspace = WORKSPACE_IDS.find((id) => id === read.workspace);
  const filter = parseFilter(read.filter);
  const definition = readDefinition(read.definition);
  const { asOf, layers, analysis } = read;
  if (workspace === undefined || filter === null || definition === null || !isDate(asOf) || !Array.isArray(layers)) return null;
  return {
    workspace,
    filter,
    definition,
    asOf,
    layers: LAYER_IDS.filter((id) => layers.includes(id)),
    analysis: analysis === true,
    camera: parseCamera(read.camera),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function parseFilter(value: unknown): Filter | null {
  if (!isRecord(value) || typeof value.text !== 'string') return null;
  const texts = (list: unknown): (string | null)[] | null =>
    Array.isArray(list) && list.every((entry): entry is string | null => entry === null || typeof entry === 'string') ? list : null;
  const numbers = (list: unknown): (number | null)[] | null =>
    Array.isArray(list) && list.every((entry): entry is number | null => entry === null || Number.isSafeInteger(entry)) ? list : null;
  const { text } = value;
  const districts = texts(value.districts);
  const parks = texts(value.parks);
  const buildings = texts(value.buildings);
  const industries = texts(value.industries);
  const sizes = numbers(value.sizes);
  const tags = texts(value.tags)?.filter((tag) => tag !== null) ?? null;
  const rungs = texts(value.rungs);
  if (districts === null || parks === null || buildings === null || industries === null) return null;
  if (sizes === null || tags === null || rungs === null) return null;
  return { districts, parks, buildings, industries, sizes, tags, rungs: RUNGS.filter((rung) => rungs.includes(rung)), text };
}

function parseCamera(value: unknown): CameraView | null {
  if (!isRecord(value)) return null;
  const { lon, lat, zoom, pitch, bearing } = value;
  const all = [lon, lat, zoom, pitch, bearing].every((part) => typeof part === 'number' && Number.isFinite(part));
  return all ? { lon: Number(lon), lat: Number(lat), zoom: Number(zoom), pitch: Number(pitch), bearing: Number(bearing) } : null;
}
