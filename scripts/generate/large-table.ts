/**
 * An enterprise table of any size: 13 example cities, 104 parks, about 60 enterprises a building, rows in
 * the order of places, so that row groups are compact on the map. Everything synthetic; no other table is
 * needed, since each row says whether an organization was built and how.
 */
import { DateDay, Field, Int32, makeData, RecordBatch, Schema, Struct } from 'apache-arrow';
import { MAX_SYNTHETIC_SERIAL, syntheticUscc } from '../../src/model/uscc.ts';
import { dayNumber } from './calendar.ts';
import type { ColumnBuffer } from './column-buffers.ts';
import { BooleanBuffer, DoubleBuffer, encoded, IntegerBuffer, TextBuffer } from './column-buffers.ts';
import { EXAMPLE_CITIES, parkSites } from './example-cities.ts';
import type { Box } from './geometry.ts';
import { Frame } from './geometry.ts';
import { apportion, Random } from './random.ts';
import { BRAND_COUNT, brandAt, TRADES } from './trades.ts';

export interface LargeTableOptions {
  readonly enterprises: number;
  readonly seed: number;
  readonly rowsPerBatch: number;
}

const PARKS_PER_CITY = 8;
const TENANTS_PER_BUILDING = 60;
const SURVEYED_FROM = dayNumber('2024-01-08');
const AS_OF = dayNumber('2024-06-30');
const ENTERED_FROM = dayNumber('2004-01-01');

function createColumns(capacity: number) {
  const integer = (): IntegerBuffer => new IntegerBuffer(capacity, new Int32());
  const date = (): IntegerBuffer => new IntegerBuffer(capacity, new DateDay());
  const text = (typical: number): TextBuffer => new TextBuffer(capacity, typical);
  return {
    enterprise_id: text(10),
    uscc: text(18),
    name_zh: text(60),
    ownership: text(8),
    unit_category: text(15),
    org_built: new BooleanBuffer(capacity),
    org_formation: text(6),
    members_total: integer(),
    industry_code: text(4),
    size_class: integer(),
    building_id: text(10),
    park_id: text(6),
    register_district_code: text(6),
    lon: new DoubleBuffer(capacity),
    lat: new DoubleBuffer(capacity),
    status: text(6),
    entered_on: date(),
    staff_count: integer(),
    members_full: integer(),
    members_probationary: integer(),
    members_floating: integer(),
    members_unattached: integer(),
    applicants: integer(),
    union_members: integer(),
    party_survey_on: date(),
    valid_from: date(),
    is_synthetic: new BooleanBuffer(capacity),
  };
}

type Columns = ReturnType<typeof createColumns>;

/** Shared texts, encoded once. */
const PIECES = {
  prefix: encoded('示例'),
  suffixes: [encoded('有限公司(合成)'), encoded('科技有限公司(合成)'), encoded('股份有限公司(合成)')],
  brands: Array.from({ length: BRAND_COUNT }, (_, index) => encoded(brandAt(index))),
  trades: TRADES.map(({ code, words }) => ({ code: encoded(code), words: words.map(encoded) })),
  ownerships: ['PRIVATE', 'HMT', 'FOREIGN', 'STATE', 'COLLECTIVE', 'MIXED'].map(encoded),
  statuses: ['存续', '在业', '停业', '空壳', '清算', '注销', '迁出'].map(encoded),
  single: encoded('SINGLE'),
  joint: encoded('JOINT'),
  category: encoded('新经济组织'),
} as const;

/** Alias-free weighted draw over cumulative thresholds. */
function draw(random: Random, thresholds: readonly number[]): number {
  const value = random.next();
  let index = 0;
  while (index < thresholds.length - 1 && value >= (thresholds[index] ?? 1)) index += 1;
  return index;
}

const OWNERSHIP_THRESHOLDS = [0.87, 0.9, 0.93, 0.965, 0.98, 1];
const STATUS_THRESHOLDS = [0.78, 0.905, 0.93, 0.95, 0.962, 0.988, 1];

interface PlaceOfRow {
  readonly parkId: Uint8Array;
  readonly districtCode: Uint8Array;
  readonly buildingId: Uint8Array;
  /** Chance of an organization of its own, and of a share in a joint one. */
  readonly single: number;
  readonly joint: number;
  readonly point: (random: Random) => readonly [number, number];
}

