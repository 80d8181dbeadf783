import { useEffect } from 'react';
import { LocaleProvider } from '../components/locale-context.tsx';
import { rememberNothing } from '../components/use-remembered.ts';
import { keepNoDefinitions } from '../state/definitions.ts';
import { keepNoTemplates } from '../state/plan-templates.ts';
import { useAtlas } from '../state/store.ts';
import { boot } from './boot.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { readLaunchOptions } from './launch-options.ts';
import { forgetLanguage, rememberedLanguage, rememberLanguage } from './remember-language.ts';
import { Shell } from './shell.tsx';
import { useAtlasStatus } from './use-atlas-status.ts';
import { useLinkInAddress } from './use-link-in-address.ts';
import '../components/tokens.css';
import '../components/base.css';

const launch = readLaunchOptions(window.location);
// Before anything reads it: 「不留存」 also means the traces of earlier visits.
if (!launch.keep) {
  rememberNothing();
  forgetLanguage();
  keepNoTemplates();
  keepNoDefinitions();
}

useAtlas.getState().patch({ language: launch.language ?? rememberedLanguage(), theme: launch.kiosk ? 'big' : 'light' });
// The database takes longest: it starts before the first element is drawn.
void boot(launch);

/** The root: language, theme, start, and the status that kiosks and tests read. */
export function App() {
  const language = useAtlas((state) => state.language);
  const theme = useAtlas((state) => state.theme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(() => {
    if (launch.keep) rememberLanguage(language);
  }, [language]);
  useAtlasStatus();
  useLinkInAddress();
  return (
    <LocaleProvider language={language}>
      <ErrorBoundary>
        <Shell launch={launch} />
      </ErrorBoundary>
    </LocaleProvider>
  );
}
