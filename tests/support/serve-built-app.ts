import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startServer } from '../../scripts/serve.ts';

/** The built app; ATLAS_DIST names another build of it. */
export const DIST = process.env.ATLAS_DIST ?? fileURLToPath(new URL('../../dist/', import.meta.url));

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served, no slash at the end. */
    appUrl: string;
  }
}

/** Serves dist/ as it will be delivered, headers included, while a project's tests run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(`${DIST}/index.html`)) throw new Error('These tests drive the built app. Run first: npm run build');
  const server = await startServer({ root: DIST, port: 0, host: '127.0.0.1' });
  project.provide('appUrl', server.url);
  return () => server.close();
}
