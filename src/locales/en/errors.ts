import type { ErrorReader } from '../error-reader.ts';
import type { zhCN } from '../zh-CN/messages.ts';

const file = (p: ErrorReader): string => p.text('file', 'the chosen file');
const table = (p: ErrorReader): string => p.text('table', 'this table');
const columns = (p: ErrorReader): string => p.list('columns', ', ') ?? p.text('column', 'not named');

const READABLE =
  'Excel (xlsx, xls), ODS, CSV/TXT (UTF-8, GBK, UTF-16), Parquet, Arrow, GeoJSON, TopoJSON, KML/KMZ, Shapefile, DXF (text), and zips of these';

const UNREAD: Readonly<Record<string, { readonly name: string; readonly remedy: string }>> = {
  PDF: { name: 'PDF', remedy: 'A PDF is for reading and printing and holds no rows. Ask whoever made it for the Excel or CSV behind it.' },
  PNG: {
    name: 'PNG picture',
    remedy: 'A picture holds no rows. Ask for the Excel or CSV behind it; for shapes, for a Shapefile, GeoJSON, KML or DXF.',
  },
  JPEG: {
    name: 'JPEG picture',
    remedy: 'A picture holds no rows. Ask for the Excel or CSV behind it; for shapes, for a Shapefile, GeoJSON, KML or DXF.',
  },
  'DXF (binary)': { name: 'binary DXF', remedy: 'Shapes are read from text DXF: save it as DXF in ASCII (text) in the CAD program.' },
  DWG: { name: 'DWG drawing', remedy: 'Save it as DXF in ASCII (text) in the CAD program, then import it.' },
  RAR: { name: 'RAR archive', remedy: 'Unpack it and import the files in it, or pack them as a zip.' },
  '7z': { name: '7z archive', remedy: 'Unpack it and import the files in it, or pack them as a zip.' },
  'ZIP (other method)': {
    name: 'zip of a rare method',
    remedy: 'Unpack it and import the files in it, or pack them again with the compression of the system.',
  },
  GZIP: { name: 'GZIP archive', remedy: 'Unpack it and import the file in it, or pack it as a zip.' },
  SQLite: { name: 'SQLite database', remedy: 'Export the tables needed as CSV with a database program, then import those.' },
  MHT: { name: 'MHT web page', remedy: 'Open it in Excel or WPS, save it as xlsx, then import that.' },
  RTF: { name: 'RTF document', remedy: 'Open it in Word or WPS, paste its table into Excel, save it as xlsx, then import that.' },
  'Parquet (encrypted)': {
    name: 'encrypted Parquet',
    remedy: 'Ask whoever made it for one without encryption; this tool never asks for a key.',
  },
  'Arrow (LZ4/ZSTD)': {
    name: 'compressed Arrow (LZ4 or ZSTD)',
    remedy:
      'Save it without compression, in pandas df.to_feather("list.arrow", compression="uncompressed"); or save it as Parquet, compressed or not.',
  },
};

