import { composeBuildingPage } from '../../../exports/building-page-compose.ts';
import type { PageMarks } from '../../../exports/building-page-marks.ts';
import { type Language, messagesFor } from '../../../locales/messages.ts';
import type { DefinitionSet } from '../../../model/definition-set.ts';
import { AtlasError } from '../../../model/errors.ts';
import type { GapThresholds } from '../../../model/gap-thresholds.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import type { Services } from '../../../state/services.ts';
import { buildingContent, type CaseOf } from './building-content.ts';
import { loadBuilding } from './load-building.ts';

export interface PageJob {
  readonly services: Services;
  readonly dataset: LoadedDataset;
  readonly definition: DefinitionSet;
  readonly thresholds: GapThresholds;
  readonly language: Language;
  readonly caseOf: CaseOf;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

export interface MadePage {
  readonly id: string;
  readonly name: string;
  readonly page: PageMarks;
}

/** The pages of several buildings, one after the other, as they are taken. Throws AtlasError, 'cancelled' among them. */
export async function* makePages(ids: readonly string[], job: PageJob): AsyncGenerator<MadePage> {
  const { services, dataset, definition, thresholds, language, caseOf, signal, onProgress } = job;
  let done = 0;
  for (const id of ids) {
    if (signal.aborted) throw new AtlasError('cancelled');
    const answers = await loadBuilding(services.engine, dataset.schema, definition, thresholds, id, signal);
    const content =
      answers === null ? null : buildingContent(answers, dataset, { definition, thresholds }, messagesFor(language), language, caseOf);
    if (content !== null) yield { id, name: content.name, page: composeBuildingPage(content, language) };
    done += 1;
    onProgress(done);
  }
}
