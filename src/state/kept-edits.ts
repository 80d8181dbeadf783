import { ADDRESS_METHODS, type BuildingLink, type Edits, PLACED_UNITS, type Placement } from '../model/edits.ts';

/** Edits of a person's own data as the file that is kept beside its tables. */

/** Under this name a keeper holds them; no table of the model is called so. */
export const EDITS_ENTRY = 'edits';
const FILE = 'edits.json';
const FORMAT = 'dangjian-atlas-edits';
const VERSION = 1;

export function editsFile(edits: Edits): File {
  return new File([JSON.stringify({ format: FORMAT, version: VERSION, ...edits })], FILE, { type: 'application/json' });
}

/** What can be read of a kept file; what is damaged or of a later version is left out. */
export function parseEdits(text: string): Edits {
  const nothing: Edits = { places: [], links: [] };
  try {
    const read = JSON.parse(text) as { format?: unknown; version?: unknown; places?: unknown; links?: unknown };
    if (read.format !== FORMAT || read.version !== VERSION) return nothing;
    const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
    return { places: list(read.places).filter(isPlacement), links: list(read.links).filter(isLink) };
  } catch {
    return nothing;
  }
}

function isPlacement(value: unknown): value is Placement {
  const place = value as Partial<Record<keyof Placement, unknown>> | null;
  return (
    typeof place === 'object' &&
    place !== null &&
    PLACED_UNITS.some((unit) => unit === place.unit) &&
    typeof place.id === 'string' &&
    isBetween(place.lon, 180) &&
    isBetween(place.lat, 85) &&
    typeof place.placedOn === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(place.placedOn) &&
    !Number.isNaN(Date.parse(place.placedOn))
  );
}

function isLink(value: unknown): value is BuildingLink {
  const link = value as Partial<Record<keyof BuildingLink, unknown>> | null;
  return (
    typeof link === 'object' &&
    link !== null &&
    typeof link.enterpriseId === 'string' &&
    typeof link.buildingId === 'string' &&
    isBetween(link.confidence, 1) &&
    ADDRESS_METHODS.some((method) => method === link.method)
  );
}

function isBetween(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= limit;
}
