import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { setHeaderRows } from '../../../state/import-edit.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { rowOffset } from './column-state.ts';
import { SETTING_IDS } from './setting-ids.ts';

/** First and last header row, as the author counts. Applied as a pair, since each change guesses the sheet anew. */
export function HeaderRowsSetting({ draft }: { readonly draft: SheetDraft }) {
  const messages = useMessages();
  const words = messages.imports;
  const { headerFirst, headerLast } = draft.plan;
  const offset = rowOffset(draft);
  const hasHeader = headerLast > headerFirst;
  const printed = hasHeader ? [headerFirst + offset, headerLast - 1 + offset] : [null, null];
  const [first, setFirst] = useState(text(printed[0]));
  const [last, setLast] = useState(text(printed[1]));
  useEffect(() => {
    setFirst(text(hasHeader ? headerFirst + offset : null));
    setLast(text(hasHeader ? headerLast - 1 + offset : null));
  }, [headerFirst, headerLast, hasHeader, offset]);
  const isChanged = first !== text(printed[0]) || last !== text(printed[1]);
  const from = Number(first) - offset;
  const to = Number(last === '' ? first : last) - offset + 1;
  const isValid = first !== '' && Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to > from;
  return (
    <form
      id={SETTING_IDS.headerRows}
      className="import-header-rows"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && isValid) setHeaderRows(from, to);
      }}
    >
      <TextField kind="number" label={words.headerFirst} min={offset} value={first} onChange={setFirst} />
      <TextField kind="number" label={words.headerLast} min={offset} value={last} onChange={setLast} />
      <Button isDisabled={!isChanged || !isValid} onPress={() => setHeaderRows(from, to)}>
        {words.apply}
      </Button>
    </form>
  );
}

function text(row: number | null | undefined): string {
  return row === null || row === undefined ? '' : String(row);
}
