import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

/**
 * The oldest browsers the app runs on: the last Chromium for Windows 7 and 8, common on office desktops,
 * and the Firefox ESR of the same summer. The floor comes from module workers (Firefox 114) and
 * WebAssembly exceptions (Chromium 95, Firefox 100); public/guard.js checks the features themselves.
 */
export const BROWSER_FLOOR = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

/** What changes at its own pace, or is needed at its own time, has a file of its own. */
const CHUNK_GROUPS = [
  // Every lazy import needs it: inside a library's file it would make the shell wait for that library.
  { name: 'preload', test: /vite\/preload-helper/, priority: 50 },
  { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler|zustand|immer)\//, priority: 30 },
  { name: 'maplibre', test: /node_modules\/(?:maplibre-gl)\//, priority: 20 },
  {
    name: 'deck',
    test: /node_modules\/(?:@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir\.js|earcut|@mapbox)\//,
    priority: 20,
  },
  {
    name: 'controls',
    test: /node_modules\/(?:react-aria-components|react-aria|react-stately|@react-aria|@react-stately|@internationalized)\//,
    priority: 10,
  },
];

function portableUrl(filename: string, { hostType }: { hostType: string }): { runtime: string } | { relative: boolean } {
  return hostType === 'js' ? { runtime: `globalThis.__atlasAsset(${JSON.stringify(filename)})` } : { relative: true };
}

export default defineConfig(({ mode }): UserConfig => {
  const portable = mode === 'portable';
  return {
    // Relative addresses: the same build works at the root of a server and in a folder of it.
    base: './',
    plugins: [react()],
    // The one-file edition carries its files in the page and asks for them by name (scripts/portable/loader.js).
    ...(portable ? { experimental: { renderBuiltUrl: portableUrl } } : {}),
    worker: { format: 'es', rolldownOptions: portable ? { output: { codeSplitting: false } } : {} },
    build: {
      target: BROWSER_FLOOR,
      // Every browser of the floor preloads modules itself.
      modulePreload: { polyfill: false },
      cssTarget: BROWSER_FLOOR,
      assetsInlineLimit: 0,
      // The one-file edition is one chunk.
      chunkSizeWarningLimit: portable ? 10_000 : 1200,
      reportCompressedSize: false,
      rolldownOptions: { output: { codeSplitting: portable ? false : { groups: CHUNK_GROUPS } } },
    },
  };
});
