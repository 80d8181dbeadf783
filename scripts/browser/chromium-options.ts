import { findChromium } from './find-chromium.ts';

export interface ChromiumOptions {
  readonly executablePath: string;
  readonly args: string[];
}

/** WebGL by software where there is no graphics processor, and no traffic of the browser's own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How tests and the bench start the browser. Throws when none is installed. */
export function chromiumOptions(extra: readonly string[] = []): ChromiumOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found. Run: npx tsx scripts/prepare-browser.ts');
  return { executablePath, args: [...ARGUMENTS, ...extra] };
}
