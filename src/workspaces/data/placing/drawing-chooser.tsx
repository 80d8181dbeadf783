import { useRef } from 'react';
import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Progress } from '../../../components/progress.tsx';
import { DrawingKeeping } from './drawing-keeping.tsx';
import { DrawingPages } from './drawing-pages.tsx';
import { type DrawingProblem, useDrawingChoice } from './use-drawing-choice.ts';

/** The way from a file on disk to the drawing; of a PDF one page is asked for. */
export function DrawingChooser() {
  const words = useMessages().placing.drawing;
  const { step, open, take, cancel } = useDrawingChoice();
  switch (step.id) {
    case 'opening':
      return <Progress title={step.fileName} stage={words.opening} onCancel={cancel} />;
    case 'drawing':
      return <Progress title={step.fileName} stage={words.drawingPage(step.page)} onCancel={cancel} />;
    case 'page':
      return <DrawingPages fileName={step.fileName} pages={step.pages} problem={step.problem} onTake={take} onCancel={cancel} />;
    case 'file':
      return <FileChoice problem={step.problem} onOpen={open} />;
  }
}

function FileChoice({ problem, onOpen }: { readonly problem: DrawingProblem | null; readonly onOpen: (file: File) => void }) {
  const words = useMessages().placing.drawing;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p className="placing-note">{words.lead}</p>
      {problem === null ? null : (
        <p className="placing-warning" role="alert">
          {words.problems[problem]}
        </p>
      )}
      <Button onPress={() => input.current?.click()}>{words.choose}</Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onOpen(file);
        }}
      />
      <DrawingKeeping />
    </>
  );
}
