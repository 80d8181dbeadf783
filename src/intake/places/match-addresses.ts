import type { AddressMatch, AddressToMatch, KnownBuilding } from '../../model/address-match.ts';
import { buildingKey, readBuildingName } from '../matching/building-name.ts';
import { foldSigns } from '../matching/normalize-name.ts';
import { isSameNumber, readStreetNumber, type StreetNumber } from './street-number.ts';

/**
 * Which known building an address names. The longest name of a building that stands in the address counts, with its tower: A座 is never
 * B座, and an address without a tower does not choose between towers. The street and number of a building's own address confirm the name or
 * stand for it. What fits several buildings, or says two things at once, is not decided. Confidences are set, not measured.
 */
const CONFIDENCE = {
  /** Name and street number say the same building. */
  nameAndStreet: 0.99,
  nameAndTower: 0.97,
  name: 0.95,
  streetInPark: 0.9,
  /** The address names a tower that is not among the known ones; the estate is. */
  estate: 0.8,
  street: 0.85,
} as const;
/** What stands before the name may belong to it: 新创新大厦 is not surely 创新大厦. */
const LOOSE_START = 0.13;
/** The enterprise's park is another than the building's. */
const OTHER_PARK = 0.35;

/** Shorter names, and those that say only a kind of house, stand in any address. */
const LEAST_NAME = 3;
const KINDS_OF_HOUSE =
  /^(?:标准厂房|写字楼|办公楼|综合楼|科研楼|研发楼|商务楼|孵化器|孵化园|孵化大楼|科技楼|行政楼|厂房|车间|仓库|宿舍楼|主楼|副楼|商务中心|创业园|科技园|工业园|产业园|软件园|创业中心|服务中心|商业街|商业广场|综合市场)$/u;
