import { describe, expect, it } from 'vitest';
import { screenTexts, textsOfJson } from '../../src/intake/workspace/screen-texts.ts';
import { worklistWordsFor } from '../../src/locales/worklist-words.ts';
import { packGaps } from '../../src/model/campaign.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { syntheticUscc } from '../../src/model/uscc.ts';
import { EMPTY_WORKLIST, serializeWorklist } from '../../src/model/worklist.ts';
import { addCases, moveCases, setNote, setOwner } from '../../src/model/worklist-edit.ts';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(2, 3, 4))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe('words of worklist and campaign', () => {
  it.each(['zh-CN', 'en'] as const)('say nothing that must not be said, and nothing empty but marks that are none: %s', (language) => {
    const words = worklistWordsFor(language);
    const all = texts(words);
    expect(all.length).toBeGreaterThan(150);
    for (const text of all) expect(text).not.toMatch(/最优|口袋党员|隐形党员|undefined|\[object/);
    expect(all.filter((text) => text === '')).toHaveLength(2);
  });

  it('have no Chinese in the English ones', () => {
    for (const text of texts(worklistWordsFor('en'))) expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('a worklist in a workspace file', () => {
  it('passes the screen that every part passes when the file is opened', () => {
    const units = Array.from({ length: 400 }, (_, index) => ({
      enterpriseId: `E${String(index).padStart(5, '0')}`,
      uscc: index % 3 === 0 ? null : syntheticUscc(index),
      name: `示例${['云航', '瑞成', '王府', '张江', '李记'][index % 5]}第${index}科技有限公司`,
      gapClass: 'should-form' as const,
    }));
    const ids = new Set(units.map((_, index) => index + 1));
    let list = addCases(EMPTY_WORKLIST, units, '2026-03-02', '2026-06-08');
    list = setOwner(list, ids, '党建办', '2026-03-03');
    list = setNote(list, ids, '已摸底,正式党员3名', 0, '2026-03-03');
    list = moveCases(list, ids, { to: 'requested', on: '2026-03-04' }).worklist;
    list = moveCases(list, ids, {
      to: 'approved',
      on: '2026-03-20',
      approval: { documentNo: '示例高新组〔2026〕12号', approvedOn: '2026-03-19' },
    }).worklist;
    const campaign = {
      name: '“两个覆盖”百日攻坚',
      startOn: '2026-03-01',
      endOn: '2026-06-08',
      baselineOn: '2026-02-28',
      isLocked: true,
      definition: STANDARD_DEFINITION,
      target: { scope: 'all', kind: 'share', value: 1 } as const,
      ...packGaps(
        units.map(({ enterpriseId, gapClass }) => ({
          enterpriseId,
          gapClass,
          places: { district: '示例一区', park: '示例园区', street: '金阳街道 · 王家社区', building: '高新大厦' },
        })),
      ),
    };
    const content = textsOfJson(JSON.parse(serializeWorklist({ ...list, campaign }))).map((text) => [text]);
    expect(content.length).toBeGreaterThan(5000);
    expect(() => screenTexts('a.djatlas', 'parts/worklist.json', [''], content)).not.toThrow();
  });
});
