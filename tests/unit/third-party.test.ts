import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thirdPartyNotices } from '../../scripts/portable/third-party.ts';

test('a release names every library inside with its licence, and none that is only for work on the code', () => {
  const notices = thirdPartyNotices(join(import.meta.dirname, '../..'));
  for (const name of ['@duckdb/duckdb-wasm 1', 'maplibre-gl 6', '@deck.gl/core 9', 'pdfjs-dist 5', 'react 19', 'parquet-wasm 0'])
    expect(notices).toContain(`\n${name}`);
  expect(notices).toContain('Apache License');
  for (const name of ['vitest', '@biomejs/biome', 'playwright', '@duckdb/node-api', '@napi-rs/canvas'])
    expect(notices).not.toContain(`\n${name} `);
});