/** After a name: near it, not in it. */
const BESIDE = /^(?:\([^)]*\))?(?:斜?对面|旁边?|附近|隔壁|[东西南北]侧|[东西南北]面|后面|前面|以[东西南北]|周边)/u;
/** Before a name: its own name begins here. */
const BOUNDARY = /(?:^|[0-9号路街道巷弄里段区县市镇乡村园城内处旗州省社、,;:()·\-/]|街道|大道)$/u;
const TOWER_AFTER =
  /^[(-]?第?([A-Z]?-?(?:[0-9]{1,3}|[零〇一二三四五六七八九十]{1,3})|[A-Z]|[东西南北中主副甲乙丙丁])(?:号楼|号厂房|#楼|#厂房|#|座楼|座|栋楼|栋|幢楼|幢|塔楼|塔|号馆)/u;
const LETTER_TOWER_AFTER = /^[(-]?([A-Z]|[东西南北主副])(?:楼|区|馆)/u;
/** «创新大厦A1203»: a letter before a room. */
const LETTER_ROOM_AFTER = /^[(-]?([A-Z])-?[0-9]{3,4}/u;

interface Estate {
  /** Building of each tower by its folded name; '' for the building without one. */
  readonly towers: Map<string, number[]>;
}

interface Found {
  readonly buildings: readonly number[];
  readonly confidence: number;
  readonly method: 'NAME_TOWER' | 'NAME' | 'ESTATE';
}

export class AddressMatcher {
  private readonly estates = new Map<string, Estate>();
  /** Estates by their first two signs, longest first. */
  private readonly starts = new Map<string, string[]>();
  private readonly houses = new Map<string, { readonly house: StreetNumber; readonly building: number }[]>();
  private readonly towers: readonly string[];
  private readonly known: readonly KnownBuilding[];

  constructor(known: readonly KnownBuilding[]) {
    this.known = known;
    this.towers = known.map(
      ({ name, aliases }) => [name, ...aliases].map((text) => readBuildingName(text).tower).find((tower) => tower !== '') ?? '',
    );
    for (const [index, building] of known.entries()) {
      for (const name of [building.name, ...building.aliases]) this.addName(name, index);
      const house = building.address === null ? null : readStreetNumber(building.address);
      if (house !== null) push(this.houses, house.number, { house, building: index });
    }
    for (const names of this.starts.values()) names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  match(address: AddressToMatch): AddressMatch {
    const text = foldSigns(address.text);
    const byName = this.byName(text, address.parkId);
    const byStreet = this.byStreet(address, text);
    if (byName === 'unclear') return { kind: 'none' };
    if (byName === null || byName.buildings.length === 0) {
      if (byStreet.length === 0) return { kind: 'none' };
      return this.settle(byStreet, address.parkId, CONFIDENCE.street, 'STREET');
    }
    const both = byName.buildings.filter((building) => byStreet.includes(building));
    if (both.length > 0) return this.settle(both, address.parkId, CONFIDENCE.nameAndStreet, 'NAME_STREET');
    const contradicted = byStreet.length > 0 && byName.buildings.every((building) => this.known[building]?.address != null);
    if (contradicted) return { kind: 'several', buildings: [...new Set([...byName.buildings, ...byStreet])].sort((a, b) => a - b) };
    return this.settle(byName.buildings, address.parkId, byName.confidence, byName.method);
  }

  private addName(name: string, index: number): void {
    const read = readBuildingName(name);
    // Written with nothing but a tower, or with a name that any address may hold.
    if (read.estate.length < LEAST_NAME || KINDS_OF_HOUSE.test(read.estate)) return;
    const estate = this.estates.get(read.estate) ?? { towers: new Map<string, number[]>() };
    if (!this.estates.has(read.estate)) {
      this.estates.set(read.estate, estate);
      push(this.starts, read.estate.slice(0, 2), read.estate);
    }
    const there = estate.towers.get(read.tower) ?? [];
    if (!there.includes(index)) estate.towers.set(read.tower, [...there, index]);
  }

  /** null: no known name; 'unclear': a name stands there, but the address is beside it. */
  private byName(text: string, parkId: string | null): Found | 'unclear' | null {
    const found: { readonly at: number; readonly estate: string }[] = [];
    for (let at = 0; at + 1 < text.length; at += 1) {
      const estate = this.starts.get(text.slice(at, at + 2))?.find((name) => text.startsWith(name, at));
      if (estate !== undefined) found.push({ at, estate });
    }
    const outermost = found.filter(
      ({ at, estate }) =>
        !found.some(
          (other) => other.estate.length > estate.length && other.at <= at && other.at + other.estate.length >= at + estate.length,
        ),
    );
    if (outermost.length === 0) return null;
    const inside = outermost.filter(({ at, estate }) => !BESIDE.test(text.slice(at + estate.length)));
    if (inside.length === 0) return 'unclear';
    const read = inside.map(({ at, estate }) => this.readTower(text, at, estate, parkId));
    const [first] = read;
    if (first === undefined || read.length === 1) return first ?? null;
    const buildings = [...new Set(read.flatMap((entry) => entry.buildings))];
    const best = Math.max(...read.map((entry) => entry.confidence));
    return { buildings, confidence: best, method: first.method };
  }

  private readTower(text: string, at: number, estate: string, parkId: string | null): Found {
    const towers = this.estates.get(estate)?.towers ?? new Map<string, number[]>();
    const behind = text.slice(at + estate.length);
    const loose = BOUNDARY.test(text.slice(0, at)) ? 0 : LOOSE_START;
    const tower = towerBehind(behind, estate) ?? roomTower(behind, towers);
    const whole = towers.get('') ?? [];
    if (tower !== null) {
      const exact = towers.get(tower);
      if (exact !== undefined) return { buildings: exact, confidence: CONFIDENCE.nameAndTower - loose, method: 'NAME_TOWER' };
      // Another tower of the estate is not meant; the estate as a whole may be.
      return { buildings: whole, confidence: CONFIDENCE.estate - loose, method: 'ESTATE' };
    }
    if (whole.length > 0) return { buildings: whole, confidence: CONFIDENCE.name - loose, method: 'NAME' };
    const all = [...towers.values()].flat();
    const here = all.filter((building) => parkId !== null && this.known[building]?.parkId === parkId);
    // One tower is known: the address may mean another one all the same.
    return { buildings: here.length > 0 ? here : all, confidence: CONFIDENCE.estate - loose, method: 'ESTATE' };
  }

  private byStreet(address: AddressToMatch, text: string): number[] {
    const house = readStreetNumber(address.text);
    if (house === null) return [];
    const there = (this.houses.get(house.number) ?? []).filter((entry) => isSameNumber(entry.house, house)).map(({ building }) => building);
    const tower = anyTower(text);
    if (tower === null) return [...new Set(there)];
    const named = there.filter((building) => this.towers[building] === tower);
    return [...new Set(named.length > 0 ? named : there.filter((building) => this.towers[building] === ''))];
  }

  private settle(
    buildings: readonly number[],
    parkId: string | null,
    confidence: number,
    method: Extract<AddressMatch, { kind: 'one' }>['method'],
  ): AddressMatch {
    const park = (building: number): string | null => this.known[building]?.parkId ?? null;
    const here = buildings.filter((building) => parkId !== null && park(building) === parkId);
    const chosen = buildings.length > 1 && here.length > 0 ? here : buildings;
    const [only] = chosen;
    if (only === undefined) return { kind: 'none' };
    if (chosen.length > 1) return { kind: 'several', buildings: [...chosen].sort((a, b) => a - b) };
    const isElsewhere = parkId !== null && park(only) !== null && park(only) !== parkId;
    const raised = method === 'STREET' && here.length === 1 ? CONFIDENCE.streetInPark : confidence;
    return { kind: 'one', building: only, confidence: round(isElsewhere ? raised - OTHER_PARK : raised), method };
  }
}

/** The tower that a text names right behind a building's name, folded as in names of buildings. */
function towerBehind(behind: string, estate: string): string | null {
  const match = TOWER_AFTER.exec(behind) ?? LETTER_TOWER_AFTER.exec(behind);
  if (match === null) return null;
  const key = buildingKey(readBuildingName(estate + match[0].replace(/^[(-]/u, '')));
  return key.startsWith(`${estate}#`) ? key.slice(estate.length + 1) : null;
}

function roomTower(behind: string, towers: ReadonlyMap<string, unknown>): string | null {
  const letter = LETTER_ROOM_AFTER.exec(behind)?.[1];
  return letter !== undefined && towers.has(letter) ? letter : null;
}

const ANY_TOWER = /([A-Z]?-?[0-9]{1,3}|[A-Z]|[一二三四五六七八九十]{1,3})(?:号楼|号厂房|#楼|#厂房|#|座|栋|幢|塔楼|塔)/u;

function anyTower(text: string): string | null {
  const match = ANY_TOWER.exec(text);
  return match === null ? null : readBuildingName(`某某楼宇${match[0]}`).tower || null;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [value]);
  else there.push(value);
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** All addresses one after the other, equal ones once. */
export function matchAddresses(addresses: readonly AddressToMatch[], matcher: AddressMatcher): readonly AddressMatch[] {
  const seen = new Map<string, AddressMatch>();
  return addresses.map((address) => {
    const key = `${address.parkId ?? ''}\u0001${address.text}`;
    const match = seen.get(key) ?? matcher.match(address);
    seen.set(key, match);
    return match;
  });
}
