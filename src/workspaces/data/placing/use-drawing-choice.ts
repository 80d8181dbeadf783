import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanPages, PlanPagesProblem } from '../../../model/plan-pages.ts';
import { openDrawing } from '../../../state/plan-drawing.ts';
import { boundedSize } from '../../../state/plan-drawing-size.ts';
import { useAtlas } from '../../../state/store.ts';
import { isPdf, readDrawing } from './read-drawing.ts';

export type DrawingProblem = PlanPagesProblem | 'not-image' | 'page';

/** Where the choice of a drawing stands. */
export type DrawingStep =
  | { readonly id: 'file'; readonly problem: DrawingProblem | null }
  | { readonly id: 'opening'; readonly fileName: string }
  | { readonly id: 'page'; readonly fileName: string; readonly pages: PlanPages; readonly problem: DrawingProblem | null }
  | { readonly id: 'drawing'; readonly fileName: string; readonly page: number };

interface DrawingChoice {
  readonly step: DrawingStep;
  readonly open: (file: File) => void;
  readonly take: (page: number) => void;
  /** Back to the choice of a file; whatever is under way ends. */
  readonly cancel: () => void;
}

const FROM_START: DrawingStep = { id: 'file', problem: null };

/** From a file, of a PDF by one of its pages, to the drawing. What is left half-way leaves nothing behind. */
export function useDrawingChoice(): DrawingChoice {
  const [step, setStep] = useState<DrawingStep>(FROM_START);
  const run = useRef<AbortController | null>(null);
  const open = useRef<PlanPages | null>(null);

  const end = useCallback(() => {
    run.current?.abort();
    run.current = null;
    open.current?.close();
    open.current = null;
  }, []);
  useEffect(() => end, [end]);

  const begin = (): AbortSignal => {
    run.current?.abort();
    const controller = new AbortController();
    run.current = controller;
    return controller.signal;
  };

  const draw = async (fileName: string, pages: PlanPages, page: number, wasSeen: boolean) => {
    const signal = begin();
    setStep({ id: 'drawing', fileName, page });
    const canvas = await pages.draw(page, (width, height) => boundedSize(width, height, true), signal);
    if (signal.aborted || canvas === 'cancelled') return;
    // What is missing is said beside its preview, before it is taken.
    if (!wasSeen && pages.lacksLetters()) setStep({ id: 'page', fileName, pages, problem: null });
    else if (canvas !== 'broken') {
      openDrawing({ name: pages.pageCount === 1 ? fileName : `${fileName} · ${page}`, canvas });
    } else if (pages.pageCount > 1) setStep({ id: 'page', fileName, pages, problem: 'page' });
    else {
      // With one page there is no other to choose.
      end();
      setStep({ id: 'file', problem: 'page' });
    }
  };

  const read = async (file: File) => {
    end();
    const signal = begin();
    setStep({ id: 'opening', fileName: file.name });
    const { services } = useAtlas.getState();
    if (services !== null && (await isPdf(file))) {
      const pages = await services.openPlanPages(file, signal);
      if (signal.aborted) {
        if (typeof pages !== 'string') pages.close();
        return;
      }
      if (typeof pages === 'string') setStep({ id: 'file', problem: pages });
      else {
        open.current = pages;
        if (pages.pageCount === 1) await draw(file.name, pages, 1, false);
        else setStep({ id: 'page', fileName: file.name, pages, problem: null });
      }
      return;
    }
    const drawing = await readDrawing(file);
    if (signal.aborted) return;
    if (drawing === null) setStep({ id: 'file', problem: 'not-image' });
    else openDrawing(drawing);
  };

  return {
    step,
    open: (file) => {
      read(file).catch((error: unknown) => {
        // Whoever stopped it knows.
        if (!(error instanceof DOMException && error.name === 'AbortError')) setStep({ id: 'file', problem: 'no-reader' });
      });
    },
    take: (page) => {
      if (step.id === 'page') void draw(step.fileName, step.pages, page, true);
    },
    cancel: () => {
      end();
      setStep(FROM_START);
    },
  };
}
