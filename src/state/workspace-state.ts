import { create } from 'zustand';
import type { WorkspaceContents } from '../model/workspace-file.ts';

export interface WorkspaceFileState {
  /** A workspace file is written. */
  readonly isSaving: boolean;
  /** Read, checked, and about to take the place of what a person has here: they say whether it shall. */
  readonly question: { readonly file: File; readonly contents: WorkspaceContents } | null;
}

export const useWorkspaceFile = create<WorkspaceFileState>(() => ({ isSaving: false, question: null }));
