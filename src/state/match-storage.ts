import { AtlasError } from '../model/errors.ts';
import { parseDecisions, serializeDecisions } from '../model/match-decisions.ts';
import type { ListMatcher } from '../model/match-session.ts';
import { notifyFailure } from './import-queue.ts';
import { type LoadedList, patchMatching, useMatching } from './match-state.ts';
import type { ListKeeper } from './services.ts';
import { useAtlas } from './store.ts';

/** What matching keeps on this device: a list each as Arrow, an index of them, the decisions as JSON. */

const INDEX = 'match_lists';
const DECISIONS = 'match_decisions';

type IndexEntry = Omit<LoadedList, 'side'>;

function keeper(): ListKeeper | null {
  return useAtlas.getState().services?.listKeeper ?? null;
}

/** Everything that is written waits for what was written before. */
let queue: Promise<void> = Promise.resolve();

function write(work: (keeper: ListKeeper) => Promise<void>): Promise<void> {
  queue = queue.then(async () => {
    const store = keeper();
    if (store === null || store.kind === 'memory') return;
    try {
      await work(store);
      patchMatching({ isKept: useMatching.getState().bookProblem === null });
    } catch (error) {
      patchMatching({ isKept: false });
      notifyFailure(error instanceof AtlasError ? error : new AtlasError('storage-denied', {}, { cause: error }), INDEX);
    }
  });
  return queue;
}

function indexFile(lists: readonly LoadedList[]): File {
  const entries = lists.map(({ side: _side, ...entry }): IndexEntry => entry);
  return new File([JSON.stringify(entries)], `${INDEX}.json`);
}

export function keepList(matcher: ListMatcher, list: LoadedList): Promise<void> {
  return write(async (store) => {
    const name = `match_${list.id}`;
    await store.keep(new File([matcher.encodeList(list.side) as BlobPart], `${name}.arrow`), name);
    await store.keep(indexFile(useMatching.getState().lists), INDEX);
  });
}

export function forgetKeptList(id: number): Promise<void> {
  return write(async (store) => {
    await store.remove(`match_${id}.arrow`);
    await store.keep(indexFile(useMatching.getState().lists), INDEX);
  });
}

let isWaiting = false;

/** Keeps the decisions as they are when its turn comes: a quick reviewer writes once, not at every key. */
export function keepDecisions(): void {
  // What cannot be read is not overwritten: another version of the product may read it.
  if (isWaiting || useMatching.getState().bookProblem !== null) return;
  isWaiting = true;
  void write(async (store) => {
    isWaiting = false;
    await store.keep(new File([serializeDecisions(useMatching.getState().book)], `${DECISIONS}.json`), DECISIONS);
  });
}

/** Reads what earlier visits kept. What cannot be read is left out, and said. */
export async function readKept(matcher: ListMatcher): Promise<void> {
  const store = keeper();
  if (store === null) return;
  const kept = new Set((await store.list()).map(({ name }) => name));
  if (kept.has(`${DECISIONS}.json`)) {
    const { book, error } = parseDecisions(await (await store.open(`${DECISIONS}.json`)).text());
    patchMatching(error === null ? { book } : { bookProblem: error, isKept: false });
  }
  if (!kept.has(`${INDEX}.json`)) return;
  const lists: LoadedList[] = [];
  for (const entry of readIndex(await (await store.open(`${INDEX}.json`)).text())) {
    const name = `match_${entry.id}.arrow`;
    try {
      const bytes = new Uint8Array(await (await store.open(name)).arrayBuffer());
      lists.push({ ...entry, side: matcher.decodeList(bytes) });
    } catch (error) {
      notifyFailure(error, entry.fileName);
    }
  }
  patchMatching({ lists });
}

function readIndex(text: string): readonly IndexEntry[] {
  try {
    const entries = JSON.parse(text) as readonly Partial<IndexEntry>[];
    return entries.flatMap(({ id, fileName, leftOut = 0, dropped = [], isExample = false }) =>
      typeof id === 'number' && typeof fileName === 'string' ? [{ id, fileName, leftOut, dropped, isExample }] : [],
    );
  } catch {
    return [];
  }
}
