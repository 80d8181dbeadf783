import { useMessages } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { GAP_ORDER } from '../../../queries/ranked-gaps.ts';
import { useAtlas } from '../../../state/store.ts';
import { addToWorklist } from '../../../state/worklist-actions.ts';
import { useGapCounts } from '../use-gap-counts.ts';
import { useWorklistWords } from './use-worklist-words.ts';

/** «加入工作清单»: the selected enterprises, or a class under the filter in force. */
export function AddToWorklist() {
  const messages = useMessages();
  const { worklist: text } = useWorklistWords();
  const { counts } = useGapCounts();
  const selection = useAtlas((state) => state.view.selection);
  const rows = selection?.kind === 'enterprise' ? selection.ids : [];
  const total = GAP_ORDER.reduce((sum, gapClass) => sum + (counts?.[gapClass].shown ?? 0), 0);
  const add = async (id: string) => {
    const { view, notify } = useAtlas.getState();
    const { filter } = view;
    const classes = GAP_ORDER.filter((gapClass) => id === 'all' || gapClass === id);
    const added = await addToWorklist(id === 'selected' ? { rows } : { filter, classes });
    notify({ kind: 'done', error: null, messageKey: 'added', subject: added === 0 ? text.addedNone : text.added(added) });
  };
  return (
    <MenuButton
      label={text.add}
      entries={[
        { id: 'selected', name: text.addSelected(rows.length), isDisabled: rows.length === 0 },
        ...GAP_ORDER.map((gapClass) => ({
          id: gapClass,
          name: text.addClass(messages.terms.gapClasses[gapClass], counts?.[gapClass].shown ?? 0),
          isDisabled: (counts?.[gapClass].shown ?? 0) === 0,
        })),
        { id: 'all', name: text.addAll(total), isDisabled: total === 0 },
      ]}
      onAction={(id) => void add(id)}
    />
  );
}
