import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumOptions } from './scripts/browser/chromium-options.ts';
import { findChromium } from './scripts/browser/find-chromium.ts';

// Without a browser the other projects still run; prepare-browser.ts says what is missing.
const launchOptions = findChromium() === null ? {} : chromiumOptions();

/** Minutes of patience, not of work: two shared cores, and a browser that draws without a graphics processor. */
const SLOW = { testTimeout: 120_000, hookTimeout: 120_000 };

const SEED = ['tests/support/fixed-seed.ts'];

const WITH_BUILT_APP = {
  globalSetup: ['tests/support/serve-built-app.ts'],
  environment: 'node',
  fileParallelism: false,
  expect: { poll: { timeout: 20_000 } },
  // A shared machine now and then starves a browser for half a minute: another try tells that from a fault.
  retry: process.env.CI === undefined ? 0 : 2,
  ...SLOW,
} as const;

export default defineConfig({
  test: {
    // By itself one of two cores would stand idle; files that drive a browser still run one after the other.
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 60_000, setupFiles: SEED } },
      {
        test: {
          name: 'query',
          include: ['tests/query/**/*.test.ts'],
          environment: 'node',
          setupFiles: SEED,
          ...SLOW,
          testTimeout: 300_000,
        },
      },
      {
        plugins: [react()],
        worker: { format: 'es' },
        // Named ahead: found in the middle of a run, they would reload the page under a test.
        optimizeDeps: {
          exclude: ['@duckdb/duckdb-wasm', 'parquet-wasm', 'highs'],
          include: [
            'apache-arrow',
            '@uwdata/flechette',
            '@e965/xlsx',
            '@tmcw/togeojson',
            '@xmldom/xmldom',
            'fflate',
            'proj4',
            'topojson-client',
            'fast-check',
            '@tanstack/react-table',
            '@tanstack/react-virtual',
            'immer',
            'lucide-react',
            'react',
            'react-aria-components/Button',
            'react-aria-components/Dialog',
            'react-aria-components/Heading',
            'react-aria-components/I18nProvider',
            'react-aria-components/Label',
            'react-aria-components/ListBox',
            'react-aria-components/Menu',
            'react-aria-components/Modal',
            'react-aria-components/Popover',
            'react-aria-components/RadioGroup',
            'react-aria-components/Select',
            'react-aria-components/Tabs',
            'react-aria-components/ToggleButton',
            'react-aria-components/Tooltip',
            'react-dom/client',
            'write-excel-file/universal',
            'zustand',
            'react/jsx-dev-runtime',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          ...SLOW,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }],
          },
        },
      },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...WITH_BUILT_APP } },
      { test: { name: 'visual', include: ['tests/visual/**/*.test.ts'], ...WITH_BUILT_APP } },
    ],
  },
});
