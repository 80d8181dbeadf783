import type { ErrorReader } from '../error-reader.ts';
import type { zhCN } from '../zh-CN/messages.ts';

const file = (p: ErrorReader): string => p.text('file', 'the chosen file');
const table = (p: ErrorReader): string => p.text('table', 'this table');
const columns = (p: ErrorReader): string => p.list('columns', ', ') ?? p.text('column', 'not named');

export const errors: (typeof zhCN)['errors'] = {
  'file-empty': {
    what: (p) => `"${file(p)}" is empty (0 bytes).`,
    remedy: () => 'Export or copy the file again, then import it; the earlier data is unchanged.',
  },
  'file-unknown-format': {
    what: (p) => `The format of "${file(p)}" is not known: it begins neither as Parquet nor as Arrow.`,
    remedy: () => 'Export it as Parquet or Arrow, then import it; renaming the extension does not help.',
  },
  'file-format-later': {
    what: (p) => `"${file(p)}" is a ${p.text('format', 'spreadsheet')} file, which this version cannot read yet.`,
    remedy: () => 'Convert it to Parquet or Arrow first, then import it.',
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
    what: (p) => `A background task${p.has('worker') ? ` ("${p.text('worker', '')}")` : ''} stopped unexpectedly.`,
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
