import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import type { PlanDocument } from '../../model/plan-document.ts';

const PlanExportDialog = lazy(() => import('./plan-export-dialog.tsx').then((module) => ({ default: module.PlanExportDialog })));

export interface PlanScenarioExportProps {
  /** The scenario that is shown, then those beside it; asked for when a person exports. */
  readonly documents: () => readonly PlanDocument[];
  /** Number of the chosen group, which is offered first; null for none. */
  readonly group: number | null;
  readonly isDisabled?: boolean;
}

/** «导出»: a plan as request or proposal, as workbook, or for a geographic information system. */
export function PlanScenarioExport({ documents, group, isDisabled = false }: PlanScenarioExportProps) {
  const messages = useMessages();
  const [taken, setTaken] = useState<readonly PlanDocument[] | null>(null);
  return (
    <>
      <Button isDisabled={isDisabled} onPress={() => setTaken(documents())}>
        {messages.common.export}
      </Button>
      {taken === null ? null : (
        <Suspense fallback={null}>
          <PlanExportDialog documents={taken} group={group} onClose={() => setTaken(null)} />
        </Suspense>
      )}
    </>
  );
}
