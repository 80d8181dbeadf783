import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { biomeConfig, typeOnlyEdges, typeOnlyPlugin } from './biome-config.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIOME = `${ROOT}node_modules/.bin/biome`;

/** Path from the repository root → content, in Biome's own formatting. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>([['biome.json', format('biome.json', JSON.stringify(biomeConfig()))]]);
  for (const edge of typeOnlyEdges()) files.set(edge.pluginPath, format(edge.pluginPath, typeOnlyPlugin(edge.folder, edge.target)));
  return files;
}

function format(path: string, text: string): string {
  // Outside the project, so that a broken biome.json cannot hinder its own repair.
  const flags = ['format', `--stdin-file-path=${basename(path)}`, '--indent-style=space', '--indent-width=2', '--line-width=140'];
  const result = spawnSync(BIOME, flags, { cwd: tmpdir(), input: text, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`biome format failed: ${result.stderr}`);
  return result.stdout;
}

/** Files whose content on disk differs from the table. */
export function staleFiles(): string[] {
  return [...generatedFiles()].filter(([path, content]) => readIfThere(path) !== content).map(([path]) => path);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(`${ROOT}${path}`, 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of generatedFiles()) writeFileSync(`${ROOT}${path}`, content);
}
