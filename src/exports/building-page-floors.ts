import type { PageTenant } from './building-page-content.ts';

/** One storey, or a run of storeys nobody is listed on, from top to bottom of a page. */
export interface FloorBand {
  /** 'unknown' holds those whose list gives no floor. */
  readonly kind: 'whole' | 'floor' | 'empty' | 'unknown';
  /** Lowest and highest floor; 0 for 'whole' and 'unknown'. */
  readonly from: number;
  readonly to: number;
  readonly tenants: readonly PageTenant[];
}

/** Fewer empty storeys than this are drawn one by one. */
const EMPTY_RUN = 2;

/**
 * A building's tenants by storey, top to bottom; each tenant once, one of several storeys on its lowest. Storeys without tenants are there
 * as far as the building is known to have them; runs of them are one band. The unknown come last. No floor stated at all: one band.
 */
export function floorBands(tenants: readonly PageTenant[], storeys: number | null): readonly FloorBand[] {
  const byLevel = new Map<number, PageTenant[]>();
  const whole: PageTenant[] = [];
  const unknown: PageTenant[] = [];
  for (const tenant of tenants) {
    const [level] = tenant.place?.kind === 'floors' ? tenant.place.levels : [];
    const band = tenant.place?.kind === 'whole' ? whole : level === undefined ? unknown : (byLevel.get(level) ?? []);
    if (level !== undefined) byLevel.set(level, band);
    band.push(tenant);
  }
  const bands: FloorBand[] = whole.length === 0 ? [] : [{ kind: 'whole', from: 0, to: 0, tenants: inOrder(whole) }];
  const stated = [...byLevel.keys()];
  if (stated.length > 0) {
    const top = Math.max(...stated, Math.min(storeys ?? 1, 200));
    const levels = new Set(stated);
    for (let level = Math.min(1, Math.floor(Math.min(...stated))); level <= top; level++) if (level !== 0) levels.add(level);
    bands.push(...joinEmpty([...levels].sort((a, b) => b - a).map((level) => floorBand(level, byLevel.get(level) ?? []))));
  }
  if (unknown.length > 0) bands.push({ kind: 'unknown', from: 0, to: 0, tenants: inOrder(unknown) });
  return bands;
}

function floorBand(level: number, tenants: readonly PageTenant[]): FloorBand {
  return { kind: tenants.length === 0 ? 'empty' : 'floor', from: level, to: level, tenants: inOrder(tenants) };
}

/** Rooms stand in their order; those without one in the order of the list. */
function inOrder(tenants: readonly PageTenant[]): readonly PageTenant[] {
  return [...tenants].sort((a, b) => (a.room ?? '').localeCompare(b.room ?? '', 'en', { numeric: true }) || a.row - b.row);
}

function joinEmpty(bands: readonly FloorBand[]): readonly FloorBand[] {
  const joined: FloorBand[] = [];
  let run: FloorBand[] = [];
  const close = (): void => {
    const [highest, lowest] = [run[0], run[run.length - 1]];
    if (run.length >= EMPTY_RUN && highest !== undefined && lowest !== undefined) {
      joined.push({ kind: 'empty', from: lowest.from, to: highest.to, tenants: [] });
    } else joined.push(...run);
    run = [];
  };
  for (const band of bands) {
    // The ground stays where it is: no run goes through it.
    if (band.kind === 'empty' && (run[0] === undefined || Math.sign(run[0].from) === Math.sign(band.from))) run.push(band);
    else {
      close();
      if (band.kind === 'empty') run = [band];
      else joined.push(band);
    }
  }
  close();
  return joined;
}

/** Every `size` neighbouring storeys as one: for towers that no page could show storey by storey. */
export function mergeFloors(bands: readonly FloorBand[], size: number): readonly FloorBand[] {
  const merged: FloorBand[] = [];
  let open: FloorBand | null = null;
  let count = 0;
  for (const band of bands) {
    const mayJoin = open !== null && count < size && isStorey(open) && isStorey(band) && Math.sign(open.from) === Math.sign(band.from);
    if (open !== null && mayJoin) {
      const tenants: readonly PageTenant[] = [...open.tenants, ...band.tenants];
      open = { kind: tenants.length === 0 ? 'empty' : 'floor', from: band.from, to: open.to, tenants };
      count += 1;
      merged[merged.length - 1] = open;
    } else {
      open = band;
      count = 1;
      merged.push(band);
    }
  }
  return merged;
}

export function isStorey(band: FloorBand): boolean {
  return band.kind === 'floor' || band.kind === 'empty';
}
