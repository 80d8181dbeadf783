import { useRef, useState } from 'react';
import { buildingWords } from '../../../locales/building-words.ts';
import { AtlasError, isCancelled } from '../../../model/errors.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useGapSettings } from '../gap-settings.ts';
import type { CaseOf } from './building-content.ts';
import { type MadePage, makePages, type PageJob } from './make-pages.ts';

/** Pages that one print or one archive holds at most: each is a document of its own for the browser. */
export const MOST_PRINTED = 200;
export const MOST_PICTURES = 1500;

export interface PageExports {
  /** Null while nothing is made. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Sheets that the print dialog is waiting for. */
  readonly printing: readonly MadePage[] | null;
  savePicture(id: string): void;
  saveAll(ids: readonly string[]): void;
  print(ids: readonly string[]): void;
  printed(): void;
  cancel(): void;
}

/** One building or all of the filter as pictures or on paper, with progress and cancel. */
export function usePageExports(caseOf: CaseOf): PageExports {
  const dataset = useActiveDataset();
  const [progress, setProgress] = useState<PageExports['progress']>(null);
  const [printing, setPrinting] = useState<readonly MadePage[] | null>(null);
  const running = useRef<AbortController | null>(null);

  const run = async (total: number, work: (job: PageJob) => Promise<string | null>): Promise<void> => {
    const { services, view, language, notify } = useAtlas.getState();
    if (services === null || dataset === null || running.current !== null) return;
    const controller = new AbortController();
    running.current = controller;
    setProgress({ done: 0, total });
    try {
      const subject = await work({
        services,
        dataset,
        definition: view.definition,
        thresholds: useGapSettings.getState().thresholds,
        language,
        caseOf,
        signal: controller.signal,
        onProgress: (done) => setProgress({ done, total }),
      });
      if (subject !== null) notify({ kind: 'done', error: null, messageKey: 'exported', subject });
    } catch (cause) {
      if (isCancelled(cause)) return;
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: '' });
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  return {
    progress,
    printing,
    savePicture: (id) =>
      void run(1, async (job) => {
        const [{ paintBuildingPage }, { fileName, saveBlob }] = await Promise.all([
          import('../../../exports/building-page-paint.ts'),
          import('../../../exports/save-blob.ts'),
        ]);
        const words = buildingWords(job.language);
        for await (const { name, page } of makePages([id], job)) {
          saveBlob(await paintBuildingPage(page, 2), fileName([words.title, name, job.dataset.asOf], 'png'));
          return words.saved(name);
        }
        return null;
      }),
    saveAll: (ids) =>
      void run(ids.length, async (job) => {
        const [{ paintBuildingPage }, { zipPictures }, { fileName, saveBlob }] = await Promise.all([
          import('../../../exports/building-page-paint.ts'),
          import('../../../exports/building-page-zip.ts'),
          import('../../../exports/save-blob.ts'),
        ]);
        const words = buildingWords(job.language);
        const zip = await zipPictures(
          (async function* () {
            for await (const { name, page } of makePages(ids, job)) yield { name, picture: await paintBuildingPage(page, 2) };
          })(),
        );
        saveBlob(zip, fileName([words.title, words.all, job.dataset.asOf], 'zip'));
        return words.savedAll(ids.length);
      }),
    print: (ids) =>
      void run(ids.length, async (job) => {
        const pages: MadePage[] = [];
        for await (const made of makePages(ids, job)) pages.push(made);
        setPrinting(pages);
        return null;
      }),
    printed: () => setPrinting(null),
    cancel: () => running.current?.abort(),
  };
}
