import { describe, expect, it, vi } from 'vitest';
import { decodeGeo } from '../../../../src/intake/decode/decode-geo.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';

type Groups = readonly (readonly [code: number, value: string | number])[];

const drawing = (...entities: Groups[]) =>
  [
    [
      [0, 'SECTION'],
      [2, 'HEADER'],
      [9, '$ACADVER'],
      [1, 'AC1015'],
      [0, 'ENDSEC'],
    ] as Groups,
    [
      [0, 'SECTION'],
      [2, 'BLOCKS'],
      [0, 'BLOCK'],
      [8, '0'],
      [2, 'DOOR'],
      [0, 'LINE'],
      [8, 'inner'],
      [10, 0],
      [20, 0],
      [11, 1],
      [21, 1],
      [0, 'ENDBLK'],
      [0, 'ENDSEC'],
    ] as Groups,
    [
      [0, 'SECTION'],
      [2, 'ENTITIES'],
    ] as Groups,
    ...entities,
    [
      [0, 'ENDSEC'],
      [0, 'EOF'],
    ] as Groups,
  ]
    .flat()
    .map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`)
    .join('');

async function decode(source: string | Uint8Array) {
  const decoded = await decodeGeo(typeof source === 'string' ? new TextEncoder().encode(source) : source, 'dxf', '总图.dxf', {});
  const [sheet] = decoded.sheets;
  const [head = [], ...rows] = sheet === undefined ? [] : rowTexts(sheet, 0, sheet.rowCount);
  return { ...decoded, head, records: rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']))) };
}

const geometries = async (...entities: Groups[]) =>
  (await decode(drawing(...entities))).records.map(({ geometry }) => JSON.parse(geometry ?? 'null'));
const line: Groups = [
  [0, 'LINE'],
  [8, '道路'],
  [10, 0],
  [20, 0],
  [30, 5],
  [11, 10.5],
  [21, -2],
];

describe('DXF', () => {
  it('gives each entity of the model a row with layer, text, block and attributes', async () => {
    const { head, records, sheets, format, notes } = await decode(
      drawing(
        line,
        [
          [0, 'TEXT'],
          [8, '注记'],
          [10, 1],
          [20, 2],
          [40, 2.5],
          [1, ' 国际中心 '],
        ],
        [
          [0, 'INSERT'],
          [8, '楼'],
          [66, 1],
          [2, 'TOWER'],
          [10, 3],
          [20, 4],
        ],
        [
          [0, 'ATTRIB'],
          [8, '楼'],
          [10, 9],
          [20, 9],
          [1, 'A座'],
          [2, '座号'],
        ],
        [
          [0, 'SEQEND'],
          [8, '楼'],
        ],
        [
          [0, 'POINT'],
          [8, '点'],
          [10, 7],
          [20, 8],
        ],
      ),
    );
    expect(head).toEqual(['layer', 'type', 'text', 'block', '座号', 'lon', 'lat', 'geometry']);
    expect(records).toMatchObject([
      { layer: '道路', type: 'LINE', geometry: '{"type":"LineString","coordinates":[[0,0],[10.5,-2]]}' },
      { layer: '注记', type: 'TEXT', text: '国际中心', geometry: '{"type":"Point","coordinates":[1,2]}' },
      { layer: '楼', type: 'INSERT', block: 'TOWER', 座号: 'A座', geometry: '{"type":"Point","coordinates":[3,4]}' },
      { layer: '点', type: 'POINT', geometry: '{"type":"Point","coordinates":[7,8]}' },
    ]);
    expect(sheets[0]).toMatchObject({ statedCrs: null, headerRows: 1, geometryColumn: 7 });
    expect({ format, notes }).toEqual({ format: 'DXF', notes: [] });
  });

  it('reads open and closed polylines of both kinds', async () => {
    const light = (flags: number): Groups => [
      [0, 'LWPOLYLINE'],
      [8, '0'],
      [90, 3],
      [70, flags],
      [10, 0],
      [20, 0],
      [10, 4],
      [20, 0],
      [10, 4],
      [20, 4],
    ];
    const heavy: Groups = [
      [0, 'POLYLINE'],
      [8, '0'],
      [66, 1],
      [70, 1],
      [10, 0],
      [20, 0],
      [0, 'VERTEX'],
      [10, 0],
      [20, 0],
      [0, 'VERTEX'],
      [10, 4],
      [20, 0],
      [0, 'VERTEX'],
      [10, 4],
      [20, 4],
      [0, 'SEQEND'],
    ];
    const ring = [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
    ];
    expect(await geometries(light(0), light(1), heavy)).toEqual([
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [4, 0],
          [4, 4],
        ],
      },
      { type: 'Polygon', coordinates: ring },
      { type: 'Polygon', coordinates: ring },
    ]);
  });

  it('follows arcs', async () => {
    // A bulge of 1 is a half circle to the right of the way: from (0,0) to (2,0) by (1,-1).
    const [arc] = await geometries([
      [0, 'LWPOLYLINE'],
      [8, '0'],
      [70, 0],
      [10, 0],
      [20, 0],
      [42, 1],
      [10, 2],
      [20, 0],
    ]);
    for (const [x, y] of arc.coordinates) {
      expect(Math.hypot(x - 1, y)).toBeCloseTo(1, 9);
      expect(y).toBeLessThanOrEqual(0);
    }
    expect(arc.coordinates).toHaveLength(19);
    expect(arc.coordinates[9][1]).toBeCloseTo(-1, 9);
    const [flat] = await geometries([
      [0, 'LWPOLYLINE'],
      [8, '0'],
      [70, 0],
      [10, 0],
      [20, 0],
      [42, -0.5],
      [10, 2],
      [20, 0],
    ]);
    // The height of an arc is half its chord times its bulge.
    expect(Math.max(...flat.coordinates.map(([, y]: [number, number]) => y))).toBeCloseTo(0.5, 2);
  });

  it('turns what was drawn from behind, and leaves sheets of paper out', async () => {
    expect(
      await geometries(
        [
          [0, 'TEXT'],
          [8, '0'],
          [10, 5],
          [20, 1],
          [1, 'x'],
          [230, -1],
        ],
        [...line, [67, 1]],
      ),
    ).toEqual([{ type: 'Point', coordinates: [-5, 1] }]);
  });

  it('reads the codes in texts', async () => {
    const { records } = await decode(
      drawing(
        [
          [0, 'TEXT'],
          [8, '0'],
          [10, 0],
          [20, 0],
          [1, '\\U+8D35\\U+9633 45%%d'],
        ],
        [
          [0, 'TEXT'],
          [8, '0'],
          [10, 0],
          [20, 0],
          [1, '\\M+5C2A5'],
        ],
        [
          [0, 'MTEXT'],
          [8, '0'],
          [10, 0],
          [20, 0],
          [3, '{\\fSimSun|b0|i0;\\H2.5x;国际'],
          [1, '中心}\\PA\\~座'],
        ],
      ),
    );
    expect(records.map(({ text }) => text)).toEqual(['贵阳 45°', '楼', '国际中心\nA 座']);
  });

  it('reads GBK', async () => {
    const [before = '', after = ''] = drawing([
      [0, 'POINT'],
      [8, '@'],
      [10, 1],
      [20, 1],
    ]).split('@');
    const bytes = new Uint8Array([...new TextEncoder().encode(before), 0xb9, 0xf3, 0xd1, 0xf4, ...new TextEncoder().encode(after)]);
    expect(await decode(bytes)).toMatchObject({ encoding: 'gb18030', records: [{ layer: '贵阳' }] });
  });

  it('counts kinds that it does not read, says which geometry is broken, and writes nothing to the console', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const { records, notes } = await decode(
      drawing(
        line,
        [
          [0, 'CIRCLE'],
          [8, '0'],
          [10, 0],
          [20, 0],
          [40, 1],
        ],
        [
          [0, 'CIRCLE'],
          [8, '0'],
          [1072, '秘密'],
        ],
        [
          [0, 'POINT'],
          [8, '0'],
          [10, 'x'],
          [20, 1],
        ],
      ),
    );
    expect(records).toHaveLength(2);
    expect(notes).toEqual([
      { code: 'geometry-invalid', params: { sheet: '', count: 1, row: 2 } },
      { code: 'geometry-unsupported', params: { type: 'CIRCLE', count: 2 } },
    ]);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  it.each([
    ['', 'file-empty'],
    ['AutoCAD Binary DXF\r\n\x1a\0', 'file-format-later'],
    ['no drawing', 'file-corrupt'],
    [drawing(), 'file-no-rows'],
  ] as const)('refuses %j', async (text, code) => {
    await expect(decode(text)).rejects.toMatchObject({ code });
  });
});

it('does not pass on what stands in place of an entity kind', async () => {
  const { notes } = await decode(drawing(line, [[0, '联系人 13977700001']], [[0, '3DSOLID']], [[0, '990000190001010008']]));
  expect(notes).toEqual([
    { code: 'geometry-unsupported', params: { type: '?', count: 2 } },
    { code: 'geometry-unsupported', params: { type: '3DSOLID', count: 1 } },
  ]);
});
