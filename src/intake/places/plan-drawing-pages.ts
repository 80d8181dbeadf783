import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PlanPages, PlanPagesProblem } from '../../model/plan-pages.ts';
import { createPlanWorker, planAssetAddress } from './plan-drawing-assets.ts';

/** More than any plan is; it is held in memory whole. */
const MAX_BYTES = 256 * 1024 * 1024;
const ERRORS_ONLY = 0;

interface AssetRequest {
  readonly kind: string;
  readonly filename: string;
}

/**
 * Opens a PDF in a worker, for its pages as pictures: its text is never asked for, its scripts, forms and links never run. What is
 * wrong with it is the answer; the promise rejects only with the signal's reason.
 */
export async function openPlanPages(file: File, signal: AbortSignal): Promise<PlanPages | PlanPagesProblem> {
  if (file.size > MAX_BYTES) return 'large';
  if (file.size === 0) return 'empty';
  let isDead = false;
  let isIncomplete = false;
  const port = createPlanWorker();
  const died = new Promise<'dead'>((resolve) => {
    const die = (event: Event) => {
      event.preventDefault();
      isDead = true;
      resolve('dead');
    };
    port.addEventListener('error', die);
    port.addEventListener('messageerror', die);
  });
  class Assets {
    async fetch({ kind, filename }: AssetRequest): Promise<Uint8Array> {
      const address = planAssetAddress(filename);
      if (address === null && kind === 'cMapUrl') isIncomplete = true;
      if (address === null) throw new Error('not among what comes along');
      return new Uint8Array(await (await fetch(address)).arrayBuffer());
    }
  }
  const close = () => port.terminate();
  let onAbort = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    onAbort = () => {
      close();
      reject(signal.reason);
    };
  });
  signal.addEventListener('abort', onAbort);
  const opening = open(file, port, Assets);
  // Where the signal or the worker was faster.
  opening.catch(() => undefined);
  cancelled.catch(() => undefined);
  try {
    const answer = await Promise.race([opening, died, cancelled]);
    if (typeof answer !== 'string' && answer.numPages > 0) {
      return pagesOf(answer, { died, close, lacksLetters: () => isIncomplete });
    }
    close();
    return answer === 'dead' ? 'no-reader' : 'empty';
  } catch (error) {
    close();
    if (signal.aborted) throw error;
    return isDead ? 'no-reader' : problemOf(error);
  } finally {
    // It was about opening: the document outlasts it.
    signal.removeEventListener('abort', onAbort);
  }
}

async function open(file: File, port: Worker, assets: unknown): Promise<PDFDocumentProxy> {
  const data = new Uint8Array(await file.arrayBuffer());
  // The declared type leaves out that a worker of one's own is enough.
  const worker = PDFWorker.create({ port, verbosity: ERRORS_ONLY } as Parameters<typeof PDFWorker.create>[0]);
  return getDocument({
    data,
    worker,
    verbosity: ERRORS_ONLY,
    // The page forbids it, and nothing here needs it.
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    BinaryDataFactory: assets as object,
  }).promise;
}

function problemOf(error: unknown): PlanPagesProblem {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (name === 'PasswordException') return 'encrypted';
  return /empty/i.test(message) ? 'empty' : 'broken';
}

interface Keeping {
  readonly died: Promise<'dead'>;
  readonly close: () => void;
  readonly lacksLetters: () => boolean;
}

function pagesOf(pdf: PDFDocumentProxy, { died, close, lacksLetters }: Keeping): PlanPages {
  return {
    pageCount: pdf.numPages,
    lacksLetters,
    close() {
      // Its worker ends with the document's leave, or without.
      void pdf.loadingTask.destroy().catch(() => undefined);
      close();
    },
    async draw(number, sizeOf, signal) {
      const drawing = drawPage(pdf, number, sizeOf, signal);
      drawing.catch(() => undefined);
      const cancelled = new Promise<'cancelled'>((resolve) => {
        signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
      });
      try {
        const answer = await Promise.race([drawing, died, cancelled]);
        return answer === 'dead' ? 'broken' : signal.aborted ? 'cancelled' : answer;
      } catch {
        return signal.aborted ? 'cancelled' : 'broken';
      }
    },
  };
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  sizeOf: Parameters<PlanPages['draw']>[1],
  signal: AbortSignal,
): Promise<HTMLCanvasElement | 'cancelled'> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return 'cancelled';
  const paper = page.getViewport({ scale: 1 });
  const { width, height } = sizeOf(paper.width, paper.height);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  // A side of one pixel at least: the other says the scale.
  const scale = Math.max(width / paper.width, height / paper.height);
  const task = page.render({ canvas, viewport: page.getViewport({ scale }), background: '#ffffff' });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
  return canvas;
}
