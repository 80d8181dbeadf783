/** Writes what a person does to the device, soon. */
interface KeepSoon {
  /** Something changed: it is kept at once, or as soon as `pauseMs` have passed since the last time. */
  (): void;
  /** What was not kept yet is not kept any more. */
  cancel(): void;
}

/** A single change is not left waiting, so that closing the page right after it loses nothing; many in a row are kept together. */
export function keepSoon(keep: () => void, pauseMs: number): KeepSoon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    timer = undefined;
    last = performance.now();
    keep();
  };
  const soon = (): void => {
    timer ??= setTimeout(run, Math.max(0, last + pauseMs - performance.now()));
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return Object.assign(soon, { cancel });
}
