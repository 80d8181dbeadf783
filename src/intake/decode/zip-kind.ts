import type { ZipEntry } from './zip-directory.ts';

type ZipKind = 'xlsx' | 'xlsb' | 'ods' | 'kmz' | 'zip';

/** What a zip is by the names in it; 'zip' is a mere collection of files. */
export function zipKind(entries: readonly ZipEntry[]): ZipKind {
  const names = new Set(entries.map((entry) => entry.name.replace(/^\//, '').toLowerCase()));
  if (names.has('[content_types].xml')) {
    if (names.has('xl/workbook.bin')) return 'xlsb';
    if ([...names].some((name) => name === 'xl/workbook.xml' || name.startsWith('xl/worksheets/'))) return 'xlsx';
  }
  if (names.has('mimetype') && names.has('content.xml') && names.has('meta-inf/manifest.xml')) return 'ods';
  if (names.has('doc.kml')) return 'kmz';
  return 'zip';
}