function putMembers(columns: Columns, row: number, random: Random, place: PlaceOfRow, eligible: boolean): number {
  const value = random.next();
  const surveyed = !random.chance(0.06);
  const single = eligible && value < place.single;
  const joint = eligible && !single && value < place.single + place.joint;
  const rest = random.next();
  const full = single
    ? 3 + random.geometric(0.2, 60)
    : joint
      ? rest < 0.7
        ? 1
        : 2
      : !eligible
        ? 0
        : rest < 0.012
          ? random.int(3, 6)
          : rest < 0.11
            ? random.int(1, 2)
            : 0;
  const probationary = full > 0 ? random.geometric(0.7, 3) : random.chance(0.03) ? 1 : 0;
  // Whether an organization was built is known even where nobody has counted members.
  columns.org_built.put(row, single || joint);
  if (single) columns.org_formation.put(row, PIECES.single);
  else if (joint) columns.org_formation.put(row, PIECES.joint);
  else columns.org_formation.put(row);
  columns.members_total.put(row, surveyed ? full + probationary : null);
  columns.members_full.put(row, surveyed ? full : null);
  columns.members_probationary.put(row, surveyed ? probationary : null);
  columns.members_floating.put(row, surveyed ? (random.chance(0.1) ? random.int(1, 3) : 0) : null);
  columns.members_unattached.put(row, surveyed ? (full > 0 && random.chance(0.2) ? 1 : 0) : null);
  columns.applicants.put(row, surveyed ? (random.chance(0.12) ? random.int(1, 4) : 0) : null);
  columns.party_survey_on.put(row, surveyed ? random.int(SURVEYED_FROM, AS_OF) : null);
  return full;
}

function putRow(columns: Columns, row: number, serial: number, random: Random, place: PlaceOfRow): void {
  columns.enterprise_id.putAscii(row, `e${String(serial).padStart(8, '0')}`);
  columns.uscc.putAscii(row, syntheticUscc(serial % (MAX_SYNTHETIC_SERIAL + 1)));
  const tradeIndex = random.int(0, PIECES.trades.length - 1);
  const trade = PIECES.trades[tradeIndex];
  if (trade === undefined) throw new RangeError('trade');
  const suffix = PIECES.suffixes[draw(random, [0.68, 0.9, 1])];
  const brand = random.pick(PIECES.brands);
  if (suffix !== undefined) columns.name_zh.put(row, PIECES.prefix, brand, random.pick(trade.words), suffix);
  const ownership = draw(random, OWNERSHIP_THRESHOLDS);
  const status = draw(random, STATUS_THRESHOLDS);
  columns.ownership.put(row, PIECES.ownerships[ownership] ?? PIECES.category);
  columns.status.put(row, PIECES.statuses[status] ?? PIECES.category);
  columns.unit_category.put(row, PIECES.category);
  columns.industry_code.put(row, trade.code);
  columns.building_id.put(row, place.buildingId);
  columns.park_id.put(row, place.parkId);
  columns.register_district_code.put(row, place.districtCode);
  const [lon, lat] = place.point(random);
  // One row in two hundred has no place: it is counted, not drawn.
  const placed = !random.chance(0.005);
  columns.lon.put(row, placed ? lon : null);
  columns.lat.put(row, placed ? lat : null);
  const full = putMembers(columns, row, random, place, ownership < 3 && status < 2);
  const staff = Math.max(1, Math.round(16 * 2 ** (random.normal() * 1.35)), full * 6);
  columns.staff_count.put(row, staff);
  columns.size_class.put(row, random.chance(0.02) ? null : staff >= 300 ? (staff >= 1000 ? 1 : 2) : staff >= 12 ? 3 : 4);
  columns.union_members.put(row, staff >= 25 && random.chance(0.4) ? Math.round(staff * 0.8) : random.chance(0.2) ? null : 0);
  const entered = random.int(ENTERED_FROM, AS_OF - 60);
  columns.entered_on.put(row, entered);
  columns.valid_from.put(row, entered);
  columns.is_synthetic.put(row, true);
}

interface ParkPlan {
  readonly id: string;
  readonly districtCode: string;
  readonly box: Box;
  readonly angleDegrees: number;
  readonly enterprises: number;
  readonly coverage: number;
}

