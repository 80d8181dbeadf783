import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from '@uwdata/flechette';
import { describe, expect, test } from 'vitest';
import { openingAnswers } from '../support/opening-answers.ts';
import { bundledManifest } from './bundled.ts';

const DATA = join(import.meta.dirname, '../../data');

function rowsOf(base64: string): unknown {
  return tableFromIPC(new Uint8Array(Buffer.from(base64, 'base64'))).toArray();
}

describe('recorded answers of the opening view', () => {
  const path = join(DATA, 'gy/opening.json');
  test.skipIf(!existsSync(path))('are what the database answers over the bundled tables', async () => {
    const recorded = (JSON.parse(readFileSync(path, 'utf8')) as { answers: Record<string, string> }).answers;
    const manifest = bundledManifest('gy');
    if (manifest === null) throw new Error('the dataset that opens first is not there');
    const statements = Object.keys(recorded);
    expect(statements.length).toBeGreaterThan(10);
    const answers = await openingAnswers(manifest, statements);
    for (const sql of statements) expect(rowsOf(answers[sql] ?? ''), sql.slice(0, 120)).toEqual(rowsOf(recorded[sql] ?? ''));
  });
});
