import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import type { PlanPages } from '../../../model/plan-pages.ts';
import type { DrawingProblem } from './use-drawing-choice.ts';

/** The longer side of a preview, in pixels of the picture: sharp on a dense screen too. */
const PREVIEW_SIDE = 560;

interface DrawingPagesProps {
  readonly fileName: string;
  readonly pages: PlanPages;
  readonly problem: DrawingProblem | null;
  readonly onTake: (page: number) => void;
  readonly onCancel: () => void;
}

/** Which page of a PDF is the drawing: by number, with a look at it. */
export function DrawingPages({ fileName, pages, problem, onTake, onCancel }: DrawingPagesProps) {
  const messages = useMessages();
  const words = messages.placing.drawing;
  const [typed, setTyped] = useState('1');
  const number = Number(typed);
  const isPage = Number.isInteger(number) && number >= 1 && number <= pages.pageCount;
  const page = isPage ? number : null;
  const turn = (step: number) => setTyped(String(Math.max(1, Math.min(pages.pageCount, (page ?? 1) + step))));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && page !== null) onTake(page);
    if (event.key === 'Escape') onCancel();
  };
  return (
    <>
      <p className="placing-drawing-ask">{words.choosePage(pages.pageCount)}</p>
      <p className="placing-note" title={fileName}>
        {fileName}
      </p>
      {problem === null ? null : (
        <p className="placing-warning" role="alert">
          {words.problems[problem]}
        </p>
      )}
      <div className="placing-drawing-turn">
        <IconButton
          label={words.pageBefore}
          icon={<ChevronLeft size={14} aria-hidden="true" />}
          onPress={() => turn(-1)}
          isDisabled={page === 1}
        />
        <input
          type="number"
          min={1}
          max={pages.pageCount}
          value={typed}
          aria-label={words.pageNumber}
          aria-invalid={!isPage}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKey}
        />
        <span>{words.ofPages(pages.pageCount)}</span>
        <IconButton
          label={words.pageAfter}
          icon={<ChevronRight size={14} aria-hidden="true" />}
          onPress={() => turn(1)}
          isDisabled={page === pages.pageCount}
        />
      </div>
      <Preview pages={pages} page={page} />
      <div className="placing-card-actions">
        <Button kind="primary" onPress={() => page !== null && onTake(page)} isDisabled={page === null}>
          {words.takePage}
        </Button>
        <Button onPress={onCancel}>{messages.common.cancel}</Button>
      </div>
    </>
  );
}

type Look = 'drawing' | 'shown' | 'whole' | 'broken';

function Preview({ pages, page }: { readonly pages: PlanPages; readonly page: number | null }) {
  const words = useMessages().placing.drawing;
  const frame = useRef<HTMLDivElement>(null);
  const [look, setLook] = useState<Look>('drawing');
  useEffect(() => {
    if (page === null) return;
    const controller = new AbortController();
    const show = async () => {
      setLook('drawing');
      const canvas = await pages.draw(page, previewSize, controller.signal);
      if (controller.signal.aborted || canvas === 'cancelled') return;
      setLook(canvas === 'broken' ? 'broken' : pages.lacksLetters() ? 'shown' : 'whole');
      frame.current?.replaceChildren(...(canvas === 'broken' ? [] : [canvas]));
    };
    void show();
    return () => controller.abort();
  }, [pages, page]);
  return (
    <>
      <div
        ref={frame}
        className="placing-drawing-preview"
        role="img"
        aria-label={page === null ? words.noSuchPage(pages.pageCount) : words.preview(page)}
        aria-busy={look === 'drawing'}
      />
      <p className="placing-note" role="status">
        {page === null
          ? words.noSuchPage(pages.pageCount)
          : look === 'drawing'
            ? words.drawingPage(page)
            : look === 'broken'
              ? words.problems.page
              : look === 'shown'
                ? words.lacksLetters
                : words.preview(page)}
      </p>
    </>
  );
}

function previewSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = PREVIEW_SIDE / Math.max(width, height);
  const whole = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: whole(width), height: whole(height) };
}
