import { NO_EDITS } from '../model/edits.ts';
import type { IntakeReport } from '../model/intake-report.ts';
import { COLUMNS_OF_DETAILS } from '../model/postponed.ts';
import { modelView, modelViewStatements } from '../queries/model-views.ts';
import { groupStatements } from '../queries/prepare-sums.ts';
import { OWN_DATASET_ID, OWN_SCHEMA } from './dataset-state.ts';
import { notifyFailure } from './import-queue.ts';
import { services } from './register-dataset.ts';
import type { LoadOptions } from './services.ts';
import { useAtlas } from './store.ts';

/** A large list is first read as far as its figures and its map need it, and whole once they are on the screen. */

/** What a list that comes alone may leave for later; where other tables or edits refer to its enterprises, nothing. */
export async function postponesDetails(from: number): Promise<Pick<LoadOptions, 'postpones'>> {
  const catalog = await services().readCatalog(OWN_SCHEMA);
  const isAlone = Object.keys(catalog).every((table) => table === 'enterprise');
  const edits = useAtlas.getState().edits[OWN_DATASET_ID] ?? NO_EDITS;
  const isUnedited = edits.places.length === 0 && edits.links.length === 0;
  return isAlone && isUnedited ? { postpones: { from, columns: COLUMNS_OF_DETAILS } } : {};
}

/** Lists and details wait from here on. @returns what ends that. */
export function holdDetails(): () => void {
  let end: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  services().holdTables(OWN_SCHEMA, ['enterprise', modelView('enterprise')], until);
  return end;
}

/** Reads a list whole whose figures stand on the map already. What fails is said; the figures stay. */
export async function readDetails(
  file: File,
  report: IntakeReport,
  checksLaterFrom: number,
  replaceReport: (report: IntakeReport, by: IntakeReport) => void,
): Promise<IntakeReport> {
  const { loader, loadAgain, readCatalog } = services();
  const { signal } = new AbortController();
  try {
    // Before the lists and charts that wait for the map as this does: they ask for sums.
    await loader.execute(groupStatements(OWN_SCHEMA, await readCatalog(OWN_SCHEMA, loader)), { isFirst: true });
    const whole = await loadAgain(file, OWN_SCHEMA, { signal, onProgress: () => undefined, checksLaterFrom });
    const catalog = await readCatalog(OWN_SCHEMA, loader);
    await loader.execute(modelViewStatements(OWN_SCHEMA, catalog));
    replaceReport(report, whole);
    const { datasets, patch } = useAtlas.getState();
    const own = datasets[OWN_DATASET_ID];
    if (own !== undefined) patch({ datasets: { ...datasets, [OWN_DATASET_ID]: { ...own, catalog } } });
    return whole;
  } catch (error) {
    notifyFailure(error, report.fileName);
    return report;
  }
}
