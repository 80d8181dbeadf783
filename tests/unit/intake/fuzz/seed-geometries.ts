import { strToU8, zipSync } from 'fflate';
import { writeDbf, writeShp } from '../../../support/make-shapefile.ts';
import { HEADER, ledgerRows, records } from './seed-tables.ts';
import type { SeedFile } from './seed-workbooks.ts';

/** The ledger as every file with geometries that carries attributes. */

const point = (row: number): [number, number] => [106.6 + row / 1000, 26.5 + row / 1000];

const square = ([x, y]: readonly [number, number]): number[][][] => [
  [
    [x, y],
    [x + 0.001, y],
    [x + 0.001, y + 0.001],
    [x, y],
  ],
];

function geojson(rows: number): Uint8Array {
  const features = records(rows).map((properties, row) => ({
    type: 'Feature',
    properties,
    geometry: row % 3 === 2 ? { type: 'Polygon', coordinates: square(point(row)) } : { type: 'Point', coordinates: point(row) },
  }));
  return strToU8(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'EPSG:4490' } }, features }));
}

function topojson(rows: number): Uint8Array {
  const geometries = records(rows).map((properties, row) =>
    row % 3 === 2 ? { type: 'Polygon', arcs: [[0]], properties } : { type: 'Point', coordinates: [row * 10, row * 10], properties },
  );
  return strToU8(
    JSON.stringify({
      type: 'Topology',
      transform: { scale: [0.0001, 0.0001], translate: [106.6, 26.5] },
      arcs: [
        [
          [0, 0],
          [10, 0],
          [0, 10],
          [-10, -10],
        ],
      ],
      objects: { 企业: { type: 'GeometryCollection', geometries } },
    }),
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function kml(rows: number): string {
  const placemarks = records(rows).map((properties, row) => {
    const data = Object.entries(properties).map(([name, value]) => `<Data name="${name}"><value>${escaped(value)}</value></Data>`);
    return `<Placemark><name>${escaped(properties.企业名称 ?? '')}</name><ExtendedData>${data.join('')}</ExtendedData><Point><coordinates>${point(row).join(',')},0</coordinates></Point></Placemark>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>企业</name>${placemarks.join('')}</Folder></Document></kml>`;
}

function dxf(rows: number): Uint8Array {
  const entities = records(rows).flatMap((properties, row) => {
    const [x, y] = point(row);
    const attributes = Object.entries(properties).flatMap(([tag, value]) => [
      [0, 'ATTRIB'],
      [8, '企业'],
      [10, x],
      [20, y],
      [1, value],
      [2, tag],
    ]);
    return [[0, 'INSERT'], [8, '企业'], [66, 1], [2, '点'], [10, x], [20, y], ...attributes, [0, 'SEQEND']];
  });
  const groups = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1021'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...entities,
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ];
  return strToU8(groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join(''));
}

function shapefile(rows: number): Record<string, Uint8Array> {
  const table = ledgerRows(rows);
  const fields = HEADER.map((name, column) => ({ name: strToU8(name).subarray(0, 9), type: 'C', length: column === 14 ? 120 : 60 }));
  return {
    '企业.shp': writeShp(table.map((_, row) => ({ code: 1, rings: [[point(row)]] }))),
    '企业.dbf': writeDbf(
      fields,
      table.map((cells) => cells.map((text) => strToU8(text))),
    ),
    '企业.cpg': strToU8('UTF-8'),
    '企业.prj': strToU8('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]'),
  };
}

export function plainGeometries(rows: number): readonly SeedFile[] {
  return [
    { name: '企业.geojson', bytes: geojson(rows) },
    { name: '企业.topojson', bytes: topojson(rows) },
    { name: '企业.kml', bytes: strToU8(kml(rows)) },
    { name: '企业.dxf', bytes: dxf(rows) },
  ];
}

export function zippedGeometries(rows: number): readonly SeedFile[] {
  return [
    { name: '企业.kmz', bytes: zipSync({ 'doc.kml': strToU8(kml(rows)) }) },
    { name: '企业(图层).zip', bytes: zipSync(shapefile(rows)) },
  ];
}

/** The parts as they lie in a folder. */
export function looseShapefile(rows: number): Record<string, Uint8Array> {
  return shapefile(rows);
}
