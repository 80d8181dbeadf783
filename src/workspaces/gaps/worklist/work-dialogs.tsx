import { ApprovalDialog, DueDialog, OwnerDialog, ReasonDialog } from './bulk-dialogs.tsx';
import { CaseEditor } from './case-editor.tsx';
import type { CaseActions } from './use-case-actions.ts';
import type { WorkRow } from './use-worklist.ts';
import { ownersOf } from './worklist-toolbar.tsx';

/** What is asked for at the moment. */
export function WorkDialogs({
  actions,
  rows,
  rowOf,
  today,
}: {
  readonly actions: CaseActions;
  readonly rows: readonly WorkRow[];
  readonly rowOf: (id: number) => WorkRow | undefined;
  readonly today: string;
}) {
  const { asking } = actions;
  const close = () => actions.ask(null);
  switch (asking?.kind) {
    case 'approval':
      return <ApprovalDialog asking={asking} today={today} onSave={actions.approve} onClose={close} />;
    case 'reason':
      return <ReasonDialog count={asking.ids.size} onSave={actions.refuse} onClose={close} />;
    case 'owner':
      return <OwnerDialog ids={asking.ids} owners={ownersOf(rows).slice(0, 12)} onClose={close} />;
    case 'due':
      return <DueDialog ids={asking.ids} onClose={close} />;
    case 'edit': {
      const row = rowOf(asking.id);
      // A step needs what only its own question asks: that one takes the place of the editor.
      return row === undefined ? null : (
        <CaseEditor
          key={`${row.work.id} ${row.work.state}`}
          row={row}
          today={today}
          onMove={(to) => actions.move(new Set([row.work.id]), to)}
          onClose={close}
          onSaid={actions.say}
        />
      );
    }
    case undefined:
      return null;
  }
}
