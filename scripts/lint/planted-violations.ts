import { typeOnlyEdges } from './biome-config.ts';
import { FOLDERS, LIBRARY_DOORS, MAIN_IMPORTS, WORKSPACES } from './import-rules.ts';

const IMPORT_RULE = 'lint/style/noRestrictedImports';

/** One file of the temporary project. Each line of `lines` breaks `rule`, or none does when `rule` is null. */
export interface Plant {
  readonly path: string;
  readonly rule: string | null;
  readonly lines: readonly string[];
  /** The rule speaks about the file as a whole, so any line counts. */
  readonly wholeFile?: boolean;
}

interface Place {
  readonly folder: string;
  /** Directory of the planted file, from the root, no slash at its end. */
  readonly directory: string;
  /** What leads from the file to src/. */
  readonly toSource: string;
}

const FOLDER_NAMES = Object.keys(FOLDERS);

function places(): Place[] {
  return FOLDER_NAMES.flatMap((folder): Place[] => {
    if (folder !== 'workspaces') {
      return [
        { folder, directory: `src/${folder}`, toSource: '../' },
        { folder, directory: `src/${folder}/inner`, toSource: '../../' },
      ];
    }
    return [
      { folder, directory: 'src/workspaces', toSource: '../' },
      ...WORKSPACES.map((name) => ({ folder, directory: `src/workspaces/${name}`, toSource: '../../' })),
    ];
  });
}

/** Every way to name a module that the import rules must see. */
function everyForm(specifier: string): string[] {
  return [
    `import { value } from '${specifier}';`,
    `import type { Type } from '${specifier}';`,
    `import '${specifier}';`,
    `export { name } from '${specifier}';`,
    `export type { Name } from '${specifier}';`,
    `export * from '${specifier}';`,
    `export const later = import('${specifier}');`,
    `import url from '${specifier}?worker&url';`,
  ];
}

function folderPlants(): Plant[] {
  const plants: Plant[] = [];
  for (const place of places()) {
    const rule = FOLDERS[place.folder];
    for (const target of FOLDER_NAMES) {
      if (target === place.folder) continue;
      const specifier = `${place.toSource}${target}/planted.ts`;
      const path = `${place.directory}/to-${target}.ts`;
      if (rule?.imports.includes(target)) {
        plants.push({ path, rule: null, lines: [`import { value } from '${specifier}';`, `export const later = import('${specifier}');`] });
      } else if (rule?.typesOnly?.includes(target)) {
        plants.push({ path, rule: null, lines: [`import type { Type } from '${specifier}';`] });
      } else {
        plants.push({ path, rule: IMPORT_RULE, lines: everyForm(specifier) });
      }
    }
  }
  return plants;
}

function workspacePlants(): Plant[] {
  const between = WORKSPACES.flatMap((from) =>
    WORKSPACES.filter((to) => to !== from).map((to) => ({
      path: `src/workspaces/${from}/to-workspace-${to}.ts`,
      rule: IMPORT_RULE,
      lines: everyForm(`../${to}/planted.ts`),
    })),
  );
  const shared = WORKSPACES.map((to) => ({
    path: `src/workspaces/to-workspace-${to}.ts`,
    rule: IMPORT_RULE,
    lines: everyForm(`./${to}/planted.ts`),
  }));
  return [...between, ...shared];
}

function entryPlants(): Plant[] {
  const fromMain = FOLDER_NAMES.map((target) => ({
    path: `src/main-to-${target}.ts`,
    rule: MAIN_IMPORTS.includes(target) ? null : IMPORT_RULE,
    lines: MAIN_IMPORTS.includes(target) ? [`import { value } from './${target}/planted.ts';`] : everyForm(`./${target}/planted.ts`),
  }));
  const stray = { path: 'src/utils/stray.ts', rule: IMPORT_RULE, lines: everyForm('../model/planted.ts') };
  const detours = places().map((place) => ({
    path: `${place.directory}/detour.ts`,
    rule: IMPORT_RULE,
    lines: [
      '/src/model/planted.ts',
      './../engine/planted.ts',
      `${place.toSource}main.tsx`,
      `${place.toSource}../src/model/planted.ts`,
      `${place.toSource}../tests/support/planted.ts`,
      `${place.toSource}../scripts/planted.ts`,
    ].map((specifier) => `import '${specifier}';`),
  }));
  return [...fromMain, stray, ...detours];
}

