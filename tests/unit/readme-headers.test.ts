import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renewed } from '../../scripts/readme-headers.ts';

it('names in the README the headers that intake takes', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  // How wide the columns are written says nothing.
  const plain = (text: string) => text.replace(/ *\| */g, '|').replace(/-{3,}/g, '---');
  expect(plain(renewed(readme))).toBe(plain(readme));
});
