import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDistrictCode } from '../../../../src/intake/values/parse-district-code.ts';
import { parseFlag } from '../../../../src/intake/values/parse-flag.ts';
import { parseFormation } from '../../../../src/intake/values/parse-formation.ts';
import { parseIndustry } from '../../../../src/intake/values/parse-industry.ts';
import { parseOrgName } from '../../../../src/intake/values/parse-org-name.ts';
import { parseOrgType } from '../../../../src/intake/values/parse-org-type.ts';
import { parseOwnership } from '../../../../src/intake/values/parse-ownership.ts';
import { parseSizeClass } from '../../../../src/intake/values/parse-size-class.ts';
import { parseStatus } from '../../../../src/intake/values/parse-status.ts';
import { parseTags } from '../../../../src/intake/values/parse-tags.ts';
import { parseText } from '../../../../src/intake/values/parse-text.ts';
import { parseUnitFactor } from '../../../../src/intake/values/parse-unit-factor.ts';
import { parseUscc, proposeUscc } from '../../../../src/intake/values/parse-uscc.ts';
import type { Parsed } from '../../../../src/intake/values/parsed.ts';

const PARSERS: Readonly<Record<string, (raw: string) => Parsed<unknown>>> = {
  parseDistrictCode,
  parseFlag: (raw) => parseFlag(raw, 'org_built'),
  parseFormation,
  parseIndustry,
  parseOrgName,
  parseOrgType,
  parseOwnership,
  parseSizeClass,
  parseStatus,
  parseTags,
  parseText,
  parseUscc,
};

/** Anything at all, and texts made of the parsers' own words. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '国有',
        '自然人',
        '合伙',
        '(',
        ')',
        '非',
        '党',
        '支部',
        '委员会',
        '联合',
        '中共',
        '注销',
        '已',
        '大型',
        '3',
        '91',
        'C37',
        '制造业',
        '高新',
        '第',
        '批',
        '省级',
        '、',
        ' ',
        '520115',
        '\n',
        '　',
        '万',
        '元',
        '单位:',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

describe('any text at all', () => {
  it.each(Object.entries(PARSERS))('%s answers and never throws', (_, parse) => {
    fc.assert(
      fc.property(texts, (raw) => {
        expect(['value', 'empty', 'unreadable']).toContain(parse(raw).kind);
      }),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(PARSERS))('%s reads padding, and invisible signs, away', (_, parse) => {
    fc.assert(
      fc.property(
        texts.filter((raw) => !/^\s*'/.test(raw)),
        (raw) => {
          const { repair: __, ...padded } = { repair: undefined, ...parse(`\ufeff ${raw}\u3000\u200b`) };
          const { repair: ___, ...bare } = { repair: undefined, ...parse(raw) };
          expect(padded).toEqual(bare);
        },
      ),
    );
  });

  it.each(Object.entries(PARSERS))('%s takes a blank cell for nothing and a broken formula for unreadable', (_, parse) => {
    for (const raw of ['', ' ', '—', 'NULL', '#N/A']) expect(parse(raw)).toEqual({ kind: 'empty' });
    expect(parse('#REF!')).toEqual({ kind: 'unreadable', reason: 'cell-error' });
  });

  it('headers and proposals as well', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        expect(parseUnitFactor(raw)?.factor ?? 1).toBeGreaterThanOrEqual(1);
        expect(proposeUscc(raw)?.length ?? 18).toBe(18);
      }),
    );
  });
});
