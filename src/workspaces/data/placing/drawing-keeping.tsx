import { useMessages } from '../../../components/locale-context.tsx';
import { useAtlas } from '../../../state/store.ts';

/** How long the drawing lasts, and where it goes. */
export function DrawingKeeping() {
  const words = useMessages().placing.drawing;
  const dataset = useAtlas((state) => (state.activeId === null ? undefined : state.datasets[state.activeId]));
  const keeping = dataset?.isOwn !== true ? words.ofExample : dataset.isKept ? words.kept : words.notKept;
  return <p className="placing-note placing-drawing-keeping">{keeping}</p>;
}
