import index from '../../data/index.json';
import type { DatasetIndex, DatasetManifest } from '../model/dataset.ts';

const urls: Readonly<Record<string, string>> = import.meta.glob('/data/*/*.{arrow,parquet}', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** Answers to what the opening view of a dataset asks; written by `npm run record:opening`. */
const openings: Readonly<Record<string, string>> = import.meta.glob('/data/*/opening.json', {
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

/** Statements of the dataset's opening view with their answers; null where none are recorded or they cannot be fetched. */
export async function fetchOpening(manifest: DatasetManifest): Promise<Readonly<Record<string, string>> | null> {
  const url = openings[`/data/${manifest.id}/opening.json`];
  if (url === undefined) return null;
  try {
    const response = await fetch(new URL(url, document.baseURI));
    const { answers } = (await response.json()) as { readonly answers?: Readonly<Record<string, string>> };
    return answers ?? null;
  } catch {
    // Without them the view only comes later.
    return null;
  }
}
