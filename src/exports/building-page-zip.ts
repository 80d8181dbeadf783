import { Zip, ZipPassThrough } from 'fflate';
import { AtlasError } from '../model/errors.ts';
import { fileName } from './save-blob.ts';

/** Pictures under the names of their buildings, in the order in which they come; they are compressed already. */
export async function zipPictures(pictures: AsyncIterable<{ readonly name: string; readonly picture: Blob }>): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const failed: Error[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) failed.push(error);
    else pieces.push(bytes as Uint8Array<ArrayBuffer>);
  });
  let number = 0;
  for await (const { name, picture } of pictures) {
    number += 1;
    // The number keeps the order of the pages, and two buildings of one name apart.
    const entry = new ZipPassThrough(fileName([String(number).padStart(3, '0'), name], 'png'));
    zip.add(entry);
    entry.push(new Uint8Array(await picture.arrayBuffer()), true);
    if (failed[0] !== undefined) throw new AtlasError('export-failed', {}, { cause: failed[0], details: failed[0].message });
  }
  zip.end();
  return new Blob(pieces, { type: 'application/zip' });
}
