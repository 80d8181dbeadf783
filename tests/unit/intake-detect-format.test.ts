import { Int32, Utf8 } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFileFormat, detectFormat } from '../../src/intake/detect-format.ts';
import { AtlasError } from '../../src/model/errors.ts';
import { makeArrow } from '../support/make-arrow.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const columns = { a: { type: new Int32(), values: [1, 2] }, b: { type: new Utf8(), values: ['x', null] } };

async function codeOf(bytes: Uint8Array<ArrayBuffer>, name = 'x'): Promise<[string, string] | string> {
  try {
    return await detectFileFormat(new File([bytes], name));
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    return [error.code, String(error.params.format ?? '')];
  }
}

describe('formats by their bytes', () => {
  test('Arrow streams and files, whatever the name', async () => {
    expect(await codeOf(new Uint8Array(makeArrow(columns)), 'x.parquet')).toBe('arrow-stream');
    expect(await codeOf(new Uint8Array(makeArrow(columns, { format: 'file' })), 'x.csv')).toBe('arrow-file');
  });

  test.each<[string, Uint8Array<ArrayBuffer>, [string, string] | string]>([
    ['empty', new Uint8Array(0), ['file-empty', '']],
    ['Parquet', ascii('PAR1 some rows and a footer PAR1'), 'parquet'],
    ['Parquet cut off', ascii('PAR1 some rows and no footer'), ['file-truncated', '']],
    ['Parquet, magic only', ascii('PAR1'), ['file-truncated', '']],
    ['Parquet, encrypted', ascii('PARE xxxxxxxxxxxx PARE'), ['file-format-later', 'Parquet (encrypted)']],
    ['Arrow cut off', ascii('ARROW1\0\0and so on'), ['file-truncated', '']],
    ['a workbook', ascii('PK\x03\x04....[Content_Types].xml'), ['file-format-later', 'Excel']],
    ['an archive', ascii('PK\x03\x04....photo.jpg'), ['file-format-later', 'ZIP']],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), ['file-format-later', 'Excel 97-2003']],
    ['CSV', ascii('enterprise_id,name_zh\n1,甲\n'), ['file-format-later', 'CSV']],
    ['CSV in GB18030', new Uint8Array([0xc6, 0xf3, 0xd2, 0xb5, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x0a]), ['file-format-later', 'CSV']],
    ['GeoJSON', ascii('{"type":"FeatureCollection","features":[]}'), ['file-format-later', 'GeoJSON']],
    ['JSON', ascii('[1, 2]'), ['file-format-later', 'JSON']],
    ['KML', ascii('<?xml version="1.0"?><kml></kml>'), ['file-format-later', 'KML']],
    ['a web page', ascii('<!doctype html><title>a, b</title>'), ['file-unknown-format', '']],
    ['prose', ascii('dear reader'), ['file-unknown-format', '']],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), ['file-unknown-format', '']],
  ])('%s', async (_, bytes, expected) => {
    expect(await codeOf(bytes)).toEqual(expected);
  });

  test('any bytes get an answer or an error that names the file, never anything else', () => {
    const magic = fc.constantFrom('', 'PAR1', 'ARROW1', 'PK', '{', '\xff\xff\xff\xff');
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 64 }), (prefix, rest) => {
        const bytes = new Uint8Array([...Array.from(prefix, (letter) => letter.charCodeAt(0)), ...rest]);
        try {
          expect(['parquet', 'arrow-file', 'arrow-stream']).toContain(detectFormat(bytes, bytes.slice(-8), bytes.length, 'some.file'));
        } catch (error) {
          expect(error).toBeInstanceOf(AtlasError);
          expect((error as AtlasError).params.file).toBe('some.file');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
