import { useEffect, useState } from 'react';
import type { WorkspaceId } from '../state/view.ts';
import type { Workspace } from '../state/workspace.ts';
import { WORKSPACES } from './workspace-registry.ts';

/** The workspace's parts, loaded when it is first opened; the one before stays until then. */
export function useWorkspace(id: WorkspaceId): Workspace | null {
  const [workspace, setWorkspace] = useState<Workspace | null>(null);
  useEffect(() => {
    let current = true;
    const entry = WORKSPACES.find((candidate) => candidate.id === id);
    entry?.load().then(
      (loaded) => {
        if (current) setWorkspace(loaded);
      },
      (error: unknown) => {
        // Shown by the boundary: an async failure would be lost otherwise.
        if (current) {
          setWorkspace(() => {
            throw error;
          });
        }
      },
    );
    return () => {
      current = false;
    };
  }, [id]);
  return workspace;
}
