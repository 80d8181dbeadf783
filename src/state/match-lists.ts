import { AtlasError, isCancelled } from '../model/errors.ts';
import type { ListMatcher, ListPlan } from '../model/match-session.ts';
import { asAtlasError } from './import-queue.ts';
import { isSameRef, type ListRef, type LoadedList, type OpeningList, patchMatching, useMatching } from './match-state.ts';
import { forgetKeptList, keepList, readKept } from './match-storage.ts';
import type { Services } from './services.ts';
import { useAtlas } from './store.ts';

/** Lists for matching: opened, agreed to, kept, removed. */

function services(): Services {
  const { services: given } = useAtlas.getState();
  if (given === null) throw new AtlasError('engine-boot');
  return given;
}

let restoring: Promise<ListMatcher> | null = null;

/** The matcher, with what earlier visits kept. Rejects with AtlasError. */
export function openMatching(): Promise<ListMatcher> {
  restoring ??= (async () => {
    const matcher = await services().loadMatcher();
    patchMatching({ matcher });
    if (!useMatching.getState().isRestored) await readKept(matcher);
    patchMatching({ isRestored: true });
    return matcher;
  })();
  restoring.catch((error: unknown) => {
    restoring = null;
    patchMatching({ error: asAtlasError(error, '') });
  });
  return restoring;
}

export function chooseList(side: 'left' | 'right', ref: ListRef): void {
  const { left, right } = useMatching.getState();
  const other = side === 'left' ? right : left;
  const own = side === 'left' ? left : right;
  // One list against itself says nothing: the two change places.
  if (isSameRef(other, ref)) patchMatching(side === 'left' ? { left: ref, right: own } : { left: own, right: ref });
  else patchMatching({ [side]: ref });
}

function patchOpening(opening: OpeningList, change: Partial<OpeningList>): OpeningList | null {
  if (useMatching.getState().opening?.abort !== opening.abort) return null;
  const next = { ...(useMatching.getState().opening ?? opening), ...change };
  patchMatching({ opening: next });
  return next;
}

/** Opens a foreign file for matching; the screen then asks which columns are which. Resolves to false where it cannot serve. */
export async function openList(file: File, isExample = false): Promise<boolean> {
  cancelOpening();
  const controller = new AbortController();
  const opening: OpeningList = {
    fileName: file.name,
    progress: null,
    abort: () => controller.abort(),
    session: null,
    preview: null,
    plans: [],
    plan: null,
    isExample,
  };
  patchMatching({ opening, error: null });
  try {
    const matcher = await openMatching();
    const session = await services().openImport(file, {
      signal: controller.signal,
      templates: [],
      onProgress: ({ done, total }) => patchOpening(opening, { progress: { done, total } }),
    });
    const plans = matcher.planLists(session.preview);
    const [plan] = plans;
    if (plan === undefined) {
      session.close();
      const isRoster = session.preview.sheets.some(({ problems }) => problems.some(({ code }) => code === 'roster'));
      throw new AtlasError(isRoster ? 'file-roster' : 'file-table-unknown', { file: file.name });
    }
    if (patchOpening(opening, { session, preview: session.preview, plans, plan, progress: null }) === null) session.close();
    return true;
  } catch (error) {
    if (useMatching.getState().opening?.abort === opening.abort) patchMatching({ opening: null });
    if (!isCancelled(error)) patchMatching({ error: asAtlasError(error, file.name) });
    return false;
  }
}

/** Nothing of the file remains. */
export function cancelOpening(): void {
  const { opening } = useMatching.getState();
  if (opening === null) return;
  patchMatching({ opening: null });
  opening.abort();
  opening.session?.close();
}

export function planOpening(plan: ListPlan): void {
  const { opening } = useMatching.getState();
  if (opening !== null) patchMatching({ opening: { ...opening, plan } });
}

/** Reads the open file as agreed. Resolves to its reference, null where that failed. */
export async function acceptList(): Promise<ListRef | null> {
  const { opening } = useMatching.getState();
  if (opening?.session == null || opening.preview === null || opening.plan === null) return null;
  const { session, preview, plan, fileName, isExample } = opening;
  try {
    const matcher = await openMatching();
    const { files, outcome } = await session.convert([matcher.decisionOf(preview, plan)], [], ({ done, total }) =>
      patchOpening(opening, { progress: { done, total } }),
    );
    const { side } = await matcher.readList(files, plan, outcome);
    session.close();
    const { lists } = useMatching.getState();
    const sheets = outcome.sheets;
    const list: LoadedList = {
      id: Math.max(0, ...lists.map(({ id }) => id)) + 1,
      fileName,
      side,
      leftOut: sheets.reduce((sum, sheet) => sum + sheet.rowsRefused, 0),
      dropped: sheets.flatMap(({ dropped }) => dropped.map(({ header }) => header)),
      isExample,
    };
    patchMatching({ opening: null, lists: [...lists, list] });
    await keepList(matcher, list);
    const ref: ListRef = { kind: 'file', id: list.id };
    const { left, right } = useMatching.getState();
    if (left === null) patchMatching({ left: ref });
    else if (right === null) patchMatching({ right: ref });
    return ref;
  } catch (error) {
    if (useMatching.getState().opening?.abort === opening.abort) patchMatching({ opening: { ...opening, progress: null } });
    if (!isCancelled(error)) patchMatching({ error: asAtlasError(error, fileName) });
    return null;
  }
}

export async function removeList(id: number): Promise<void> {
  const { lists, left, right } = useMatching.getState();
  const ref: ListRef = { kind: 'file', id };
  patchMatching({
    lists: lists.filter((list) => list.id !== id),
    left: isSameRef(left, ref) ? null : left,
    right: isSameRef(right, ref) ? null : right,
  });
  await forgetKeptList(id);
}

/** Loads the three lists of the example, those that are there already excepted, and puts the first two against each other. */
export async function loadExample(): Promise<boolean> {
  await openMatching();
  const files = await services().exampleLists();
  const refs: ListRef[] = [];
  for (const file of files) {
    const known = useMatching.getState().lists.find((list) => list.isExample && list.fileName === file.name);
    if (known !== undefined) refs.push({ kind: 'file', id: known.id });
    else {
      if (!(await openList(file, true))) return false;
      const ref = await acceptList();
      if (ref === null) return false;
      refs.push(ref);
    }
  }
  const [left = null, right = null] = refs;
  patchMatching({ left, right });
  return true;
}
