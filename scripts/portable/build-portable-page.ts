import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portablePage } from './portable-page.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the app in the portable mode, outside the project, and answers its one page. Throws when the build fails. */
export function buildPortablePage(): string {
  const directory = mkdtempSync(join(tmpdir(), 'portable-'));
  try {
    const args = ['build', '--mode', 'portable', '--outDir', directory, '--emptyOutDir', '--logLevel', 'warn'];
    const result = spawnSync(join(ROOT, 'node_modules/.bin/vite'), args, { cwd: ROOT, stdio: 'inherit' });
    if (result.status !== 0) throw new Error('vite build --mode portable failed');
    return portablePage(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
