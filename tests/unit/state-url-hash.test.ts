import { describe, expect, it } from 'vitest';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { parseHash, writeHash } from '../../src/state/url-hash.ts';
import { INITIAL_VIEW, type View } from '../../src/state/view.ts';

const view: View = {
  ...INITIAL_VIEW,
  workspace: 'gaps',
  asOf: '2022-07-04',
  layers: ['heat-rate', 'parks'],
  filter: { ...EMPTY_FILTER, industries: ['C', null], sizes: [3, null], tags: ['LITTLE_GIANT'], rungs: ['none', 'work'] },
};
const camera = { lon: 106.64431, lat: 26.62471, zoom: 12.5, pitch: 30, bearing: 0 };

describe('view in the address', () => {
  it('comes back as it was written', () => {
    const link = parseHash(writeHash(view, { id: 'gy', isOwn: false }, camera));
    expect(link).toMatchObject({
      dataset: 'gy',
      workspace: 'gaps',
      camera,
      layers: ['heat-rate', 'parks'],
      definition: 'standard',
      asOf: '2022-07-04',
      industries: ['C', null],
      sizes: [3, null],
      tags: ['LITTLE_GIANT'],
      rungs: ['none', 'work'],
    });
  });

  it('never holds names, search text, or ids of the data', () => {
    const secret = { ...view, filter: { ...view.filter, text: '某某公司', parks: ['P-7'], buildings: ['B-9'], districts: ['520115'] } };
    const hash = decodeURIComponent(writeHash(secret, { id: 'own', isOwn: true }, camera));
    for (const part of ['某某公司', 'P-7', 'B-9', '520115', 'own']) expect(hash).not.toContain(part);
  });

  it('ignores what it does not know', () => {
    const link = parseHash('#w=nowhere&c=500,0,3&l=parks.bogus&r=none.x&t=yesterday&s=9');
    expect(link).toMatchObject({ workspace: null, camera: null, layers: ['parks'], rungs: ['none'], asOf: null, sizes: [] });
    expect(parseHash('')).toMatchObject({ dataset: null, layers: null });
  });
});
