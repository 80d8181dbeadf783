import { RUNGS, type Rung } from '../model/coverage.ts';
import { BUILT_IN_DEFINITIONS } from '../model/definition-set.ts';
import { INDUSTRY_SECTIONS, TAGS } from '../model/fact.ts';
import type { CameraView } from './dataset-state.ts';
import { LAYER_IDS, type LayerId, type View, WORKSPACE_IDS, type WorkspaceId } from './view.ts';

/**
 * The view as a link: workspace, dataset id of a bundled set, camera, layers, filters by code list.
 * Ids and names of enterprises, buildings or parks, and search text, never enter it: they are data.
 */
export interface LinkedView {
  readonly dataset: string | null;
  readonly workspace: WorkspaceId | null;
  readonly camera: CameraView | null;
  readonly layers: readonly LayerId[] | null;
  readonly definition: string | null;
  readonly asOf: string | null;
  readonly industries: readonly (string | null)[];
  readonly sizes: readonly (number | null)[];
  readonly tags: readonly string[];
  readonly rungs: readonly Rung[];
}

const UNKNOWN = '-';

function listOf<T extends string>(text: string | null, allowed: readonly T[]): T[] {
  if (text === null || text === '') return [];
  return text.split('.').flatMap((part) => allowed.filter((entry) => entry === part));
}

function someOf<T>(list: T[]): T[] | null {
  return list.length === 0 ? null : list;
}

function cameraOf(text: string | null): CameraView | null {
  const parts = text?.split(',').map(Number) ?? [];
  const [lon, lat, zoom, pitch = 0, bearing = 0] = parts;
  if (lon === undefined || lat === undefined || zoom === undefined || !parts.every(Number.isFinite)) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 24) return null;
  return { lon, lat, zoom, pitch, bearing };
}

export function parseHash(hash: string): LinkedView {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const asOf = params.get('t');
  const layers = params.get('l');
  const sections: readonly string[] = [...INDUSTRY_SECTIONS.map(([letter]) => letter), UNKNOWN];
  return {
    dataset: params.get('d'),
    workspace: WORKSPACE_IDS.find((id) => id === params.get('w')) ?? null,
    camera: cameraOf(params.get('c')),
    // An empty list is a choice, a list of unknown names is none.
    layers: layers === '' ? [] : someOf(listOf(layers, LAYER_IDS)),
    definition: params.get('k'),
    asOf: asOf !== null && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null,
    industries: listOf(params.get('i'), sections).map((entry) => (entry === UNKNOWN ? null : entry)),
    sizes: listOf(params.get('s'), ['1', '2', '3', '4', UNKNOWN]).map((entry) => (entry === UNKNOWN ? null : Number(entry))),
    tags: listOf(params.get('g'), TAGS),
    rungs: listOf(params.get('r'), RUNGS),
  };
}

export function writeHash(view: View, dataset: { readonly id: string; readonly isOwn: boolean } | null, camera: CameraView | null): string {
  const params = new URLSearchParams();
  if (dataset !== null && !dataset.isOwn) params.set('d', dataset.id);
  params.set('w', view.workspace);
  if (camera !== null) {
    const { lon, lat, zoom, pitch, bearing } = camera;
    const parts = [lon.toFixed(5), lat.toFixed(5), zoom.toFixed(2)];
    if (pitch !== 0 || bearing !== 0) parts.push(pitch.toFixed(0), bearing.toFixed(0));
    params.set('c', parts.join(','));
  }
  params.set('l', view.layers.join('.'));
  if (BUILT_IN_DEFINITIONS.some((definition) => definition.id === view.definition.id)) params.set('k', view.definition.id);
  params.set('t', view.asOf);
  const codes = (values: readonly (string | number | null)[]) => values.map((value) => value ?? UNKNOWN).join('.');
  if (view.filter.industries.length > 0) params.set('i', codes(view.filter.industries));
  if (view.filter.sizes.length > 0) params.set('s', codes(view.filter.sizes));
  if (view.filter.tags.length > 0) params.set('g', codes(view.filter.tags));
  if (view.filter.rungs.length > 0) params.set('r', codes(view.filter.rungs));
  return `#${params.toString().replaceAll('%2C', ',')}`;
}
