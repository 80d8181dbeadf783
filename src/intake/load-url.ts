import type { IntakeReport } from '../model/intake-report.ts';
import { fetchFile } from './fetch-file.ts';
import { loadFile } from './load-file.ts';
import type { LoadOptions, LoadTarget } from './load-target.ts';

/** Loads data named by its address (`?data=`), of this origin or one that allows it. Rejects as fetchFile and loadFile do. */
export async function loadUrl(url: string, target: LoadTarget, options: LoadOptions = {}): Promise<IntakeReport> {
  options.onProgress?.({ stage: 'opening', rowsDone: 0, rowsTotal: null });
  return loadFile(await fetchFile(url, options.signal), target, options);
}
