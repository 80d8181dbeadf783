import { create } from 'zustand';
import { BUILT_IN_DEFINITIONS, type DefinitionSet, readDefinition } from '../model/definition-set.ts';
import { useAtlas } from './store.ts';

/** Definition sets (口径) that a person made: kept on this device like other choices, never with the data. */

const KEY = 'atlas:definitions';
const MAX_DEFINITIONS = 50;
const PREFIX = 'own-';

let keeps = true;

interface DefinitionsState {
  /** In the order in which they were made. */
  readonly definitions: readonly DefinitionSet[];
}

export const useOwnDefinitions = create<DefinitionsState>(() => ({ definitions: parseDefinitions(stored()) }));

export function isOwnDefinition(definition: DefinitionSet): boolean {
  return definition.id.startsWith(PREFIX);
}

/** What a person decides of a definition set. */
export type DefinitionDraft = Omit<DefinitionSet, 'id' | 'name' | 'note'> & { readonly name: string };

/** Saves a definition set under its id, or as a new one where that is null, and counts by it from now on: a step to undo. */
export function saveDefinition(id: string | null, draft: DefinitionDraft): void {
  const { definitions } = useOwnDefinitions.getState();
  const name = draft.name.trim();
  const { ownership, operating, minFullMembers, areaCounts } = draft;
  const saved: DefinitionSet = {
    id: id ?? newId(),
    name: { zh: name, en: name },
    ownership,
    operating,
    minFullMembers,
    areaCounts,
  };
  const others = definitions.filter((entry) => entry.id !== saved.id);
  write(id === null ? [...others, saved] : definitions.map((entry) => (entry.id === id ? saved : entry)));
  useAtlas.getState().transact('definition', (view) => {
    view.definition = saved;
  });
}

/** Removes a definition set of a person's own; where it is in force, the dataset's own takes its place. */
export function removeDefinition(id: string): void {
  write(useOwnDefinitions.getState().definitions.filter((entry) => entry.id !== id));
  const { view, datasets, activeId, transact } = useAtlas.getState();
  const open = activeId === null ? undefined : datasets[activeId];
  if (view.definition.id !== id || open === undefined) return;
  transact('definition', (draft) => {
    draft.definition = open.manifest.definition;
  });
}

/** Adds sets that came with a workspace file. The same set, changed there since, takes its place. */
export function addDefinitions(added: readonly DefinitionSet[]): void {
  const ids = new Set(added.map(({ id }) => id));
  write([...useOwnDefinitions.getState().definitions.filter(({ id }) => !ids.has(id)), ...added]);
}

/** From now on nothing is written down, and what earlier visits left is erased (不留存). */
export function keepNoDefinitions(): void {
  keeps = false;
  useOwnDefinitions.setState({ definitions: [] });
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The dataset's own set first, then the built-in ones, then a person's own, each once. */
export function definitionChoices(
  ofDatasets: readonly DefinitionSet[],
  own: readonly DefinitionSet[],
  inForce: DefinitionSet | null,
): readonly DefinitionSet[] {
  const all = [...ofDatasets, ...BUILT_IN_DEFINITIONS, ...own, ...(inForce === null ? [] : [inForce])];
  return all.filter((entry, index) => all.findIndex((other) => other.id === entry.id) === index);
}

/** What was written by an older version or by another hand is left out, set by set. */
export function parseDefinitions(text: string | null): readonly DefinitionSet[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    const read = Array.isArray(value) ? value.flatMap((entry) => readDefinition(entry) ?? []) : [];
    return read.filter(isOwnDefinition).slice(0, MAX_DEFINITIONS);
  } catch {
    return [];
  }
}

function write(definitions: readonly DefinitionSet[]): void {
  const kept = definitions.slice(-MAX_DEFINITIONS);
  useOwnDefinitions.setState({ definitions: kept });
  if (!keeps) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage they last as long as the tab.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Random, so that sets of two machines never meet under one id: a workspace file brings its own along. */
function newId(): string {
  const [low = 0, high = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${PREFIX}${high.toString(36)}${low.toString(36)}`;
}
