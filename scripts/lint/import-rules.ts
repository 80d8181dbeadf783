/**
 * Who may import whom, in one table. biome.json is generated from it (write-biome-config.ts), and
 * check-lint-rules.ts plants a violation of every line and watches Biome report it.
 */

export interface FolderRule {
  /** Folders of src/ whose modules may be imported; the folder itself is always allowed. */
  readonly imports: readonly string[];
  /** Folders of src/ of which only types may be imported. */
  readonly typesOnly?: readonly string[];
}

export const FOLDERS: Readonly<Record<string, FolderRule>> = {
  model: { imports: [] },
  statistics: { imports: [], typesOnly: ['model'] },
  scales: { imports: ['model', 'statistics'] },
  queries: { imports: ['model', 'statistics'] },
  planning: { imports: ['model', 'statistics'] },
  locales: { imports: ['model', 'statistics'] },
  engine: { imports: ['model'] },
  intake: { imports: ['engine', 'queries', 'model'] },
  layers: { imports: ['scales', 'model'] },
  exports: { imports: ['model', 'scales', 'locales'] },
  state: { imports: ['model', 'engine', 'queries', 'scales'] },
  components: { imports: ['model', 'locales'] },
  map: { imports: ['state', 'layers', 'scales', 'components', 'model', 'locales'] },
  workspaces: {
    imports: ['state', 'queries', 'statistics', 'map', 'components', 'scales', 'exports', 'model', 'locales'],
    typesOnly: ['planning'],
  },
  app: {
    imports: [
      'model',
      'statistics',
      'scales',
      'queries',
      'planning',
      'locales',
      'engine',
      'intake',
      'layers',
      'exports',
      'state',
      'components',
      'map',
      'workspaces',
    ],
  },
};

/** Each workspace is a folder of its own and never imports another one. */
export const WORKSPACES: readonly string[] = ['data', 'explore', 'gaps', 'plan', 'compare', 'networks', 'present'];

/** What src/main.tsx may import: it mounts the app and does nothing else. */
export const MAIN_IMPORTS: readonly string[] = ['app'];

export interface LibraryDoor {
  readonly name: string;
  /** Package names; a trailing slash stands for a whole scope. Sub-paths are covered. */
  readonly packages: readonly string[];
  /** Folders of src/ through which the library enters. */
  readonly folders: readonly string[];
}

/** One door for each library that changes fast. */
export const LIBRARY_DOORS: readonly LibraryDoor[] = [
  { name: 'DuckDB', packages: ['@duckdb/'], folders: ['engine'] },
  { name: 'Arrow', packages: ['apache-arrow', '@uwdata/flechette'], folders: ['engine'] },
  { name: 'Parquet', packages: ['parquet-wasm'], folders: ['intake', 'exports'] },
  { name: 'deck.gl', packages: ['@deck.gl/', '@luma.gl/'], folders: ['layers', 'map'] },
  { name: 'MapLibre', packages: ['maplibre-gl'], folders: ['map'] },
  { name: 'Excel', packages: ['write-excel-file', 'read-excel-file', '@e965/xlsx'], folders: ['intake', 'exports'] },
  {
    name: 'geographic formats',
    packages: ['topojson-client', '@tmcw/togeojson', '@xmldom/xmldom', 'proj4'],
    folders: ['intake', 'exports'],
  },
  { name: 'PDF', packages: ['pdfjs-dist'], folders: ['intake'] },
  { name: 'the solver', packages: ['highs'], folders: ['planning'] },
  { name: 'React', packages: ['react', 'react-dom'], folders: ['state', 'locales', 'components', 'map', 'workspaces', 'app', 'main'] },
];
