import index from '../../data/index.json';
import type { DatasetIndex, DatasetManifest } from '../model/dataset.ts';

const urls: Readonly<Record<string, string>> = import.meta.glob('/data/*/*.{arrow,parquet}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The bundled datasets in the order in which they are offered; the first opens. */
export const bundledDatasets: readonly DatasetManifest[] = (index as unknown as DatasetIndex).datasets;

/** The address of a bundled file named by its path in `data/`. Throws RangeError when the build has no such file. */
export function bundledUrl(path: string): string {
  const url = urls[`/data/${path}`];
  if (url === undefined) throw new RangeError(`no bundled file ${path}`);
  return new URL(url, document.baseURI).href;
}
