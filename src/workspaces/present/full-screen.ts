import { useAtlas } from '../../state/store.ts';
import { usePresent } from './present-state.ts';

/** Large type on the whole screen; where the browser refuses the full screen, large type alone. */
export async function startPresenting(): Promise<void> {
  usePresent.getState().setPresenting(true);
  useAtlas.getState().patch({ theme: 'big' });
  try {
    await document.documentElement.requestFullscreen();
  } catch {
    // A kiosk or a frame may not allow it; the person can still press F11.
  }
}

export function stopPresenting(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  leave();
}

function leave(): void {
  usePresent.getState().setPresenting(false);
  useAtlas.getState().patch({ theme: 'light' });
}

/** Escape leaves the full screen by the browser itself; the type follows. Answers how to stop listening. */
export function followFullScreen(): () => void {
  const onChange = () => {
    if (document.fullscreenElement === null && usePresent.getState().presenting) leave();
  };
  document.addEventListener('fullscreenchange', onChange);
  return () => document.removeEventListener('fullscreenchange', onChange);
}
