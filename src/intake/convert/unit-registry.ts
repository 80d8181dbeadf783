import type { KnownUnits } from '../../model/import-session.ts';
import type { TableName } from '../../model/tables.ts';
import { LINK_METHODS, type LinkKind, type LinkTarget, linkNames } from '../matching/link-names.ts';

/** How a name found its row. «nearly» deserves a look; «none» keeps the name itself as key. */
export type LinkGrade = 'sure' | 'nearly' | 'none';

export interface Link {
  readonly id: string;
  readonly grade: LinkGrade;
}

const KINDS: Readonly<Partial<Record<TableName, LinkKind>>> = {
  enterprise: 'enterprise',
  building: 'building',
  park: 'place',
  district: 'place',
  party_org: 'organization',
};

/** Rows that names of other lists can mean: what is loaded already, and what the same file brought before. */
export class UnitRegistry {
  private readonly targets = new Map<TableName, LinkTarget[]>();
  private readonly links = new Map<TableName, Map<string, Link>>();

  constructor(known: readonly KnownUnits[]) {
    for (const units of known) this.add(units);
  }

  add({ table, ids, names }: KnownUnits): void {
    const targets = this.targets.get(table) ?? [];
    ids.forEach((id, at) => {
      targets.push({ id, name: names[at] ?? id });
    });
    this.targets.set(table, targets);
    this.links.delete(table);
  }

  /** Looks all names up at once, which is far cheaper than one by one; `link` then answers from it. */
  prepare(table: TableName, names: Iterable<string>): void {
    const targets = this.targets.get(table) ?? [];
    const links = this.links.get(table) ?? new Map<string, Link>();
    this.links.set(table, links);
    const open = [...new Set(names)].filter((name) => !links.has(name));
    const kind = KINDS[table];
    const exact = new Map(targets.map(({ id, name }) => [name, id]));
    const ids = new Set(targets.map(({ id }) => id));
    const rest: string[] = [];
    for (const name of open) {
      const id = ids.has(name) ? name : exact.get(name);
      if (id !== undefined) links.set(name, { id, grade: 'sure' });
      else if (targets.length === 0 || kind === undefined) links.set(name, { id: name, grade: targets.length === 0 ? 'sure' : 'none' });
      else rest.push(name);
    }
    if (rest.length === 0 || kind === undefined) return;
    const found = linkNames(rest, targets, { kind });
    rest.forEach((name, at) => {
      const target = targets[found.target[at] ?? -1];
      const method = LINK_METHODS[found.method[at] ?? 0];
      // A likeness is for a person to confirm; until then the name stands for itself.
      if (target === undefined || method === 'FUZZY') links.set(name, { id: name, grade: 'none' });
      else links.set(name, { id: target.id, grade: method === 'CONTAINED' ? 'nearly' : 'sure' });
    });
  }

  link(table: TableName, name: string): Link {
    const known = this.links.get(table)?.get(name);
    if (known !== undefined) return known;
    this.prepare(table, [name]);
    return this.links.get(table)?.get(name) ?? { id: name, grade: 'none' };
  }
}
