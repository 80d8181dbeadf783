import type { MapHandle } from './map-types.ts';

/** The mounted map, for commands from outside it (exports, presentation); null while there is none. */
export const mapHandle: { current: MapHandle | null } = { current: null };

/** Runs a command once the map is mounted, at once where it is. Answers how to give up. */
export function whenMounted(command: (map: MapHandle) => void): () => void {
  let frame = 0;
  const attempt = () => {
    if (mapHandle.current === null) frame = requestAnimationFrame(attempt);
    else command(mapHandle.current);
  };
  attempt();
  return () => cancelAnimationFrame(frame);
}
