/** The other parts of a shapefile that came along with its .shp; they live as long as it does. */
const parts = new WeakMap<File, readonly File[]>();

const SHAPEFILE_PARTS = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg', 'sbn', 'sbx', 'qix', 'qpj', 'qmd']);

/**
 * Files chosen together, with those that are one shapefile (one folder, one name, .shp among them) as one: the .shp stands for
 * them all, the others are had by {@link companionsOf}.
 */
export function gatherFiles(files: readonly File[]): readonly File[] {
  const mains = new Map(files.filter((file) => extensionOf(file.name) === 'shp').map((file) => [stemOf(file), file]));
  const isPart = (file: File): boolean => {
    const main = mains.get(stemOf(file));
    return main !== undefined && main !== file && SHAPEFILE_PARTS.has(extensionOf(file.name));
  };
  for (const [stem, main] of mains)
    parts.set(
      main,
      files.filter((file) => isPart(file) && stemOf(file) === stem),
    );
  return files.filter((file) => !isPart(file));
}

/** What {@link gatherFiles} put behind a file. */
export function companionsOf(file: File): readonly File[] {
  return parts.get(file) ?? [];
}

/** A dropped folder tells where a file lies; files chosen one by one lie in one folder. */
function stemOf(file: File): string {
  return (file.webkitRelativePath || file.name).replace(/\.(shp\.)?\w+$/, '').toLowerCase();
}

function extensionOf(name: string): string {
  return /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