export const errors: (typeof zhCN)['errors'] = {
  'file-empty': {
    what: (p) => `"${file(p)}" is empty (0 bytes).`,
    remedy: () => 'Export or copy the file again, then import it; the earlier data is unchanged.',
  },
  'file-unknown-format': {
    what: (p) => `The format of "${file(p)}" is not known: it is no list, spreadsheet or file of shapes.`,
    remedy: () => `These are read: ${READABLE}. Export it again where it came from; renaming the extension does not help.`,
  },
  'file-format-later': {
    what: (p) =>
      `"${file(p)}" is a file of another kind (${UNREAD[p.text('format', '')]?.name ?? p.text('format', 'other')}) and cannot be read directly.`,
    remedy: (p) =>
      UNREAD[p.text('format', '')]?.remedy ??
      `From an address only Parquet and Arrow are read; drop the file on the page instead. These are read: ${READABLE}.`,
  },
  'file-parts-missing': {
    what: (p) => `"${file(p)}" holds shapes only; ${p.list('parts', ', ') ?? 'its .dbf'}, which names them, is missing.`,
    remedy: () => 'Drop the .shp, .dbf, .prj and .cpg of the same name together, or pack them as one zip.',
  },
  'file-corrupt': {
    what: (p) => `"${file(p)}" is damaged and cannot be decoded${p.has('position') ? ` at ${p.text('position', '')}` : ''}.`,
    remedy: () => 'Get the file again from where it came; the earlier data is unchanged.',
  },
  'file-encrypted': {
    what: (p) => `"${file(p)}" has a password or is encrypted and cannot be read.`,
    remedy: () =>
      'Open it in Excel or WPS with its password, take the password off, save a copy and import that; this tool never asks for one.',
  },
  'file-truncated': {
    what: (p) => `"${file(p)}" is incomplete: its end is missing.`,
    remedy: () => 'Mostly an interrupted copy or download; get the whole file again.',
  },
  'file-too-large': {
    what: (p) => `"${file(p)}" is too large (${p.size('size', 'size unknown')}); up to ${p.size('limit', 'the limit')} can be read.`,
    remedy: () => 'Split it by district or park and import the parts, or keep only the columns needed.',
  },
  'file-no-rows': {
    what: (p) => `"${file(p)}" has a header but no rows.`,
    remedy: () => 'Check the filter it was exported with, then import a file that holds data.',
  },
  'file-columns-missing': {
    what: (p) => `"${file(p)}" lacks required columns of ${table(p)}: ${columns(p)}.`,
    remedy: () => 'Add these columns under their storage names and import again; other columns are optional.',
  },
  'file-table-unknown': {
    what: (p) => `Which table "${file(p)}" holds cannot be told: neither its name nor its columns match the data model.`,
    remedy: () => 'Name the file as in the data dictionary (such as enterprise.parquet), or choose its table when importing.',
  },
  'file-column-type': {
    what: (p) =>
      `In "${file(p)}", column ${columns(p)} has the wrong type${p.has('expected') ? `: expected ${p.text('expected', '')}, found ${p.text('found', 'another')}` : ''}.`,
    remedy: () => 'Correct the type of the column as in the data dictionary, then import again.',
  },
  'file-not-found': {
    what: (p) => `"${file(p)}" could not be fetched${p.has('status') ? ` (HTTP ${p.text('status', '')})` : ''}.`,
    remedy: () => 'Check the address and that the file is still there, then retry.',
  },
  'file-timeout': {
    what: (p) => `Reading "${file(p)}" took too long${p.has('seconds') ? ` (${p.text('seconds', '')} s)` : ''}.`,
    remedy: () => 'Check the network or the removable disk and retry, or copy the file to this computer first.',
  },
  'file-duplicate-keys': {
    what: (p) => `"${file(p)}" has ${p.text('count', 'some')} rows with a repeated key (${columns(p)}).`,
    remedy: () => 'Remove the repeated rows and import again; an id may appear once, or an enterprise would count twice.',
  },
  'file-roster': {
    what: (p) =>
      `"${file(p)}" is a roster, not a summary: one row per person, with personal columns such as ${columns(p)}. Nothing of it was read in or kept.`,
    remedy: () =>
      'Sum it up first, one row per enterprise or Party organization with numbers of members only, and import that; personal data is neither needed nor accepted.',
  },
  'period-locked': {
    what: (p) => `The baseline of ${p.text('date', '')} is locked: “${table(p)}” cannot be replaced.`,
    remedy: () =>
      'Import the list as a later period; to correct the baseline, unlock it in the list of periods under Data and give a reason.',
  },
  'engine-boot': {
    what: () => 'The data engine did not start.',
    remedy: () => 'Reload the page; if it fails again, use a newer browser and check that WebAssembly is allowed.',
  },
  'engine-query': {
    what: (p) => `Computing "${p.text('query', p.text('name', 'the figures'))}" failed.`,
    remedy: () => 'Change the filter and retry; the details hold the statement for whoever maintains this installation.',
  },
  'engine-out-of-memory': {
    what: (p) => `Out of memory: ${p.has('query') ? `"${p.text('query', '')}"` : 'this step'} could not finish.`,
    remedy: () => 'Close other pages, remove datasets not in use, or split the file by district and import the parts.',
  },
  'engine-died': {
    what: () => 'The data engine stopped unexpectedly and is being restarted.',
    remedy: () => 'Stored data comes back by itself; import again what was not stored.',
  },
  'worker-died': {
    what: (p) => `${p.has('file') ? `The background task for "${file(p)}"` : 'A background task'} stopped unexpectedly.`,
    remedy: () => 'It has been restarted; repeat the last step. The earlier data is unchanged.',
  },
  'storage-denied': {
    what: () => 'The browser does not allow data to be stored on this computer.',
    remedy: () => 'Work goes on as usual; save a workspace file before closing, or use a normal (not private) window.',
  },
  'storage-full': {
    what: (p) => `Storage is full${p.has('needed') ? `, ${p.size('needed', '')} more is needed` : ''}; nothing was stored.`,
    remedy: () => 'Remove datasets not in use or free disk space, then retry; this data can still be used now.',
  },
  'dataset-missing': {
    what: (p) => `Dataset "${p.text('dataset', p.text('id', 'not named'))}" was not found.`,
    remedy: () => 'Choose another dataset under Data, or check the link.',
  },
  'enterprise-missing': {
    what: (p) => `"${file(p)}" was read, but cannot be shown: there is no list of enterprises yet.`,
    remedy: () => 'Import the enterprise table (such as enterprise.parquet) as well; what was read need not be imported again.',
  },
  'export-failed': {
    what: (p) => `The export${p.has('file') ? ` of "${file(p)}"` : ''} could not be finished.`,
    remedy: () => 'Retry with fewer rows or a lower resolution.',
  },
  'export-personal': {
    what: (p) =>
      `The export was stopped: ${p.has('file') ? `"${file(p)}", ` : ''}column ${columns(p)} seems to hold personal data in ${p.text('count', 'some')} places.`,
    remedy: () => 'Leave these columns out of the export, or correct the cells in the list they came from.',
  },
  'workspace-damaged': {
    what: (p) => `The workspace file "${file(p)}" is damaged: ${p.text('part', 'a part of it')} is missing or differs from its check sum.`,
    remedy: () => 'Nothing of your data was changed. Copy the file again from where it came, or take an earlier one.',
  },
  'workspace-newer': {
    what: (p) =>
      `The workspace file "${file(p)}" was written by a later version (format ${p.text('version', 'higher')}, this one reads up to ${p.text('known', 'a lower one')}).`,
    remedy: () => 'Nothing of your data was changed. Update this program, then open the file.',
  },
  'workspace-personal': {
    what: (p) =>
      `The workspace file "${file(p)}" was not opened: ${p.text('part', 'a part of it')} seems to hold personal data in ${p.text('count', 'some')} places (columns ${columns(p)}).`,
    remedy: () =>
      'Nothing of your data was changed and nothing was kept. Ask whoever made it to remove them from the list and to export it again.',
  },
  cancelled: { what: () => 'The step was cancelled.', remedy: () => 'The earlier data is unchanged; you can start again.' },
};

export const errorUnknown: (typeof zhCN)['errorUnknown'] = {
  what: 'An unforeseen error happened.',
  remedy: 'Retry; if it comes back, give the details to whoever maintains this installation.',
};

export const errorWords: (typeof zhCN)['errorWords'] = {
  details: 'Technical details',
  statement: 'Statement that failed',
  parameters: 'Parameters',
  stack: 'Message',
};
