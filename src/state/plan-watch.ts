import { AtlasError } from '../model/errors.ts';
import { parsePlans } from '../model/plan-file.ts';
import type { PlanBook } from '../model/plan-scenario.ts';
import { screenPlans } from '../model/plan-screen.ts';
import { OWN_DATASET_ID } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { keepSoon } from './keep-soon.ts';
import { DAMAGED_PLANS_ENTRY, damagedPlansFile, PLANS_ENTRY, plansFile } from './kept-plans.ts';
import { patchPlanScreen, usePlanScreen } from './plan-state.ts';
import type { Services } from './services.ts';
import { type AtlasStore, useAtlas } from './store.ts';

const KEEP_MS = 400;

/** From now on the scenarios over a person's own data are kept on the device, come back with the data, and go with them. Answers how to stop. */
export function watchPlans(): () => void {
  /** Restoring is over: only then is what is on the screen written over what is kept. */
  let isRestored = false;

  const restore = async (services: Services): Promise<void> => {
    try {
      const kept = await readKept(services);
      const { datasets, plans, patch } = useAtlas.getState();
      if (kept !== null && datasets[OWN_DATASET_ID] !== undefined) patch({ plans: { ...plans, [OWN_DATASET_ID]: kept } });
    } catch (error) {
      notifyFailure(error, PLANS_ENTRY);
    } finally {
      isRestored = useAtlas.getState().datasets[OWN_DATASET_ID] !== undefined;
    }
  };
  const keep = keepSoon(() => {
    const { services, datasets, plans } = useAtlas.getState();
    const book = plans[OWN_DATASET_ID];
    if (services === null || book === undefined || !isRestored || datasets[OWN_DATASET_ID]?.isKept !== true) return;
    services.keeper.keep(plansFile(book), PLANS_ENTRY).catch((error: unknown) => notifyFailure(error, PLANS_ENTRY));
  }, KEEP_MS);
  const onChange = (state: AtlasStore, before: AtlasStore | null) => {
    const own = state.datasets[OWN_DATASET_ID];
    const hadOwn = before?.datasets[OWN_DATASET_ID] !== undefined;
    if (own === undefined && hadOwn) {
      isRestored = false;
      // While the database starts anew everything else stays as it is.
      if (state.services !== null)
        state.patch({ plans: Object.fromEntries(Object.entries(state.plans).filter(([id]) => id !== OWN_DATASET_ID)) });
    }
    if (own !== undefined && !hadOwn && state.services !== null) {
      // Data that came by an address are none of those that are kept.
      const isOfKeeper = own.isKept || state.services.keeper.kind === 'memory';
      if (state.plans[OWN_DATASET_ID] !== undefined || !isOfKeeper) isRestored = true;
      else void restore(state.services);
    }
    if (state.plans[OWN_DATASET_ID] !== before?.plans[OWN_DATASET_ID]) keep();
    if (before !== null && state.activeId !== before.activeId) {
      usePlanScreen.getState().run?.abort();
      patchPlanScreen({ openId: null, compared: [], refusal: null, linkMode: 'none' });
    }
  };
  onChange(useAtlas.getState(), null);
  const stop = useAtlas.subscribe(onChange);
  return () => {
    keep.cancel();
    stop();
  };
}

/** Reads what earlier visits kept, and screens it as any file. What cannot be read is put aside and said. */
async function readKept(services: Services): Promise<PlanBook | null> {
  const entry = (await services.keeper.list()).find(({ table }) => table === PLANS_ENTRY);
  if (entry === undefined) return null;
  const text = await (await services.keeper.open(entry.name)).text();
  const { book, problem } = parsePlans(text);
  if (problem === null) return screenPlans(book, await services.loadTextScreen());
  await services.keeper.keep(damagedPlansFile(text), DAMAGED_PLANS_ENTRY);
  throw new AtlasError(problem === 'version' ? 'file-format-later' : 'file-corrupt', { file: entry.name }, { details: problem });
}
