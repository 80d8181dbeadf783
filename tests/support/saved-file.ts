import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Download } from 'playwright';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function savedFile(download: Download): Promise<SavedFile> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Lines of a CSV file, cells split at commas; for tables whose cells hold none. */
export function csvLines({ bytes }: SavedFile): string[][] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark: Excel would take it for another encoding');
  return text
    .slice(1)
    .split('\r\n')
    .map((line) => line.split(','));
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

function plain(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** What stands in a Word document and above its pages, without its layout. */
export function wordText({ bytes }: SavedFile): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /^word\/(?:document|header\d+)\.xml$/.test(name))
    .map(([, part]) => plain(strFromU8(part)))
    .join('\n');
}

export interface SavedSheet {
  readonly name: string;
  /** Cells that are filled, as text, row by row. */
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a workbook, read from its parts without a spreadsheet library. */
export function workbookSheets({ bytes }: SavedFile): readonly SavedSheet[] {
  const parts = unzipSync(bytes);
  const part = (name: string): string => {
    const content = parts[name];
    if (content === undefined) throw new Error(`the workbook lacks ${name}, it has ${Object.keys(parts).join(' ')}`);
    return strFromU8(content);
  };
  const shared = [...(parts['xl/sharedStrings.xml'] === undefined ? '' : part('xl/sharedStrings.xml')).matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, text = '']) => plain(text),
  );
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => plain(name));
  return names.map((name, index) => ({
    name,
    rows: [...part(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)].map(([, attributes = '', cell = '']) =>
        attributes.includes('t="s"') ? (shared[Number(plain(cell))] ?? '') : plain(cell),
      ),
    ),
  }));
}
