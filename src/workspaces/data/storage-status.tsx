import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import type { Language } from '../../locales/messages.ts';
import { removeOwn } from '../../state/dataset-actions.ts';
import { forgetTemplates } from '../../state/plan-templates.ts';
import { useAtlas } from '../../state/store.ts';

/** Where own files are kept on this computer, and the way to keep nothing (不留存). */
export function StorageStatus() {
  const messages = useMessages();
  const language = useLanguage();
  const keeper = useAtlas((state) => state.services?.keeper ?? null);
  if (keeper === null) return null;
  const secure = window.isSecureContext;
  const fromFile = window.location.protocol === 'file:';
  const noTrace = keeper.kind === 'memory' && keeper.problem === null;
  const sentence = noTrace
    ? messages.app.noTraceOn
    : keeper.problem !== null
      ? fromFile
        ? messages.app.filePage
        : messages.app.noStorage
      : `${messages.data.saved} (${keeper.kind === 'opfs' ? 'OPFS' : 'IndexedDB'})`;
  return (
    <Section title={messages.data.storage}>
      <p className="data-storage">{sentence}</p>
      {secure || noTrace ? null : <p className="data-storage">{messages.app.plainHttp}</p>}
      <Checkbox
        name={messages.app.noTrace}
        hint={messages.app.noTraceHint}
        isChecked={noTrace}
        onChange={(chosen) => reopenWith(chosen, language)}
      />
      {keeper.kind === 'memory' ? null : <Button onPress={clearStorage}>{messages.data.clearStorage}</Button>}
    </Section>
  );
}

function clearStorage(): void {
  forgetTemplates();
  void removeOwn();
}

/** The store is chosen at the start: the page opens again, and with `keep=0` what earlier visits kept is erased. */
function reopenWith(noTrace: boolean, language: Language): void {
  const url = new URL(window.location.href);
  // The language that was chosen is among what is forgotten: the address carries it over.
  url.searchParams.set('lang', language);
  if (noTrace) url.searchParams.set('keep', '0');
  else url.searchParams.delete('keep');
  window.location.assign(url);
}
