import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeGeo } from '../../../../src/intake/decode/decode-geo.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';

const kml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>图</name>${body}</Document></kml>`;
const placemark = (name: string, rest: string) => `<Placemark><name>${name}</name>${rest}</Placemark>`;
const POINT = '<Point><coordinates>106.7,26.6,1100</coordinates></Point>';

async function decode(source: string | Uint8Array, format: 'kml' | 'kmz' = 'kml') {
  const decoded = await decodeGeo(typeof source === 'string' ? strToU8(source) : source, format, '图.kml', {});
  return { ...decoded, tables: decoded.sheets.map((sheet) => rowTexts(sheet, 0, sheet.rowCount)) };
}

describe('KML', () => {
  it('reads placemarks with their data and the path of their folders, without styles', async () => {
    const { tables, sheets, format, notes } = await decode(
      kml(
        `<Style id="s"><LineStyle><color>ff0000ff</color></LineStyle></Style>
        <Folder><name>园区</name><Folder><name>楼宇</name>${placemark('国际中心', `<styleUrl>#s</styleUrl><description><![CDATA[<b>32</b>层]]></description><ExtendedData><Data name="层数"><value>32</value></Data><SchemaData schemaUrl="#x"><SimpleData name="街道">金阳</SimpleData></SchemaData></ExtendedData>${POINT}`)}</Folder></Folder>
        ${placemark('环路', '<LineString><coordinates>106,26 107,27</coordinates></LineString>')}`,
      ),
    );
    const [head = [], first = [], second = []] = tables[0] ?? [];
    const record = (row: string[]) => Object.fromEntries(head.map((name, index) => [name, row[index]]));
    expect(record(first)).toEqual({
      name: '国际中心',
      description: '<b>32</b>层',
      层数: '32',
      街道: '金阳',
      folder: '园区/楼宇',
      lon: '106.7',
      lat: '26.6',
      geometry: '{"type":"Point","coordinates":[106.7,26.6]}',
    });
    expect(record(second)).toMatchObject({
      name: '环路',
      folder: '',
      lon: '',
      geometry: '{"type":"LineString","coordinates":[[106,26],[107,27]]}',
    });
    expect(sheets[0]).toMatchObject({ statedCrs: null, headerRows: 1, geometryColumn: head.length - 1 });
    expect({ format, notes }).toEqual({ format: 'KML', notes: [] });
  });

  it('reads areas with holes, and keeps placemarks without a place', async () => {
    const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`;
    const polygon = `<Polygon><outerBoundaryIs>${ring('0,0 9,0 9,9 0,0')}</outerBoundaryIs><innerBoundaryIs>${ring('1,1 2,1 2,2 1,1')}</innerBoundaryIs></Polygon>`;
    const { tables } = await decode(kml(placemark('a', polygon) + placemark('b', '')));
    expect(tables[0]).toEqual([
      ['name', 'geometry'],
      ['a', '{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}'],
      ['b', ''],
    ]);
  });

  it('reads GBK that says so', async () => {
    const head = strToU8('<?xml version="1.0" encoding="GB2312"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>');
    const bytes = new Uint8Array([...head, 0xc2, 0xa5, ...strToU8(`</name>${POINT}</Placemark></kml>`)]);
    expect((await decode(bytes)).tables[0]?.[1]?.[0]).toBe('楼');
  });

  it('reads the document of a KMZ and counts overlays and other documents', async () => {
    const overlay =
      '<GroundOverlay><name>底图</name><Icon><href>files/a.png</href></Icon><LatLonBox><north>27</north><south>26</south><east>107</east><west>106</west></LatLonBox></GroundOverlay>';
    const bytes = zipSync({
      'files/other.kml': strToU8(kml('')),
      'doc.kml': strToU8(kml(placemark('a', POINT) + overlay)),
      'files/a.png': strToU8('x'),
    });
    const { tables, format, notes } = await decode(bytes, 'kmz');
    expect(tables[0]?.map(([name]) => name)).toEqual(['name', 'a']);
    expect(format).toBe('KMZ');
    expect(notes).toEqual([
      { code: 'layers-left', params: { count: 1 } },
      { code: 'entries-left', params: { count: 1 } },
    ]);
  });

  it('refuses document types, and with them entities that grow', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><kml xmlns="http://www.opengis.net/kml/2.2">${placemark('&b;', POINT)}</kml>`;
    await expect(decode(bomb)).rejects.toMatchObject({ code: 'file-corrupt', message: 'document type in KML' });
  });

  it('refuses broken files without repeating them', async () => {
    const error: unknown = await decode(kml('<Placemark><name>张三丰</name>')).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'file-corrupt' });
    expect((error as Error).cause).toBeUndefined();
    expect(String(error)).not.toContain('张');
    await expect(decode('')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(decode(kml(''))).rejects.toMatchObject({ code: 'file-no-rows' });
    await expect(decode(zipSync({ 'a.txt': strToU8('x') }), 'kmz')).rejects.toMatchObject({ code: 'file-no-rows' });
  });

  it('refuses more tags than memory holds, before the tree is built', async () => {
    const bytes = strToU8(kml('<a/>'.repeat(2_000_000)));
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'file-too-large', params: { size: bytes.length } });
  });

  it('takes thousands of placemarks in a time that grows with them', async () => {
    const many = kml(Array.from({ length: 4_000 }, (_, index) => placemark(`n${index}`, POINT)).join(''));
    const start = performance.now();
    expect((await decode(many)).sheets[0]?.rowCount).toBe(4_001);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
