import type { Draft } from 'immer';
import { create } from 'zustand';
import { type Edits, NO_EDITS } from '../model/edits.ts';
import type { AtlasError } from '../model/errors.ts';
import { EMPTY_PLANS, type PlanBook } from '../model/plan-scenario.ts';
import { EMPTY_WORKLIST, type Worklist } from '../model/worklist.ts';
import type { CameraView, LoadedDataset, LoadingJob } from './dataset-state.ts';
import { commit, EMPTY_HISTORY, type History, redo, undo } from './history.ts';
import { type ImportState, NO_IMPORTS } from './import-state.ts';
import type { Placing } from './placing-queue.ts';
import type { Services } from './services.ts';
import { INITIAL_VIEW, type View } from './view.ts';

export type MapTool = 'pan' | 'rectangle' | 'lasso' | 'circle';

/** Where the map should go; `nonce` lets the same place be asked for twice. */
export interface FlyTarget {
  readonly bounds: readonly [number, number, number, number];
  readonly nonce: number;
}

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'error';
  readonly error: AtlasError | null;
  /** Key of a message without parameters in `locales`' notices, for kind 'done'. */
  readonly messageKey: 'loaded' | 'removed' | 'restored' | 'exported' | 'added' | null;
  readonly subject: string;
}

export interface AtlasStore {
  readonly services: Services | null;
  readonly bootError: AtlasError | null;
  /** The start is over: what it was asked to open is open, or failed, or was cancelled. */
  readonly started: boolean;
  readonly datasets: Readonly<Record<string, LoadedDataset>>;
  readonly activeId: string | null;
  readonly job: LoadingJob | null;
  /** Foreign files on their way in. */
  readonly imports: ImportState;
  readonly notices: readonly Notice[];
  readonly view: View;
  /** What a person added to datasets, by the dataset's id. */
  readonly edits: Readonly<Record<string, Edits>>;
  /** Cases and campaigns, by the dataset's id. */
  readonly worklists: Readonly<Record<string, Worklist>>;
  /** Scenarios, by the dataset's id. */
  readonly plans: Readonly<Record<string, PlanBook>>;
  /** Steps of view, edits, worklists and plans, in the order in which they were made. */
  readonly history: History;
  /** Units being placed by hand; null while nobody is at it. */
  readonly placing: Placing | null;
  readonly camera: CameraView | null;
  readonly fly: FlyTarget | null;
  readonly tool: MapTool;
  readonly mapReady: boolean;
  /** Version of the dataset whose layers the map has been given. */
  readonly drawnVersion: number;
  readonly mapAvailable: boolean;
  /** The opening view stands; its tables are still being made behind it. */
  readonly tablesPending: boolean;
  readonly language: 'zh-CN' | 'en';
  /** 'big' is the meeting room: large type, on a full screen. */
  readonly theme: 'light' | 'big';

  /** The one write path for what a person edits: recorded, undoable. `label` names the step. */
  transact(label: string, recipe: (draft: Draft<View>) => void): void;
  /** The same for the edits of the open dataset. Does nothing where none is open. */
  transactEdits(label: string, recipe: (draft: Draft<Edits>) => void): void;
  /** The same for the worklist of the open dataset. */
  transactWorklist(label: string, change: (worklist: Worklist) => Worklist): void;
  /** The same for the scenarios of the open dataset. */
  transactPlans(label: string, change: (plans: PlanBook) => PlanBook): void;
  /** Replaces the view without a step to undo: opening a dataset, restoring a link. */
  replaceView(view: View): void;
  undo(): void;
  redo(): void;
  patch(
    partial: Partial<
      Pick<
        AtlasStore,
        | 'services'
        | 'bootError'
        | 'imports'
        | 'started'
        | 'datasets'
        | 'edits'
        | 'worklists'
        | 'plans'
        | 'placing'
        | 'activeId'
        | 'job'
        | 'camera'
        | 'fly'
        | 'tool'
        | 'mapReady'
        | 'drawnVersion'
        | 'mapAvailable'
        | 'tablesPending'
        | 'language'
        | 'theme'
      >
    >,
  ): void;
  flyTo(bounds: readonly [number, number, number, number]): void;
  notify(notice: Omit<Notice, 'id'>): void;
  dismiss(id: number): void;
}

/** What undo and redo go over. */
function undoable({ view, edits, worklists, plans }: Undoable): Undoable {
  return { view, edits, worklists, plans };
}
type Undoable = Pick<AtlasStore, 'view' | 'edits' | 'worklists' | 'plans'>;

/** A step that puts another value in the place of the open dataset's; the state as it is where nothing is open or changes. */
function replaced<T extends object>(
  state: AtlasStore,
  label: string,
  slice: 'worklists' | 'plans',
  before: T,
  change: (value: T) => T,
): AtlasStore | (Undoable & Pick<AtlasStore, 'history'>) {
  const { activeId } = state;
  const next = activeId === null ? before : change(before);
  if (activeId === null || next === before) return state;
  const { value, history } = commit(undoable(state), state.history, label, (draft) => {
    (draft[slice] as Record<string, unknown>)[activeId] = next;
  });
  return { ...value, history };
}

let nextNotice = 1;
let nextNonce = 1;

export const useAtlas = create<AtlasStore>((set) => ({
  services: null,
  bootError: null,
  started: false,
  datasets: {},
  activeId: null,
  job: null,
  imports: NO_IMPORTS,
  notices: [],
  view: INITIAL_VIEW,
  edits: {},
  worklists: {},
  plans: {},
  history: EMPTY_HISTORY,
  placing: null,
  camera: null,
  fly: null,
  tool: 'pan',
  mapReady: false,
  drawnVersion: -1,
  mapAvailable: true,
  tablesPending: false,
  language: 'zh-CN',
  theme: 'light',

  transact: (label, recipe) =>
    set((state) => {
      const { value, history } = commit(undoable(state), state.history, label, (draft) => recipe(draft.view));
      return { ...value, history };
    }),
  transactEdits: (label, recipe) =>
    set((state) => {
      const { activeId } = state;
      if (activeId === null) return state;
      const { value, history } = commit(undoable(state), state.history, label, (draft) => {
        const edits = draft.edits[activeId] ?? { places: [...NO_EDITS.places], links: [...NO_EDITS.links] };
        draft.edits[activeId] = edits;
        recipe(draft.edits[activeId] ?? edits);
      });
      return { ...value, history };
    }),
  transactWorklist: (label, change) =>
    set((state) => replaced(state, label, 'worklists', state.worklists[state.activeId ?? ''] ?? EMPTY_WORKLIST, change)),
  transactPlans: (label, change) =>
    set((state) => replaced(state, label, 'plans', state.plans[state.activeId ?? ''] ?? EMPTY_PLANS, change)),
  replaceView: (view) => set({ view, history: EMPTY_HISTORY }),
  undo: () =>
    set((state) => {
      const { value, history } = undo(undoable(state), state.history);
      return { ...value, history };
    }),
  redo: () =>
    set((state) => {
      const { value, history } = redo(undoable(state), state.history);
      return { ...value, history };
    }),
  patch: (partial) => set(partial),
  flyTo: (bounds) => set({ fly: { bounds, nonce: nextNonce++ } }),
  notify: (notice) => set((state) => ({ notices: [...state.notices, { ...notice, id: nextNotice++ }].slice(-4) })),
  dismiss: (id) => set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
}));
