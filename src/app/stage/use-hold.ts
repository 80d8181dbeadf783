import { useEffect, useState } from 'react';
import { useAtlas } from '../../state/store.ts';

/** What takes longer is not waited for: the map then goes where it should, and is filled as answers come. */
const PATIENCE_MS = 1500;

/**
 * Whether the map should stay as it is until its layers show a dataset that it never showed: true from the change on, for a short
 * while at most. `waitingFor`: the version that is not yet on the map; null while nothing is waited for.
 */
export function useHold(waitingFor: number | null): boolean {
  const drawn = useAtlas((state) => state.drawnVersion);
  const [givenUp, setGivenUp] = useState<number | null>(null);
  const isWaiting = waitingFor !== null && waitingFor !== drawn && waitingFor !== givenUp;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setGivenUp(waitingFor), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, waitingFor]);
  return isWaiting;
}
