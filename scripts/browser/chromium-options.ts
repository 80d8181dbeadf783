import { findChromium } from './find-chromium.ts';

export interface ChromiumOptions {
  readonly executablePath: string;
  readonly args: string[];
}

/** The same pixels on every machine: WebGL and the page itself drawn by software, whatever graphics processor there is. */
const SAME_PIXELS = ['--use-gl=angle', '--use-angle=swiftshader'];

/** WebGL by software where there is no graphics processor, and no traffic of the browser's own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How tests start the browser. Throws when none is installed. */
export function chromiumOptions(extra: readonly string[] = []): ChromiumOptions {
  return plainChromiumOptions([...SAME_PIXELS, ...extra]);
}

/** How the bench starts it: drawing as it does on this machine for a person. Throws when none is installed. */
export function plainChromiumOptions(extra: readonly string[] = []): ChromiumOptions {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found. Run: npx tsx scripts/prepare-browser.ts');
  return { executablePath, args: [...ARGUMENTS, ...extra] };
}
