import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type LockFile, missingPlatformPackages } from '../../scripts/lock-file/missing-platform-packages.ts';

describe('package-lock.json', () => {
  test('names the packages for every platform, or npm ci refuses it', () => {
    const path = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
    const lock = JSON.parse(readFileSync(path, 'utf8')) as LockFile;
    expect(missingPlatformPackages(lock).map((found) => found.path)).toEqual([]);
  });

  test('a missing platform is found with what its name says', () => {
    const lock: LockFile = {
      packages: {
        'node_modules/tool': {
          version: '1.2.3',
          dev: true,
          optionalDependencies: { '@tool/linux-x64-gnu': '1.2.3', '@tool/linux-arm64-musl': '1.2.3', fsevents: '~2.3.3' },
        },
        'node_modules/@tool/linux-x64-gnu': { version: '1.2.3' },
      },
    };
    expect(missingPlatformPackages(lock)).toEqual([
      {
        path: 'node_modules/@tool/linux-arm64-musl',
        entry: { version: '1.2.3', os: ['linux'], cpu: ['arm64'], libc: ['musl'], dev: true, optional: true },
      },
    ]);
  });
});
