import { AtlasError, isCancelled } from '../model/errors.ts';
import { EMPTY_WORKLIST, type Worklist } from '../model/worklist.ts';
import { carryOver } from '../model/worklist-carry.ts';
import { parseWorklist } from '../model/worklist-file.ts';
import { screenWorklist } from '../model/worklist-screen.ts';
import { caseUnits } from '../queries/worklist.ts';
import { campaignGapStatements, caseStatements } from '../queries/worklist-tables.ts';
import { type LoadedDataset, OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { keepSoon } from './keep-soon.ts';
import { DAMAGED_ENTRY, damagedFile, WORKLIST_ENTRY, worklistFile } from './kept-worklist.ts';
import { localToday } from './local-today.ts';
import type { Services } from './services.ts';
import { type AtlasStore, useAtlas } from './store.ts';
import { listDateOf, looksBack, useMirror, worklistOf } from './worklist-state.ts';
import { caseUnitsOf } from './worklist-units.ts';

const KEEP_MS = 250;
const MIRROR_MS = 150;

/**
 * From now on worklists reach the tables and the device by themselves, whichever way they changed; those of a person's own data come
 * back with them; and each is held against a list that is newer than the one before.
 */
export function watchWorklists(): () => void {
  let mirrorTimer: ReturnType<typeof setTimeout> | undefined;
  let isMirroring = false;
  /** Restoring is over: only then is what is on the screen written over what is kept. */
  let isRestored = false;
  const carried = new Map<string, string>();

  const restore = async (services: Services): Promise<void> => {
    try {
      const kept = await readKept(services);
      const { datasets, worklists, patch } = useAtlas.getState();
      if (kept !== null && datasets[OWN_DATASET_ID] !== undefined) patch({ worklists: { ...worklists, [OWN_DATASET_ID]: kept } });
    } catch (error) {
      notifyFailure(error, WORKLIST_ENTRY);
    } finally {
      isRestored = useAtlas.getState().datasets[OWN_DATASET_ID] !== undefined;
    }
  };
  const keep = keepSoon(() => {
    const { services, datasets, worklists } = useAtlas.getState();
    const worklist = worklists[OWN_DATASET_ID];
    if (services === null || worklist === undefined || !isRestored || datasets[OWN_DATASET_ID]?.isKept !== true) return;
    services.keeper.keep(worklistFile(worklist), WORKLIST_ENTRY).catch((error: unknown) => notifyFailure(error, WORKLIST_ENTRY));
  }, KEEP_MS);
  const mirror = async () => {
    const state = useAtlas.getState();
    const dataset = activeOf(state);
    if (dataset === null || !isStale(state, dataset) || isMirroring) return;
    isMirroring = true;
    try {
      await mirrorWorklist(state, dataset);
      await carry(dataset, carried);
    } catch (error) {
      // A dataset that gives way to another takes its tables along.
      if (!isCancelled(error) && activeOf(useAtlas.getState())?.version === dataset.version) notifyFailure(error, WORKLIST_ENTRY);
    }
    isMirroring = false;
    schedule();
  };
  const schedule = () => {
    clearTimeout(mirrorTimer);
    const state = useAtlas.getState();
    const dataset = activeOf(state);
    if (dataset !== null && state.job === null && isStale(state, dataset)) mirrorTimer = setTimeout(() => void mirror(), MIRROR_MS);
  };
  const onChange = (state: AtlasStore, before: AtlasStore | null) => {
    const own = state.datasets[OWN_DATASET_ID];
    const hadOwn = before?.datasets[OWN_DATASET_ID] !== undefined;
    if (own === undefined && hadOwn) {
      isRestored = false;
      // While the database starts anew everything else stays as it is.
      if (state.services !== null) forgetOwn(state);
    }
    if (own !== undefined && !hadOwn && state.services !== null) {
      // Data that came by an address are none of those that are kept.
      const isOfKeeper = own.isKept || state.services.keeper.kind === 'memory';
      if (state.worklists[OWN_DATASET_ID] !== undefined || !isOfKeeper) isRestored = true;
      else void restore(state.services);
    }
    if (state.worklists[OWN_DATASET_ID] !== before?.worklists[OWN_DATASET_ID]) {
      keep();
    }
    if (
      state.worklists !== before?.worklists ||
      state.datasets !== before.datasets ||
      state.activeId !== before.activeId ||
      state.job !== before.job
    )
      schedule();
  };
  onChange(useAtlas.getState(), null);
  const stop = useAtlas.subscribe(onChange);
  return () => {
    keep.cancel();
    clearTimeout(mirrorTimer);
    stop();
  };
}

function activeOf(state: Pick<AtlasStore, 'activeId' | 'datasets'>): LoadedDataset | null {
  return state.activeId === null ? null : (state.datasets[state.activeId] ?? null);
}

function forgetOwn({ worklists, patch }: AtlasStore): void {
  patch({ worklists: Object.fromEntries(Object.entries(worklists).filter(([id]) => id !== OWN_DATASET_ID)) });
}

/** Whether the tables hold another worklist than the screen, or none, where there is one. */
function isStale(state: AtlasStore, dataset: LoadedDataset): boolean {
  const worklist = worklistOf(state, dataset.manifest.id);
  const held = useMirror.getState()[dataset.manifest.id];
  if (held === undefined) return worklist !== EMPTY_WORKLIST;
  return held.worklist !== worklist || held.version !== dataset.version;
}

async function mirrorWorklist({ services, worklists }: AtlasStore, dataset: LoadedDataset): Promise<void> {
  const { id } = dataset.manifest;
  const worklist = worklistOf({ worklists }, id);
  const held = useMirror.getState()[id];
  const before = held?.version === dataset.version ? held.worklist : null;
  const statements = [
    ...(before?.cases === worklist.cases ? [] : caseStatements(dataset.schema, worklist.cases)),
    ...(before?.campaign === worklist.campaign ? [] : campaignGapStatements(dataset.schema, worklist.campaign?.gaps ?? [])),
  ];
  if (statements.length > 0) await services?.engine.execute(statements);
  const isOther = before === null || before.campaign !== worklist.campaign || !haveSameKeys(before, worklist);
  const [revision, keysRevision] = [(held?.revision ?? 0) + 1, (held?.keysRevision ?? 0) + (isOther ? 1 : 0)];
  useMirror.setState({ [id]: { worklist, version: dataset.version, revision, keysRevision } });
}

function haveSameKeys(one: Worklist, other: Worklist): boolean {
  if (one.cases.length !== other.cases.length) return false;
  return one.cases.every((work, index) => {
    const now = other.cases[index];
    return (
      now !== undefined && now.id === work.id && now.enterpriseId === work.enterpriseId && now.name === work.name && now.uscc === work.uscc
    );
  });
}

/** Holds the worklist against the list, once for each load of it. A look back changes nothing. */
async function carry(dataset: LoadedDataset, carried: Map<string, string>): Promise<void> {
  const { services, worklists, activeId } = useAtlas.getState();
  const { id, definition } = dataset.manifest;
  const listOn = listDateOf(dataset);
  const mark = `${dataset.version} ${listOn}`;
  const worklist = worklistOf({ worklists }, id);
  if (services === null || activeId !== id || looksBack(dataset) || worklist.cases.length === 0 || carried.get(id) === mark) return;
  const units = caseUnitsOf(await services.engine.query(caseUnits(dataset.schema, definition)));
  const state = useAtlas.getState();
  // Changed meanwhile: it is mirrored anew, and held against the list then.
  if (worklistOf(state, id) !== worklist || state.activeId !== id || state.datasets[id]?.version !== dataset.version) return;
  carried.set(id, mark);
  const next = carryOver(worklist, units, listOn, localToday());
  // That it was held against a list is nothing to take back.
  if (next.cases === worklist.cases) state.patch({ worklists: { ...state.worklists, [id]: next } });
  else state.transactWorklist('carry-over', () => next);
}

/** Reads what earlier visits kept, and screens it as any file. What cannot be read is put aside and said. */
async function readKept(services: Services): Promise<Worklist | null> {
  const entry = (await services.keeper.list()).find(({ table }) => table === WORKLIST_ENTRY);
  if (entry === undefined) return null;
  const text = await (await services.keeper.open(entry.name)).text();
  const { worklist, problem } = parseWorklist(text);
  if (problem === null) return screenWorklist(worklist, await services.loadTextScreen());
  await services.keeper.keep(damagedFile(text), DAMAGED_ENTRY);
  throw new AtlasError(problem === 'version' ? 'file-format-later' : 'file-corrupt', { file: entry.name }, { details: problem });
}
