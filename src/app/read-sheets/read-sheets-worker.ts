import { decodeFile } from '../../intake/decode/decode-file.ts';
import { rowTexts } from '../../intake/raw-sheet.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ReadSheetsAnswer, ReadSheetsRequest } from './read-sheets-protocol.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ReadSheetsRequest>) => void): void;
  postMessage(message: ReadSheetsAnswer): void;
}

const scope = self as unknown as WorkerScope;

async function read({ file, maxRows }: ReadSheetsRequest): Promise<ReadSheetsAnswer> {
  const { sheets } = await decodeFile(file, file.name, {});
  return {
    type: 'read',
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      // The number that its author sees counts from the first row of the file.
      rows: [...Array.from({ length: sheet.firstRow - 1 }, () => []), ...rowTexts(sheet, 0, Math.min(sheet.rowCount, maxRows))],
    })),
  };
}

function failure(error: unknown): ReadSheetsAnswer {
  // The text of a foreign error may quote a cell: only its kind is told.
  const details = error instanceof Error ? error.name : typeof error;
  if (error instanceof AtlasError) return { type: 'failed', code: error.code, params: error.params, details };
  const gone = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
  return { type: 'failed', code: gone ? 'file-not-found' : 'file-corrupt', params: {}, details };
}

scope.addEventListener('message', ({ data }) => {
  read(data).then(
    (answer) => scope.postMessage(answer),
    (error: unknown) => scope.postMessage(failure(error)),
  );
});
