import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import { RUNG_CODE } from '../model/coverage.ts';
import type { Edits } from '../model/edits.ts';
import { TAGS } from '../model/fact.ts';
import type { TableName } from '../model/tables.ts';
import { begunBySql, validAtSql } from './as-of-sql.ts';
import { linksSql, placedUnits, placesSql } from './edit-tables.ts';
import { mercatorXSql, mercatorYSql } from './geometry-sql.ts';
import { modelView } from './model-views.ts';
import { rungByUnitsSql, rungOfWordSql } from './prepare-organizations.ts';
import { caseOfTexts, dateLiteral, tableName } from './sql.ts';

interface PlaceJoin {
  readonly ix: string;
  readonly rung: string;
  readonly districtIx: string;
}

/** Collects the joins that the catalog makes necessary; without a column there is no join at all. */
export class FactJoins {
  readonly #schema: string;
  readonly #catalog: Catalog;
  readonly #asOf: string;
  readonly #edits: Edits;
  readonly #joins: string[] = [];

  constructor(schema: string, catalog: Catalog, asOf: string, edits: Edits) {
    this.#edits = edits;
    this.#schema = schema;
    this.#catalog = catalog;
    this.#asOf = asOf;
  }

  from(): string {
    return [`${this.#view('enterprise')} e`, ...this.#joins].join(' LEFT JOIN ');
  }

  park(): PlaceJoin {
    const none = 'CAST(NULL AS INTEGER)';
    if (!this.#enterpriseHas('park_id')) return { ix: none, rung: '0', districtIx: none };
    if (!hasTable(this.#catalog, 'org_cover')) {
      this.#joins.push(`${this.#table('dim_park')} p ON p.id = e.park_id`);
      return { ix: 'p.ix', rung: '0', districtIx: 'p.district_ix' };
    }
    this.#joins.push(`(${this.#withRule('dim_park', 'PARK', 'd.ix, d.id, d.district_ix')}) p ON p.id = e.park_id`);
    return { ix: 'p.ix', rung: 'coalesce(p.rung, 0)', districtIx: 'p.district_ix' };
  }

  building(): PlaceJoin & { readonly mx: string; readonly my: string; readonly parkIx: string } {
    const none = 'CAST(NULL AS INTEGER)';
    const hasLinks = this.#edits.links.length > 0;
    if (!hasLinks && !this.#enterpriseHas('building_id'))
      return { ix: none, rung: '0', districtIx: none, mx: none, my: none, parkIx: none };
    if (hasLinks) this.#joins.push(`${linksSql(this.#schema)} l ON l.enterprise_id = e.enterprise_id`);
    // What the list itself says wins over what its address was read as.
    const key = hasLinks ? `coalesce(nullif(e.building_id, ''), l.building_id)` : 'e.building_id';
    const place = { ix: 'b.ix', districtIx: 'b.district_ix', mx: 'b.mx', my: 'b.my', parkIx: 'b.park_ix' };
    if (!hasTable(this.#catalog, 'org_cover')) {
      this.#joins.push(`${this.#table('dim_building')} b ON b.id = ${key}`);
      return { ...place, rung: '0' };
    }
    const columns = 'd.ix, d.id, d.park_ix, d.district_ix, d.mx, d.my';
    const park = `(${this.#withRule('dim_park', 'PARK', 'd.ix')})`;
    const source = `SELECT d.*, coalesce(bp.rung, 0) AS park_rung FROM (${this.#withRule('dim_building', 'BUILDING', columns)}) d LEFT JOIN ${park} bp ON bp.ix = d.park_ix`;
    this.#joins.push(`(${source}) b ON b.id = ${key}`);
    // The rung of the building's park holds only where the enterprise names no park of its own.
    const inherited = this.#enterpriseHas('park_id')
      ? 'CASE WHEN p.ix IS NULL THEN coalesce(b.park_rung, 0) ELSE 0 END'
      : 'coalesce(b.park_rung, 0)';
    return { ...place, rung: `greatest(coalesce(b.rung, 0), ${inherited})` };
  }

  /** Places that a person set for enterprises themselves; null where there are none. */
  hand(): { readonly mx: string; readonly my: string } | null {
    if (!placedUnits(this.#edits, 'ENTERPRISE')) return null;
    const places = `(SELECT unit_id, ${mercatorXSql('lon')} AS mx, ${mercatorYSql('lat')} AS my FROM ${placesSql(this.#schema, 'ENTERPRISE')})`;
    this.#joins.push(`${places} h ON h.unit_id = e.enterprise_id`);
    return { mx: 'h.mx', my: 'h.my' };
  }

  parkIx(park: PlaceJoin, building: { readonly parkIx: string }): string {
    return `coalesce(${park.ix}, ${building.parkIx})`;
  }

  district(park: PlaceJoin, building: PlaceJoin): string {
    let registered = 'CAST(NULL AS INTEGER)';
    if (this.#enterpriseHas('register_district_code')) {
      this.#joins.push(`${this.#table('dim_district')} rd ON rd.code = e.register_district_code`);
      registered = 'rd.ix';
    }
    const ofPark = `CASE WHEN ${park.ix} IS NOT NULL THEN ${park.districtIx} ELSE ${building.districtIx} END`;
    return `coalesce(${ofPark}, ${registered})`;
  }

  /**
   * What the enterprise's own columns say. A named organization that is on the list governs: not yet founded,
   * revoked or an alliance, it gives nothing. Area never comes from here: it needs an explicit cover row.
   */
  ownOrganization(): { readonly columns: string; readonly rung: string } {
    const hasId = this.#enterpriseHas('org_id');
    const none = 'CAST(NULL AS INTEGER) AS org_ix';
    if (!hasId && !this.#enterpriseHas('org_built')) return { columns: none, rung: '0' };
    if (!hasId) {
      const word = `coalesce(${rungOfWordSql('e.org_formation')}, ${RUNG_CODE.single}) AS named_rung`;
      return { columns: `${none}, ${word}`, rung: `CASE WHEN org_built AND named_rung >= ${RUNG_CODE.joint} THEN named_rung ELSE 0 END` };
    }
    this.#joins.push(`${this.#table('org_register')} o ON o.org_id = e.org_id`);
    const word = `coalesce(${rungOfWordSql('e.org_formation')}, o.word_rung, ${rungByUnitsSql('coalesce(o.units, 0)')})`;
    return {
      columns: `o.org_ix, (o.org_ix IS NULL OR (o.exists_at AND o.cap >= ${RUNG_CODE.joint})) AS may_cover, ${word} AS named_rung`,
      rung: `CASE WHEN may_cover AND coalesce(org_built, org_ix IS NOT NULL) AND named_rung >= ${RUNG_CODE.joint} THEN named_rung ELSE 0 END`,
    };
  }

  /** Explicit cover, tags and work of an enterprise, gathered by its id into one join. */
  byEnterprise(): { readonly rung: string; readonly tags: string; readonly work: string } {
    const parts: string[] = [];
    if (hasTable(this.#catalog, 'org_cover')) {
      parts.push(`SELECT unit_id, rung, 0, FALSE FROM ${this.#table('cover_rule')} WHERE unit_kind = 'ENTERPRISE'`);
    }
    if (hasTable(this.#catalog, 'enterprise_tag')) {
      const bits = caseOfTexts('tag', new Map(TAGS.map((tag, bit) => [tag, String(1 << bit)])));
      const year = Number(this.#asOf.slice(0, 4));
      parts.push(
        `SELECT enterprise_id, 0, coalesce(${bits}, 0), FALSE FROM ${this.#view('enterprise_tag')} WHERE "year" IS NULL OR "year" <= ${year}`,
      );
    }
    if (hasTable(this.#catalog, 'instructor_assignment')) {
      parts.push(
        `SELECT enterprise_id, 0, 0, TRUE FROM ${this.#view('instructor_assignment')} WHERE ${validAtSql('since', 'until', dateLiteral(this.#asOf))}`,
      );
    }
    if (hasTable(this.#catalog, 'trade_union')) {
      parts.push(
        `SELECT unnest(enterprise_ids), 0, 0, TRUE FROM ${this.#view('trade_union')} WHERE ${begunBySql('founded_on', dateLiteral(this.#asOf))}`,
      );
    }
    if (parts.length === 0) return { rung: '0', tags: '0', work: 'FALSE' };
    this.#joins.push(`(SELECT id, max(rung) AS rung, CAST(bit_or(tags) AS INTEGER) AS tags, bool_or(work) AS work
      FROM (${parts.join(' UNION ALL ')}) u(id, rung, tags, work) WHERE id IS NOT NULL GROUP BY id) k ON k.id = e.enterprise_id`);
    return { rung: 'coalesce(k.rung, 0)', tags: 'coalesce(k.tags, 0)', work: 'coalesce(k.work, FALSE)' };
  }

  #withRule(dim: string, unitKind: string, columns: string): string {
    return `SELECT ${columns}, coalesce(r.rung, 0) AS rung FROM ${this.#table(dim)} d
      LEFT JOIN (SELECT unit_id, max(rung) AS rung FROM ${this.#table('cover_rule')} WHERE unit_kind = '${unitKind}' GROUP BY 1) r ON r.unit_id = d.id`;
  }

  #enterpriseHas(column: string): boolean {
    return hasColumn(this.#catalog, 'enterprise', column);
  }

  #table(name: string): string {
    return tableName(this.#schema, name);
  }

  #view(name: TableName): string {
    return tableName(this.#schema, modelView(name));
  }
}
