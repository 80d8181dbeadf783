import { readArrowBatches, readArrowHead } from '../engine/arrow-batches.ts';
import { serveReader } from './serve-reader.ts';

let source: Blob = new Blob();

serveReader({
  async open(file) {
    source = file;
    return { fields: await readArrowHead(file), rows: null };
  },
  batches: (columns) => readArrowBatches(source, columns),
});
