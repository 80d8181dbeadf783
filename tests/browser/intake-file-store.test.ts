import { describe, expect, test } from 'vitest';
import type { FileStore } from '../../src/intake/file-store.ts';
import { openIndexedDbStore } from '../../src/intake/indexeddb-file-store.ts';
import { createMemoryStore } from '../../src/intake/memory-file-store.ts';
import { openFileStore } from '../../src/intake/open-file-store.ts';
import { openOpfsStore } from '../../src/intake/opfs-file-store.ts';
import { toStorageError } from '../../src/intake/store-errors.ts';
import { atlasError } from '../support/errors.ts';

const file = (name: string, content: string) => new File([content], name);

const STORES: [string, () => Promise<FileStore>][] = [
  ['opfs', openOpfsStore],
  ['indexeddb', openIndexedDbStore],
  ['memory', async () => createMemoryStore(null)],
];

describe.each(STORES)('%s', (kind, open) => {
  test('keeps bytes by table, gives them back, forgets them', async () => {
    const store = await open();
    await store.clear();
    expect(store.kind).toBe(kind);
    await store.keep(file('企业 2024.parquet', 'first'), 'enterprise');
    await store.keep(file('park.arrow', 'park bytes'), 'park');
    expect((await store.list()).map(({ name, table, size }) => [name, table, size])).toEqual([
      ['企业 2024.parquet', 'enterprise', 5],
      ['park.arrow', 'park', 10],
    ]);
    await store.keep(file('enterprise.parquet', 'second list'), 'enterprise');
    expect((await store.list()).map(({ name }) => name).sort()).toEqual(['enterprise.parquet', 'park.arrow']);
    // What survives a reload is what another opening of the same store sees.
    const again = kind === 'memory' ? store : await open();
    const opened = await again.open('enterprise.parquet');
    expect([opened.name, await opened.text()]).toEqual(['enterprise.parquet', 'second list']);
    expect((await atlasError(again.open('企业 2024.parquet'))).code).toBe('file-not-found');
    await again.remove('park.arrow');
    expect((await again.list()).map(({ name }) => name)).toEqual(['enterprise.parquet']);
    await again.clear();
    expect(await again.list()).toEqual([]);
  });
});

test('whatever moment a tab closes in, one whole version of a file is there', async () => {
  const store = await openOpfsStore();
  await store.clear();
  await store.keep(file('worklist.json', 'first'), 'worklist');
  // As a crash would leave it: bytes of a second version, which nothing points to yet.
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('dangjian-atlas-files');
  const half = await (await root.getFileHandle('worklist.half.data', { create: true })).createWritable();
  await half.write('sec');
  await half.close();
  expect(await (await (await openOpfsStore()).open('worklist.json')).text()).toBe('first');
  await store.keep(file('worklist.json', 'second'), 'worklist');
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  expect(names.filter((name) => name.endsWith('.data'))).toHaveLength(1);
  // Kept many times at once: the last one counts, and its bytes are there.
  await Promise.all(Array.from({ length: 12 }, (_, index) => store.keep(file('worklist.json', `version ${index}`), 'worklist')));
  expect(await (await store.open('worklist.json')).text()).toBe('version 11');
  // It can be listed, by this tab and another, while it is being replaced.
  const replacing = Promise.all(Array.from({ length: 8 }, (_, index) => store.keep(file('worklist.json', `again ${index}`), 'worklist')));
  const other = await openOpfsStore();
  for (let round = 0; round < 20; round += 1)
    for (const reader of [store, other]) expect((await reader.list()).map(({ name }) => name)).toEqual(['worklist.json']);
  await replacing;
  // What an older version of the app kept is still found.
  await store.clear();
  for (const [name, content] of [
    ['park.data', 'old bytes'],
    ['park.json', JSON.stringify({ name: 'park.arrow', table: 'park', size: 9, keptAt: 1 })],
  ] as const) {
    const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
    await writable.write(content);
    await writable.close();
  }
  expect(await (await store.open('park.arrow')).text()).toBe('old bytes');
  await store.clear();
});

test('the private file system is chosen where it exists, IndexedDB where it does not, memory where neither', async () => {
  const best = await openFileStore({ keep: true });
  expect([best.kind, best.problem]).toEqual(['opfs', null]);
  const { storage } = navigator;
  const { indexedDB } = globalThis;
  try {
    Object.defineProperty(navigator, 'storage', { value: undefined, configurable: true });
    expect((await openFileStore({ keep: true })).kind).toBe('indexeddb');
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
    const last = await openFileStore({ keep: true });
    expect([last.kind, last.problem]).toEqual(['memory', 'storage-denied']);
    await last.keep(file('a.parquet', 'x'), 'enterprise');
    expect(await (await last.open('a.parquet')).text()).toBe('x');
  } finally {
    Object.defineProperty(navigator, 'storage', { value: storage, configurable: true });
    Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB, configurable: true });
  }
});

test('keeping nothing erases what earlier visits left', async () => {
  await (await openOpfsStore()).keep(file('a.parquet', 'x'), 'enterprise');
  await (await openIndexedDbStore()).keep(file('a.parquet', 'x'), 'enterprise');
  const store = await openFileStore({ keep: false });
  expect([store.kind, store.problem]).toEqual(['memory', null]);
  expect(await (await openOpfsStore()).list()).toEqual([]);
  expect(await (await openIndexedDbStore()).list()).toEqual([]);
});

test('a full disk and a refusal are told apart', () => {
  expect(toStorageError(new DOMException('full', 'QuotaExceededError'), 'a')).toMatchObject({
    code: 'storage-full',
    params: { file: 'a' },
  });
  expect(toStorageError(new DOMException('no', 'SecurityError'), 'a').code).toBe('storage-denied');
});