function doorPlants(): Plant[] {
  const locations = [
    ...places(),
    { folder: 'main', directory: 'src', toSource: './' },
    { folder: '', directory: 'src/utils', toSource: '../' },
  ];
  return locations.flatMap((place) =>
    LIBRARY_DOORS.flatMap((door) => {
      const modules = door.packages.map((name) => (name.endsWith('/') ? `${name}core` : name));
      const open = door.folders.includes(place.folder);
      const lines = modules.flatMap((name) =>
        open ? [`import type { Name } from '${name}';`] : [...everyForm(name), `import '${name}/dist/inner.js';`],
      );
      return [
        { path: `${place.directory}/door-${door.name.toLowerCase().replace(/[^a-z]+/g, '-')}.ts`, rule: open ? null : IMPORT_RULE, lines },
      ];
    }),
  );
}

function typeOnlyPlants(): Plant[] {
  return typeOnlyEdges().flatMap(({ folder, target }) =>
    places()
      .filter((place) => place.folder === folder)
      .map((place) => {
        const specifier = `${place.toSource}${target}/planted.ts`;
        return {
          path: `${place.directory}/value-from-${target}.ts`,
          rule: 'plugin',
          lines: [
            `import { value } from '${specifier}';`,
            `import { type Type } from '${specifier}';`,
            `import '${specifier}';`,
            `export { name } from '${specifier}';`,
            `export * from '${specifier}';`,
            `export const later = import('${specifier}');`,
            `import url from '${specifier}?worker&url';`,
          ],
        };
      }),
  );
}

function modulePathPlants(): Plant[] {
  return [
    {
      path: 'src/map/urls.ts',
      rule: 'plugin',
      lines: [
        "export const a = new URL('../engine/worker.ts', import.meta.url);",
        "export const b = new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module' });",
        "export const c = new URL('./../engine/worker.ts', import.meta.url);",
        "export const d = new URL('/src/engine/worker.ts', import.meta.url);",
        'export const e = new URL(`../engine/worker.ts`, import.meta.url);',
        "export type F = import('../engine/planted.ts').Type;",
        "export type G = typeof import('../engine/planted.ts');",
        'export const h = import(`../engine/planted.ts`);',
        "export const i = (name: string) => import('../engine/' + name);",
        "export const j = import.meta.glob('../engine/*.ts');",
        "export const k = import.meta.glob(['/src/engine/*.ts'], { eager: true });",
        "export const l = import.meta.resolve('../engine/planted.ts');",
      ],
    },
    {
      path: 'src/map/allowed-urls.ts',
      rule: null,
      lines: [
        "export const a = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });",
        "export const b = import.meta.glob('/data/**/*.parquet', { query: '?url' });",
        "export const c = import('./planted.ts');",
        "export const d = import.meta.glob<string>(['/data/**/*.arrow'], { query: '?url', import: 'default' });",
      ],
    },
  ];
}

