/**
 * Enters into package-lock.json the optional packages for other platforms that npm leaves out when its registry
 * does not offer them (a mirror, or an install over an existing node_modules). Without the entries `npm ci`
 * refuses the lock file as out of date, on every platform. Run it after `npm install`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LockFile, missingPlatformPackages } from './lock-file/missing-platform-packages.ts';

const PATH = fileURLToPath(new URL('../package-lock.json', import.meta.url));

const lock = JSON.parse(readFileSync(PATH, 'utf8')) as LockFile;
const missing = missingPlatformPackages(lock);
for (const { path, entry } of missing) lock.packages[path] = entry;
// npm sorts by the locale-independent order of localeCompare('en').
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);
console.log(missing.length === 0 ? 'Nothing is missing.' : `Entered ${missing.map(({ path }) => path).join(', ')}`);
