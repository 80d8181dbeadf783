/**
 * `npm run package`: release/dangjian-atlas-<version>.zip for any static web server, and release/dangjian-atlas.html,
 * the whole app in one file that opens by double-click, without server or network.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Zippable, zipSync } from 'fflate';
import { buildPortablePage } from './portable/build-portable-page.ts';
import { instructions } from './portable/instructions.ts';
import { thirdPartyNotices } from './portable/third-party.ts';
import { contentSecurityPolicy } from './server/content-security-policy.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RELEASE = join(ROOT, 'release');
const COMPRESSED_ALREADY = new Set(['.parquet', '.png', '.jpg', '.woff2']);
/** The earliest date a zip can hold, so that the same build gives the same archive. */
const FIXED_DATE = '1980-01-01';

function buildForServers(): void {
  const result = spawnSync(join(ROOT, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) throw new Error('vite build failed');
}

function zip(directory: string, version: string, notices: string): Uint8Array {
  const files: Zippable = {
    '第三方许可.txt': [new TextEncoder().encode(notices), { mtime: FIXED_DATE }],
    '说明.txt': [new TextEncoder().encode(instructions(version, contentSecurityPolicy([]))), { mtime: FIXED_DATE }],
  };
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    if (extname(name) === '' || name.endsWith('/')) continue;
    const level = COMPRESSED_ALREADY.has(extname(name)) ? 0 : 6;
    files[`dangjian-atlas/${name.replaceAll('\\', '/')}`] = [readFileSync(join(directory, name)), { level, mtime: FIXED_DATE }];
  }
  return zipSync(files);
}

function report(name: string, bytes: number): void {
  console.log(`release/${name}  ${(bytes / 1e6).toFixed(1)} MB`);
}

function main(): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  rmSync(RELEASE, { recursive: true, force: true });
  mkdirSync(RELEASE, { recursive: true });
  buildForServers();
  const notices = thirdPartyNotices(ROOT);
  const archive = zip(join(ROOT, 'dist'), version, notices);
  writeFileSync(join(RELEASE, `dangjian-atlas-${version}.zip`), archive);
  report(`dangjian-atlas-${version}.zip`, archive.byteLength);
  const page = Buffer.from(buildPortablePage());
  writeFileSync(join(RELEASE, 'dangjian-atlas.html'), page);
  report('dangjian-atlas.html', page.byteLength);
  writeFileSync(join(RELEASE, '第三方许可.txt'), notices);
}

main();
