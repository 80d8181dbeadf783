/** Collects the tables of one place. Recipes say what there is; this says how it is written down. */
import type { DatasetManifest } from '../../src/model/dataset.ts';
import type { DefinitionSet } from '../../src/model/definition-set.ts';
import { addDays } from './calendar.ts';
import type { Enterprise } from './enterprise.ts';
import { EnterpriseFactory, enterpriseRow } from './enterprise.ts';
import type { Box, Position } from './geometry.ts';
import { boxAround, Frame, polygonText, schematicOutline } from './geometry.ts';
import { padded } from './numerals.ts';
import type { BuildingShape, Cluster, ParkLayout } from './park-layout.ts';
import { layoutPark } from './park-layout.ts';
import { Random } from './random.ts';
import type { RowOf } from './row.ts';
import { TableSet } from './row.ts';

/** A list beside the tables, as others would hand it over; it is no table of the model. */
export interface ListFile {
  /** Within the dataset's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface GeneratedDataset {
  readonly manifest: Omit<DatasetManifest, 'files'>;
  readonly tables: TableSet;
  readonly lists?: readonly ListFile[];
}

export interface PlaceOptions {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly subtitle: { readonly zh: string; readonly en: string };
  readonly asOf: string;
  readonly startParks?: readonly string[];
  /** ISO dates before `asOf`, ascending. */
  readonly earlier: readonly string[];
  readonly definition: DefinitionSet;
  readonly firstSerial: number;
}

export interface Building {
  readonly id: string;
  readonly parkId: string;
  readonly cluster: number;
  readonly nameZh: string;
  readonly shape: BuildingShape;
}

export interface Park {
  readonly id: string;
  readonly districtCode: string;
  readonly layout: ParkLayout;
  readonly buildings: readonly Building[];
}

export interface ClusterSpec extends Cluster {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly axis: string | null;
  readonly communityName: string | null;
  readonly subdistrictName: string | null;
}

export interface ParkSpec {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: string;
  readonly type: string;
  readonly districtCode: string;
  readonly box: Box;
  readonly angleDegrees: number;
  readonly pitchMetres: number;
  readonly floors: readonly [number, number];
  readonly buildingKind: string;
  readonly clusters: readonly ClusterSpec[];
  readonly irregularity?: number;
}

export interface OrgSpec {
  readonly nameZh: string;
  readonly type: string;
  readonly level: string;
  readonly parent: string | null;
  /** Founding date; the approval, where there is one, comes a little earlier. */
  readonly foundedOn: string | null;
  readonly approvedBy?: string | null;
  readonly more?: RowOf<'party_org'>;
}

export class PlaceBuilder {
  readonly options: PlaceOptions;
  readonly random: Random;
  readonly factory: EnterpriseFactory;
  readonly tables = new TableSet();
  readonly enterprises: Enterprise[] = [];
  readonly #leadOrgs = new Map<string, string>();
  readonly #buildingRows = new Map<string, RowOf<'building'>>();
  readonly #counters = new Map<string, number>();
  readonly #bounds: [number, number, number, number] = [180, 90, -180, -90];

  constructor(options: PlaceOptions) {
    this.options = options;
    this.random = new Random(`dangjian-atlas/${options.id}`);
    this.factory = new EnterpriseFactory(options.id, options.firstSerial, this.random);
  }

  get sourceId(): string {
    return `${this.options.id}-synthetic`;
  }

