import { useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { AtlasError } from '../../model/errors.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useHeadline } from '../../state/use-headline.ts';
import { usePresent } from './present-state.ts';
import { savePicture } from './save-picture.ts';

/** Saves the view as it is; null while there is nothing to save or a picture is being made. */
export function useSavePicture(): (() => void) | null {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { figures } = useHeadline();
  const scale = usePresent((state) => state.pictureScale);
  const [busy, setBusy] = useState(false);
  if (dataset === null || figures === null || busy) return null;
  return () => {
    const { view, notify } = useAtlas.getState();
    setBusy(true);
    savePicture({ messages, language, dataset, definition: view.definition, filter: view.filter, figures, scale })
      .then(
        () => notify({ kind: 'done', error: null, messageKey: 'exported', subject: messages.present.savePicture }),
        (error: unknown) =>
          notify({
            kind: 'error',
            error: error instanceof AtlasError ? error : new AtlasError('export-failed', {}, { cause: error }),
            messageKey: null,
            subject: '',
          }),
      )
      .finally(() => setBusy(false));
  };
}
