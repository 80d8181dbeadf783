/**
 * Makes sure that a Chromium and a Chinese font are there for the tests. As root on Debian they are installed
 * from the distribution's packages; elsewhere the message names what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findChromium } from './browser/find-chromium.ts';

function hasChineseFont(): boolean {
  // Windows and macOS bring one and have no fc-list.
  if (process.platform !== 'linux') return true;
  const result = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return result.status === 0 && result.stdout.trim() !== '';
}

function isDebian(): boolean {
  return (
    existsSync('/usr/bin/apt-get') &&
    existsSync('/etc/os-release') &&
    /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function aptGet(...args: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'inherit', env: environment }).status === 0;
}

/** Names of what is missing, as Debian calls the packages. */
function missingPackages(): string[] {
  const missing: string[] = [];
  if (findChromium() === null) missing.push('chromium');
  if (!hasChineseFont()) missing.push('fonts-noto-cjk', 'fontconfig');
  return missing;
}

/** Answers false, after saying what to install, when something is missing and cannot be installed here. */
export function prepareBrowser(): boolean {
  const wanted = missingPackages();
  if (wanted.length > 0 && isDebian() && process.getuid?.() === 0) {
    console.log(`Installing ${wanted.join(', ')}…`);
    if (aptGet('update', '-qq')) aptGet('install', '-y', '-qq', '--no-install-recommends', ...wanted);
  }
  const missing = missingPackages();
  if (missing.length === 0) {
    console.log(`Browser for tests: ${findChromium()}`);
    return true;
  }
  console.error(
    [
      `The browser tests need: ${missing.join(', ')}.`,
      `  Debian, Ubuntu:  sudo apt-get install ${missing.join(' ')}`,
      '  Elsewhere:       install Chromium or Chrome 109 or later and a Chinese font (such as Noto Sans CJK),',
      '                   and set CHROMIUM_PATH when the browser is not in its usual place.',
    ].join('\n'),
  );
  return false;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !prepareBrowser()) process.exit(1);