const EXTRA: readonly Plant[] = [
  {
    path: 'src/components/browser-floor.css',
    rule: 'plugin',
    lines: [
      '.a { background: color-mix(in srgb, red 7%, transparent); }',
      '.b:has(.c) { color: red; }',
      '@scope (.d) { p { color: red; } }',
      '@starting-style { .e { opacity: 0; } }',
      '.f { color: light-dark(red, blue); }',
    ],
  },
  {
    path: 'src/components/within-floor.css',
    rule: null,
    lines: ['.a { inset: 0; height: 100dvh; }', '.b:is(.c, .d) { color: oklch(0.5 0.1 20); }'],
  },
  {
    path: 'src/model/browser-floor.ts',
    rule: 'plugin',
    lines: [
      'export const a = [1].toSorted();',
      'export const b = a?.toReversed();',
      'export const c = a.toSpliced(0, 1);',
      'export const d = Object.groupBy(a, (value) => value);',
      'export const e = Promise.withResolvers<void>();',
      'export const f = AbortSignal.any([]);',
      'export const g = Array.fromAsync([]);',
      "export const h = URL.canParse('planted');",
    ],
  },
  {
    path: 'src/model/within-floor.ts',
    rule: null,
    lines: ['export const a = [1].findLast((value) => value > 0);', 'export const b = AbortSignal.timeout(1);'],
  },
  {
    path: 'src/model/cycle-a.ts',
    rule: 'lint/suspicious/noImportCycles',
    lines: ["import { b } from './cycle-b.ts'; export const a = () => b;"],
  },
  {
    path: 'src/model/cycle-b.ts',
    rule: 'lint/suspicious/noImportCycles',
    lines: ["import { a } from './cycle-a.ts'; export const b = () => a;"],
  },
  {
    path: 'src/model/type-cycle-a.ts',
    rule: 'lint/suspicious/noImportCycles',
    lines: ["import type { B } from './type-cycle-b.ts'; export type A = B | 1;"],
  },
  {
    path: 'src/model/type-cycle-b.ts',
    rule: 'lint/suspicious/noImportCycles',
    lines: ["import type { A } from './type-cycle-a.ts'; export type B = A[];"],
  },
  { path: 'src/model/default-export.ts', rule: 'lint/style/noDefaultExport', lines: ['export default 1;'] },
  { path: 'vite.config.ts', rule: null, lines: ['export default {};'] },
  { path: 'vitest.config.ts', rule: null, lines: ['export default {};'] },
  { path: 'src/model/non-null.ts', rule: 'lint/style/noNonNullAssertion', lines: ['export const a = (b: string | null) => b!.length;'] },
  { path: 'src/model/an-enum.ts', rule: 'lint/style/noEnum', lines: ['export enum Rung { None }'] },
  { path: 'src/model/const-enum.ts', rule: 'lint/suspicious/noConstEnum', lines: ['export const enum Rung { None }'] },
  { path: 'src/model/namespace.ts', rule: 'lint/style/noNamespace', lines: ['export namespace Inner { export const a = 1; }'] },
  { path: 'src/model/common-js.ts', rule: 'lint/style/noCommonJs', lines: ["export const a = require('./planted.ts');"] },
  {
    path: 'src/model/import-type.ts',
    rule: 'lint/style/useImportType',
    lines: ["import { Type } from './planted.ts'; export const a = (b: Type) => b;"],
  },
  {
    path: 'src/model/export-type.ts',
    rule: 'lint/style/useExportType',
    lines: ["import type { Type } from './planted.ts'; export { Type };"],
  },
  { path: 'scripts/protocol.ts', rule: 'lint/style/useNodejsImportProtocol', lines: ["import fs from 'fs'; export const a = fs;"] },
  { path: 'src/model/CamelCase.ts', rule: 'lint/style/useFilenamingConvention', lines: ['export const a = 1;'], wholeFile: true },
  { path: 'src/model/an-any.ts', rule: 'lint/suspicious/noExplicitAny', lines: ['export const a = (b: any) => b;'] },
  {
    path: 'src/model/ts-ignore.ts',
    rule: 'lint/suspicious/noTsIgnore',
    lines: ['// @ts-ignore\nexport const a: string = 1;'],
  },
  {
    path: 'src/model/index.ts',
    rule: 'lint/performance/noBarrelFile',
    lines: ["export { value } from './planted.ts';"],
    wholeFile: true,
  },
  { path: 'src/model/all.ts', rule: 'lint/performance/noReExportAll', lines: ["export * from './planted.ts';"] },
  { path: 'src/model/unused-import.ts', rule: 'lint/correctness/noUnusedImports', lines: ["import { value } from './planted.ts';"] },
  { path: 'src/model/unused-variable.ts', rule: 'lint/correctness/noUnusedVariables', lines: ['const unused = 1;'] },
  {
    path: 'src/model/undeclared.ts',
    rule: 'lint/correctness/noUndeclaredDependencies',
    lines: ["import { a } from 'left-pad'; export const b = a;"],
  },
  {
    path: 'src/model/extension.ts',
    rule: 'lint/correctness/useImportExtensions',
    lines: ["import { value } from './planted'; export const a = value;"],
  },
  { path: 'src/model/node-module.ts', rule: 'lint/correctness/noNodejsModules', lines: ["import fs from 'node:fs'; export const a = fs;"] },
  { path: 'src/model/console.ts', rule: 'lint/suspicious/noConsole', lines: ["console.log('planted');"] },
  {
    path: 'src/model/long-file.ts',
    rule: 'lint/style/noExcessiveLinesPerFile',
    lines: [Array.from({ length: 401 }, (_, line) => `export const a${line} = ${line};`).join('\n')],
    wholeFile: true,
  },
  {
    path: 'tests/unit/focused.test.ts',
    rule: 'lint/suspicious/noFocusedTests',
    lines: ["import { test } from 'vitest'; test.only('planted', () => {});"],
  },
  {
    path: 'tests/unit/skipped.test.ts',
    rule: 'lint/suspicious/noSkippedTests',
    lines: ["import { test } from 'vitest'; test.skip('planted', () => {});"],
  },
];

export function allPlants(): Plant[] {
  return [...folderPlants(), ...workspacePlants(), ...entryPlants(), ...doorPlants(), ...typeOnlyPlants(), ...modulePathPlants(), ...EXTRA];
}