  /** The next id of a kind, e.g. gy-o0001. */
  nextId(kind: string, width = 4): string {
    const count = (this.#counters.get(kind) ?? 0) + 1;
    this.#counters.set(kind, count);
    return `${this.options.id}-${kind}${padded(count, width)}`;
  }

  include(point: Position): void {
    const bounds = this.#bounds;
    bounds[0] = Math.min(bounds[0], point[0]);
    bounds[1] = Math.min(bounds[1], point[1]);
    bounds[2] = Math.max(bounds[2], point[0]);
    bounds[3] = Math.max(bounds[3], point[1]);
  }

  /** A district with a schematic outline about a box; no administrative boundary. */
  addDistrict(
    code: string,
    nameZh: string,
    nameEn: string,
    level: string,
    codeKind: string,
    box: Box,
    parentCode: string | null = null,
  ): void {
    const frame = new Frame(box, 0);
    const ring = schematicOutline(this.random.fork(`district/${code}`), frame.halfWidth, frame.halfHeight, 0.16);
    const [lon, lat] = frame.toLonLat(0, 0);
    this.include([box[0], box[1]]);
    this.include([box[2], box[3]]);
    this.tables.add('district', {
      district_code: code,
      name_zh: nameZh,
      name_en: nameEn,
      level,
      parent_code: parentCode,
      code_kind: codeKind,
      valid_from: null,
      valid_to: null,
      lon,
      lat,
      geom: polygonText(ring.map(([x, y]) => frame.toLonLat(x, y))),
      source_id: this.sourceId,
      is_synthetic: true,
    });
  }

  addPark(spec: ParkSpec): Park {
    const random = this.random.fork(`park/${spec.id}`);
    const layout = layoutPark(random, {
      box: spec.box,
      angleDegrees: spec.angleDegrees,
      pitchMetres: spec.pitchMetres,
      clusters: spec.clusters,
      floors: spec.floors,
      ...(spec.irregularity === undefined ? {} : { irregularity: spec.irregularity }),
    });
    this.include([spec.box[0], spec.box[1]]);
    this.include([spec.box[2], spec.box[3]]);
    this.tables.add('park', {
      park_id: spec.id,
      name_zh: spec.nameZh,
      name_en: spec.nameEn,
      park_level: spec.level,
      park_type: spec.type,
      district_code: spec.districtCode,
      parent_park_id: null,
      lead_org_id: null,
      lon: layout.lon,
      lat: layout.lat,
      geom: layout.geom,
      area_km2: layout.areaKm2,
      source_id: this.sourceId,
      is_synthetic: true,
    });
    const numbers = new Map<number, number>();
    const buildings = layout.buildings.map((shape): Building => {
      const cluster = spec.clusters[shape.cluster];
      if (cluster === undefined) throw new RangeError('building without cluster');
      const number = (numbers.get(shape.cluster) ?? 0) + 1;
      numbers.set(shape.cluster, number);
      const id = this.nextId('b', 3);
      const nameZh = `${cluster.nameZh}·${number}号楼`;
      const row: RowOf<'building'> = {
        building_id: id,
        name_zh: nameZh,
        name_en: `${cluster.nameEn}, Building ${number}`,
        tower: String(number),
        kind: spec.buildingKind,
        park_id: spec.id,
        subdistrict_name: cluster.subdistrictName,
        subdistrict_code: null,
        community_name: cluster.communityName,
        address: null,
        lon: shape.lon,
        lat: shape.lat,
        geom: shape.geom,
        floors: shape.floors,
        area_m2: Math.round((shape.footprintM2 * shape.floors * 0.9) / 10) * 10,
        property_org_name: null,
        lead_org_id: null,
        axis_group: cluster.axis,
        source_id: this.sourceId,
        is_synthetic: true,
      };
      this.#buildingRows.set(id, row);
      this.tables.add('building', row);
      return { id, parkId: spec.id, cluster: shape.cluster, nameZh, shape };
    });
    return { id: spec.id, districtCode: spec.districtCode, layout, buildings };
  }

  /** Names the organization of a building; the row is already in the table. */
  leadBuilding(building: Building, orgId: string): void {
    const row = this.#buildingRows.get(building.id);
    if (row !== undefined) row.lead_org_id = orgId;
    this.#leadOrgs.set(building.id, orgId);
  }

  leadOrgOf(building: Building): string | null {
    return this.#leadOrgs.get(building.id) ?? null;
  }

  /** Puts an enterprise into a building, or on a plot without a building. */
  locate(enterprise: Enterprise, park: Park, building: Building | null): void {
    enterprise.parkId = park.id;
    enterprise.districtCode = park.districtCode;
    const random = this.random.fork(`locate/${enterprise.id}`);
    let point: Position;
    if (building === null) {
      // Yards fill from the axes outwards, several firms in one; the far ends stay thin.
      const plots = park.layout.freePlots;
      const plot = plots[Math.floor(plots.length * random.next() ** 1.7)];
      if (plot === undefined) throw new RangeError(`no free plot in ${park.id}`);
      point = plot(random);
    } else {
      enterprise.buildingId = building.id;
      enterprise.room = `${random.int(1, building.shape.floors)}层`;
      point = building.shape.pointInside(random);
    }
    [enterprise.lon, enterprise.lat] = point;
  }

  addOrg(spec: OrgSpec): string {
    const id = this.nextId('o');
    const approvedBy = spec.approvedBy ?? null;
    this.tables.add('party_org', {
      org_id: id,
      name_zh: spec.nameZh,
      org_type: spec.type,
      org_level: spec.level,
      parent_org_id: spec.parent,
      approved_by_org_id: approvedBy,
      founded_on: spec.foundedOn,
      valid_from: spec.foundedOn,
      valid_to: null,
      source_id: this.sourceId,
      is_synthetic: true,
      ...spec.more,
    });
    if (approvedBy !== null && spec.foundedOn !== null) {
      const approvedOn = addDays(spec.foundedOn, -this.random.fork(`approval/${id}`).int(3, 28));
      const number = (this.#counters.get(`document/${approvedOn.slice(0, 4)}`) ?? 0) + 1;
      this.#counters.set(`document/${approvedOn.slice(0, 4)}`, number);
      this.tables.add('approval', {
        approval_id: this.nextId('a'),
        org_id: id,
        document_no: `示例党批〔${approvedOn.slice(0, 4)}〕${number}号`,
        approved_on: approvedOn,
        kind: '成立',
        by_org_id: approvedBy,
      });
    }
    return id;
  }

  cover(orgId: string, enterprise: Enterprise, kind: '直接' | '联合' | '辐射', since: string): void {
    this.tables.add('org_cover', { org_id: orgId, unit_kind: 'ENTERPRISE', unit_id: enterprise.id, kind, since, until: null });
  }

  /** An instructor: a random id and a role, no attribute of a person. */
  addInstructor(random: Random, role: string, dispatchOrgId: string | null, assignedOn: string): string {
    const id = `${this.options.id}-i${random.int(0, 0xffffffff).toString(16).padStart(8, '0')}`;
    this.tables.add('instructor', { instructor_id: id, role, dispatch_org_id: dispatchOrgId, assigned_on: assignedOn });
    return id;
  }

  addTag(enterprise: Enterprise, tag: string, level: string, year: number): void {
    enterprise.tags.push({ tag, level, year });
  }

  finish(): GeneratedDataset {
    for (const enterprise of this.enterprises) {
      this.tables.add('enterprise', enterpriseRow(enterprise, this.sourceId));
      for (const { tag, level, year } of enterprise.tags)
        this.tables.add('enterprise_tag', { enterprise_id: enterprise.id, tag, level, year });
    }
    const { id, title, subtitle, asOf, earlier, definition, startParks } = this.options;
    const snapshots = [...earlier, asOf];
    for (const date of snapshots) this.tables.add('snapshot', { snapshot_id: `${id}-${date}`, as_of: date, title: `截至 ${date}` });
    const [west, south, east, north] = this.#bounds;
    const pad = Math.max(east - west, north - south) * 0.03;
    const box = boxAround((west + east) / 2, (south + north) / 2, (east - west) / 2 + pad, (north - south) / 2 + pad);
    return {
      manifest: {
        id,
        title,
        subtitle,
        asOf,
        snapshots,
        isSynthetic: true,
        definition,
        ...(startParks === undefined ? {} : { startParks }),
        bounds: [box[0], box[1], box[2], box[3]],
      },
      tables: this.tables,
    };
  }
}
