import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';

export interface MemoryWatch {
  /** The highest memory of a renderer process since the start, bytes; proportional set size. Linux only, else NaN. */
  stop(): Promise<number>;
}

function proportionalSetBytes(pid: number): number {
  try {
    const match = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return match === null ? 0 : Number(match[1]) * 1024;
  } catch {
    // The process ended between the listing and the reading.
    return 0;
  }
}

export async function watchRendererMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession();
  let peak = 0;
  let running = true;
  const sample = async (): Promise<void> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    for (const { type, id } of processInfo) if (type === 'renderer') peak = Math.max(peak, proportionalSetBytes(id));
  };
  const loop = (async () => {
    while (running) {
      await sample();
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  return {
    async stop() {
      running = false;
      await loop;
      await sample();
      await session.detach();
      return process.platform === 'linux' ? peak : Number.NaN;
    },
  };
}
