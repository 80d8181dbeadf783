import { ArrowLeftRight, X } from 'lucide-react';
import { useRef } from 'react';
import { ACCEPTED_FILES } from '../../../components/accepted-files.ts';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { chooseList, loadExample, openList, removeList } from '../../../state/match-lists.ts';
import { runMatching } from '../../../state/match-run.ts';
import { type ListRef, patchMatching, TABLES_TO_MATCH, useMatching } from '../../../state/match-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { datasetTitle, refKey, refOf } from './list-words.ts';

/** Which two lists, and where they come from. */
export function ListSetup() {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.matching;
  const dataset = useActiveDataset();
  const keeper = useAtlas((state) => state.services?.listKeeper ?? null);
  const { lists, left, right, run, opening, outcome, isKept } = useMatching();
  const input = useRef<HTMLInputElement>(null);
  const options = [
    ...lists.map((list) => ({ id: `file:${list.id}`, name: list.fileName, note: words.listRows(list.side.rowCount) })),
    ...(dataset === null
      ? []
      : TABLES_TO_MATCH.filter((table) => dataset.catalog[table] !== undefined).map((table) => ({
          id: `table:${table}`,
          name: words.tables[table](datasetTitle(language, dataset)),
        }))),
  ];
  const keyOf = (ref: ListRef | null) => {
    const key = ref === null ? null : refKey(ref);
    return options.some(({ id }) => id === key) ? key : null;
  };
  const choose = (side: 'left' | 'right') => (key: string) => {
    const ref = refOf(key);
    if (ref !== null) chooseList(side, ref);
  };
  const isReady = keyOf(left) !== null && keyOf(right) !== null && run === null;
  const walkThrough = async () => {
    if (await loadExample()) await runMatching();
  };
  const keeping = keeper === null || keeper.kind === 'memory' ? words.notKept : isKept ? words.kept : words.keepFailed;
  return (
    <section className="matching-setup" aria-label={words.title}>
      <p className="data-lead">{words.lead}</p>
      <div className="matching-sides">
        <Select label={words.left} options={options} value={keyOf(left)} onChange={choose('left')} placeholder={words.choose} />
        <IconButton
          label={words.swap}
          icon={<ArrowLeftRight size={16} aria-hidden="true" />}
          onPress={() => patchMatching({ left: right, right: left })}
        />
        <Select label={words.right} options={options} value={keyOf(right)} onChange={choose('right')} placeholder={words.choose} />
        <Button kind={opening === null ? 'primary' : 'plain'} isDisabled={!isReady} onPress={() => void runMatching()}>
          {words.run}
        </Button>
      </div>
      <div className="matching-sources">
        <Button onPress={() => input.current?.click()} isDisabled={opening !== null}>
          {words.addFile}
        </Button>
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept={ACCEPTED_FILES}
          tabIndex={-1}
          aria-label={words.addFile}
          data-matching-file=""
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) void openList(file);
          }}
        />
        <Button onPress={() => void walkThrough()} isDisabled={opening !== null || run !== null}>
          {words.example}
        </Button>
        <span className="caption">{words.exampleHint}</span>
      </div>
      <p className="caption">
        {words.addHint} {keeping}
      </p>
      {lists.length === 0 ? null : (
        // Beside a result the lists themselves matter less.
        <details className="matching-loaded" open={outcome === null} key={String(outcome === null)}>
          <summary>{words.listsTitle(lists.length)}</summary>
          <ul className="matching-lists" aria-label={words.lists}>
            {lists.map((list) => (
              <li key={list.id}>
                <span className="matching-list-name">{list.fileName}</span>
                <span className="caption">
                  {[
                    words.listNote(list.side.rowCount, list.leftOut),
                    ...(list.dropped.length === 0 ? [] : [words.listDropped(list.dropped.join(messages.common.listSeparator))]),
                  ].join(' · ')}
                </span>
                <IconButton
                  label={words.removeList(list.fileName)}
                  icon={<X size={14} aria-hidden="true" />}
                  size="small"
                  onPress={() => void removeList(list.id)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
