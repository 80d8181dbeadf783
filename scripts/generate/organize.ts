/** Gives the enterprises of a place members and organizations; coverage differs by building and park, as it does on the ground. */
import { addDays, dateBetween } from './calendar.ts';
import type { Enterprise } from './enterprise.ts';
import { forgetMembers, giveMembers } from './enterprise.ts';
import { chineseNumeral } from './numerals.ts';
import type { PlaceBuilder } from './place-builder.ts';
import { addJointBranch, addOwnOrg } from './population.ts';
import type { Random } from './random.ts';
import type { Territory } from './territory.ts';

export interface OrganizeOptions {
  /** Mean share of enterprises with an organization of their own, and in a joint branch. */
  readonly singleRate: number;
  readonly jointRate: number;
  /** Share of the others whose members nobody has asked for. */
  readonly unknownRate: number;
  readonly foundedFrom: string;
  readonly foundedTo: string;
  /** Chance that a further full member follows the third one; larger means larger branches. */
  readonly branchGrowth?: number;
}

export interface Covered {
  readonly orgId: string;
  readonly enterprise: Enterprise;
}

function groupsOf(enterprises: readonly Enterprise[]): Enterprise[][] {
  const groups = new Map<string, Enterprise[]>();
  for (const enterprise of enterprises) {
    const key = enterprise.buildingId ?? enterprise.parkId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), enterprise]);
  }
  return [...groups.values()];
}

/** The founding date of an organization over these units; units that came later are dated back. */
export function foundingDate(random: Random, units: readonly Enterprise[], from: string, to: string): string {
  const date = dateBetween(random, from, to);
  for (const unit of units) if (unit.enteredOn >= date) unit.enteredOn = addDays(date, -random.int(60, 900));
  return date;
}

export function organize(
  place: PlaceBuilder,
  enterprises: readonly Enterprise[],
  territory: Territory,
  options: OrganizeOptions,
): Covered[] {
  const covered: Covered[] = [];
  const growth = options.branchGrowth ?? 0.8;
  const factorByPark = new Map<string, number>();
  let joint = 0;
  for (const group of groupsOf(enterprises)) {
    const first = group[0];
    if (first === undefined) continue;
    const random = place.random.fork(`organize/${first.id}`);
    const park = first.parkId ?? '';
    const ofPark = factorByPark.get(park) ?? place.random.fork(`factor/${park}`).between(0.7, 1.3);
    factorByPark.set(park, ofPark);
    const factor = ofPark * random.between(0.45, 1.55);
    const order = group
      .map((enterprise) => ({ enterprise, rank: random.next() ** (1 / Math.sqrt(enterprise.staff + 3)) }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ enterprise }) => enterprise);
    const parent = territory.committeeByPark.get(park) ?? territory.root;
    // Rounded up or down by chance, so that small groups keep the mean.
    const share = (rate: number): number =>
      Math.min(order.length, Math.floor(group.length * Math.min(0.98, rate * factor) + random.next()));
    for (const enterprise of order.splice(0, share(options.singleRate))) {
      giveMembers(enterprise, random, 3 + random.geometric(1 - growth, 44));
      const foundedOn = foundingDate(random, [enterprise], options.foundedFrom, options.foundedTo);
      covered.push({ enterprise, orgId: addOwnOrg(place, enterprise, random, { parent, approvedBy: territory.root, foundedOn }) });
    }
    let units = share(options.jointRate);
    while (units >= 2) {
      const members = order.splice(0, Math.min(units, random.int(2, 5)));
      units -= members.length;
      if (members.length < 2) break;
      for (const [index, unit] of members.entries()) giveMembers(unit, random, index === 0 ? 2 : random.pick([1, 1, 2]));
      const foundedOn = foundingDate(random, members, options.foundedFrom, options.foundedTo);
      joint += 1;
      const orgId = addJointBranch(place, members, random, `示例第${joint < 100 ? chineseNumeral(joint) : joint}联合党支部(合成)`, {
        parent,
        approvedBy: territory.root,
        foundedOn,
      });
      for (const enterprise of members) covered.push({ enterprise, orgId });
    }
    for (const enterprise of order) {
      const draw = random.next();
      giveMembers(enterprise, random, draw < 0.012 ? random.int(3, 6) : draw < 0.11 ? random.int(1, 2) : 0);
      if (random.chance(options.unknownRate)) forgetMembers(enterprise);
    }
  }
  return covered;
}

/** A few rows that the waterfall takes out: deregistered or not operating, drawn among the uncovered. */
export function retire(place: PlaceBuilder, uncovered: readonly Enterprise[], share: number): void {
  const random = place.random.fork('retire');
  for (const enterprise of uncovered) {
    if (!random.chance(share)) continue;
    enterprise.status = random.pick(['注销', '迁出', '停业', '空壳', '清算']);
    giveMembers(enterprise, random, 0);
    enterprise.membersProbationary = 0;
    enterprise.applicants = 0;
  }
}
