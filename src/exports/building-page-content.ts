import type { GapClass, Rung } from '../model/coverage.ts';
import type { FloorPlace } from '../model/floor-room.ts';

/** One tenant as the page of its building shows it. Texts are in the language of the page. */
export interface PageTenant {
  readonly row: number;
  readonly name: string;
  readonly rung: Rung;
  readonly gapClass: GapClass;
  readonly place: FloorPlace | null;
  /** Floor or room as its list writes it. */
  readonly room: string | null;
  readonly membersFull: number | null;
  /** What is proposed, '' where nothing is. */
  readonly measure: string;
  /** The rule that decides, '' where none does. */
  readonly rule: string;
  /** Who has taken the case on, null where nobody has. */
  readonly owner: string | null;
  /** How far the case is, null where there is none. */
  readonly state: string | null;
}

export interface PageOrganization {
  readonly name: string;
  readonly type: string;
  readonly rung: Rung | null;
  /** Tenants of this building that it covers. */
  readonly tenants: number;
  readonly isBuildings: boolean;
}

export interface PageFigures {
  readonly listed: number;
  readonly eligible: number;
  readonly covered: number;
  readonly single: number;
  readonly joint: number;
  readonly area: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly shouldForm: number;
  readonly membersFull: number | null;
  /** Counted, but named on no list. */
  readonly suppressed: number;
  /** Still on the list, no longer on the register: not drawn. */
  readonly deregistered: number;
}

/** Everything that the page of one building says. */
export interface BuildingPageContent {
  readonly id: string;
  readonly name: string;
  /** District, park, street, community: those that are known. */
  readonly place: readonly string[];
  readonly address: string | null;
  readonly storeys: number | null;
  readonly dataset: string;
  readonly asOf: string;
  readonly definition: string;
  readonly isSynthetic: boolean;
  /** The organization that leads in this building, else in its park; null where the data name none. */
  readonly lead: { readonly of: 'building' | 'park'; readonly name: string } | null;
  readonly figures: PageFigures;
  readonly tenants: readonly PageTenant[];
  readonly organizations: readonly PageOrganization[];
}

/** Whether a tenant is one of those for whom a measure is proposed. */
export function isGap(tenant: PageTenant): boolean {
  return tenant.gapClass !== 'covered' && tenant.gapClass !== 'not-eligible';
}
