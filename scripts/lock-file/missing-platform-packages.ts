export interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<string, LockEntry>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];
const C_LIBRARIES: Readonly<Record<string, string>> = {
  gnu: 'glibc',
  gnueabihf: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
};

/** What a name such as `binding-linux-arm64-musl` says about where the package runs. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const find = (known: readonly string[]): string[] => words.filter((word) => known.includes(word));
  const libc = words.flatMap((word) => C_LIBRARIES[word] ?? []);
  return { cpu: find(PROCESSORS), os: find(SYSTEMS), ...(libc.length > 0 ? { libc } : {}) };
}

/** Optional packages with an exact version that a package of the lock file names and the lock file lacks. */
export function missingPlatformPackages(lock: LockFile): { path: string; entry: LockEntry }[] {
  const missing = new Map<string, LockEntry>();
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`;
      const platform = platformOf(name);
      const isPlatform = platform.os?.length === 1 && platform.cpu?.length === 1 && /^\d+\.\d+\.\d/.test(version);
      if (!isPlatform || path in lock.packages || `${parentPath}/${path}` in lock.packages) continue;
      missing.set(path, { version, ...platform, ...(parent.dev ? { dev: true } : {}), optional: true });
    }
  }
  return [...missing].map(([path, entry]) => ({ path, entry }));
}
