import { describe, expect, it } from 'vitest';
import { RUNG_CODE, RUNGS } from '../../src/model/coverage.ts';
import { categoricalScale } from '../../src/scales/categorical-scale.ts';
import { densityScale } from '../../src/scales/density-scale.ts';
import { GLYPH_CODE } from '../../src/scales/glyph-shapes.ts';
import { CATEGORY_COLORS, MISSING_COLOR, OTHER_COLOR } from '../../src/scales/palette.ts';
import { cssColor, hexColor, rgbaFromHex } from '../../src/scales/rgba.ts';
import { countRungs, rungScale } from '../../src/scales/rung-scale.ts';

describe('colours', () => {
  it('reads and writes hex and css', () => {
    expect(rgbaFromHex('#8F1D17')).toEqual([143, 29, 23, 255]);
    expect(hexColor([143, 29, 23, 128])).toBe('#8F1D17');
    expect(cssColor([1, 2, 3, 255])).toBe('rgb(1 2 3)');
    expect(() => rgbaFromHex('red')).toThrow(RangeError);
  });
});

describe('rung scale', () => {
  it('gives each rung a colour and a shape of its own, the shape code being the storage code', () => {
    const table = rungScale.colorTable();
    for (const rung of RUNGS) {
      const sign = rungScale.signOf(rung);
      expect(GLYPH_CODE[sign.shape]).toBe(RUNG_CODE[rung]);
      expect([...table.slice(RUNG_CODE[rung] * 4, RUNG_CODE[rung] * 4 + 4)]).toEqual([...sign.color]);
    }
    expect(new Set(RUNGS.map((rung) => rungScale.signOf(rung).shape)).size).toBe(5);
    expect(new Set(RUNGS.map((rung) => hexColor(rungScale.signOf(rung).color))).size).toBe(5);
  });

  it('lists the best rung first with its count', () => {
    const legend = rungScale.legend(countRungs(new Uint8Array([0, 0, 4, 3, 0])));
    expect(legend.items.map((item) => [item.code, item.count])).toEqual([
      ['single', 1],
      ['joint', 1],
      ['area', 0],
      ['work', 0],
      ['none', 3],
    ]);
  });
});

describe('density scale', () => {
  it('leaves zero out and darkens with the count', () => {
    const scale = densityScale({ max: 400 });
    expect(scale.colorOf(0)).toBeNull();
    const light = scale.bounds.map((bound) => (scale.colorOf(bound) ?? [0])[0]);
    expect(light).toEqual([...light].sort((left, right) => right - left));
    expect(new Set(light).size).toBe(light.length);
    expect(scale.bounds[0]).toBe(1);
  });

  it('counts cells by class and copes with a maximum of one', () => {
    expect(densityScale({ max: 1 }).bounds).toEqual([1]);
    const legend = densityScale({ max: 100 }).legend([0, 1, 1, 100]);
    expect(legend.items.reduce((sum, item) => sum + (item.count ?? 0), 0)).toBe(3);
  });
});

describe('categorical scale', () => {
  it('gives eight hues, then the other, and the missing colour for unknown', () => {
    const values = 'abcdefghij'.split('');
    const scale = categoricalScale(values);
    expect(scale.values).toHaveLength(8);
    expect(scale.colorOf('a')).toBe(CATEGORY_COLORS[0]);
    expect(scale.colorOf('i')).toBe(OTHER_COLOR);
    expect(scale.colorOf(null)).toBe(MISSING_COLOR);
    const legend = scale.legend(['a', 'a', 'j', null]);
    expect(legend.items.map((item) => [item.code, item.count]).filter(([, count]) => count !== 0)).toEqual([
      ['a', 2],
      ['other', 1],
      ['missing', 1],
    ]);
  });
});
