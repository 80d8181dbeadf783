import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE_FILE = /^(?:licen[cs]e|notice|copying)/i;
const RULE = '='.repeat(78);

interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly license?: string;
        readonly dev?: boolean;
        readonly devOptional?: boolean;
        readonly optional?: boolean;
      }
    >
  >;
}

/**
 * Names, versions and licence texts of every package that the built app may carry, from the lock file and what is installed.
 * Throws where an installed package states neither a licence nor its text.
 */
export function thirdPartyNotices(root: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const parts: string[] = [];
  for (const [path, { version, license, dev, devOptional, optional }] of Object.entries(lock.packages).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (path === '' || dev === true || devOptional === true || optional === true || !existsSync(join(root, path))) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const texts = licenceTexts(join(root, path));
    if (license === undefined && texts.length === 0) throw new Error(`${name} ${version} states no licence`);
    parts.push([RULE, `${name} ${version ?? ''} · ${license ?? 'see below'}`, RULE, ...texts].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Of the package and of the folders in it, where fonts and decoders have licences of their own. */
function licenceTexts(folder: string): readonly string[] {
  const texts: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && LICENCE_FILE.test(entry.name)) texts.push(readFileSync(join(folder, entry.name), 'utf8').trim());
    if (!entry.isDirectory() || entry.name === 'node_modules') continue;
    for (const name of readdirSync(join(folder, entry.name)))
      if (LICENCE_FILE.test(name) && !name.endsWith('.js'))
        texts.push(`${entry.name}/${name}\n${readFileSync(join(folder, entry.name, name), 'utf8').trim()}`);
  }
  return texts;
}