function planParks(options: LargeTableOptions): ParkPlan[] {
  const perCity = apportion(
    options.enterprises,
    EXAMPLE_CITIES.map(({ weight }) => weight),
  );
  return EXAMPLE_CITIES.flatMap((city, index) => {
    const random = new Random(`large/${options.seed}/${city.code}`);
    const sites = parkSites(random, city, PARKS_PER_CITY);
    const perPark = apportion(
      perCity[index] ?? 0,
      sites.map((_, park) => (park === 0 ? 2 : random.between(0.4, 1.3))),
    );
    return sites.map((site, park) => ({
      id: `p${city.code.slice(2, 4)}${park + 1}`,
      districtCode: city.code,
      ...site,
      enterprises: perPark[park] ?? 0,
      coverage: city.coverage * random.between(0.7, 1.3),
    }));
  });
}

/** Buildings of a park in the order of its streets, each with its own block and its own level of coverage. */
function* placesOf(plan: ParkPlan, options: LargeTableOptions): Generator<{ place: PlaceOfRow; rows: number }> {
  if (plan.enterprises === 0) return;
  const random = new Random(`large/${options.seed}/${plan.id}`);
  const count = Math.max(1, Math.round(plan.enterprises / TENANTS_PER_BUILDING));
  const frame = new Frame(plan.box, plan.angleDegrees);
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.4)));
  const rows = Math.max(1, Math.ceil(count / columns));
  const pitchX = (frame.halfWidth * 1.3) / columns;
  const pitchY = (frame.halfHeight * 1.3) / rows;
  // Fuller towards the middle of the park.
  const weights = Array.from({ length: count }, (_, index) => {
    const u = (index % columns) / columns - 0.5;
    const v = Math.floor(index / columns) / rows - 0.5;
    return (0.25 + Math.exp(-6 * (u * u + v * v))) * (0.3 + random.next());
  });
  const tenants = apportion(plan.enterprises, weights);
  const parkId = encoded(plan.id);
  const districtCode = encoded(plan.districtCode);
  for (const [index, size] of tenants.entries()) {
    const x = ((index % columns) + 0.5 - columns / 2) * pitchX + random.between(-0.15, 0.15) * pitchX;
    const y = (Math.floor(index / columns) + 0.5 - rows / 2) * pitchY + random.between(-0.15, 0.15) * pitchY;
    const halfX = Math.min(random.between(22, 45), pitchX * 0.35);
    const halfY = Math.min(random.between(18, 34), pitchY * 0.35);
    const factor = plan.coverage * random.between(0.4, 1.6);
    yield {
      rows: size,
      place: {
        parkId,
        districtCode,
        buildingId: encoded(`${plan.id}b${String(index + 1).padStart(4, '0')}`),
        single: Math.min(0.9, 0.16 * factor),
        joint: Math.min(0.08, 0.07 * factor),
        point: (inside) => frame.toLonLat(x + inside.between(-halfX, halfX), y + inside.between(-halfY, halfY)),
      },
    };
  }
}

/** Record batches of the table, one row group each; holds one at a time. `report` is told the rows done. */
export function* largeTable(options: LargeTableOptions, report: (rows: number) => void): Generator<RecordBatch> {
  if (options.enterprises > MAX_SYNTHETIC_SERIAL) throw new RangeError(`at most ${MAX_SYNTHETIC_SERIAL} enterprises`);
  const columns = createColumns(Math.min(options.rowsPerBatch, options.enterprises));
  const entries = Object.entries(columns) as [string, ColumnBuffer][];
  let schema: Schema | null = null;
  let filled = 0;
  let serial = 0;
  const flush = (): RecordBatch => {
    const children = entries.map(([, column]) => column.data(filled));
    schema ??= new Schema(entries.map(([name], index) => new Field(name, children[index]?.type ?? new Int32(), true)));
    const batch = new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: filled, nullCount: 0, children }));
    for (const [, column] of entries) column.reset();
    filled = 0;
    report(serial);
    return batch;
  };
  for (const plan of planParks(options)) {
    const random = new Random(`large/${options.seed}/${plan.id}/rows`);
    for (const { place, rows } of placesOf(plan, options)) {
      for (let n = 0; n < rows; n += 1) {
        serial += 1;
        putRow(columns, filled, serial, random, place);
        filled += 1;
        if (filled === options.rowsPerBatch) yield flush();
      }
    }
  }
  if (filled > 0) yield flush();
}
