import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { planPaper } from '../../../src/exports/plan-paper.ts';
import { planWorkbook } from '../../../src/exports/plan-workbook.ts';
import { wordFile } from '../../../src/exports/word-file.ts';
import { LANGUAGES, type Language } from '../../../src/locales/messages.ts';
import { planWordsFor } from '../../../src/locales/plan-words.ts';
import { siteDocument } from '../../../src/workspaces/plan/sites/site-document.ts';
import { siteView } from '../../../src/workspaces/plan/sites/site-view.ts';
import { workbookSheets } from '../../support/saved-file.ts';
import { building, group, sites } from './plan-units.ts';

/** 200 m between neighbours; the site of today stands in the first, and is given up for one in the fourth. */
const ROW = ['a', 'b', 'c', 'd', 'e'].map((id, index) => building(id, index * 200, 0, index === 0 ? { sites: ['示例党群服务站'] } : {}));
const GIVEN_UP = [group(1, ['c', 'd', 'e'], { seat: 'd' })];
const KEPT = [group(1, ['a', 'b'], { seat: 'a' }), ...GIVEN_UP.map((site) => ({ ...site, id: 2 }))];

function documentOf(groups: typeof KEPT, language: Language = 'zh-CN') {
  const scenario = sites(ROW, groups);
  return siteDocument(planWordsFor(language), language, scenario, siteView(scenario, groups));
}

const OUTPUT = { level: 'working', withNames: false, isInternal: true, notes: [] } as const;

function paperText(groups: typeof KEPT, group: number | null = null): string {
  const document = documentOf(groups);
  const paper = planPaper({ ...OUTPUT, document, group, mapPng: null, definition: '示例口径', isSynthetic: true }, 'zh-CN');
  return strFromU8(unzipSync(wordFile(paper))['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]*>/g, '');
}

async function bookOf(documents: readonly ReturnType<typeof documentOf>[], language: Language = 'zh-CN') {
  const bytes = new Uint8Array(await (await planWorkbook({ ...OUTPUT, documents }, language)).arrayBuffer());
  return new Map(workbookSheets({ name: 'x.xlsx', bytes }).map(({ name, rows }) => [name, rows]));
}

describe('what is handed over of service sites', () => {
  it('calls a site as it is called today, a new one after its building, or as a person named it', () => {
    expect(documentOf(KEPT).groupNames).toEqual(['示例党群服务站', expect.stringMatching(/^.+党群服务站$/)]);
    expect(documentOf([group(1, ['a'], { seat: 'd', name: '红色驿站' })]).groupNames).toEqual(['红色驿站']);
  });

  it('says who stays out of reach and what is given up, and nothing where all is well', () => {
    const { remarks, reaches } = documentOf(GIVEN_UP);
    expect(remarks.map(({ sentence }) => sentence)).toEqual(['半径外仍有组织空白企业 20', '拟不再保留:示例党群服务站']);
    expect(reaches?.find(({ measure }) => measure === 'uncovered')).toMatchObject({
      before: { numerator: 20, denominator: 50 },
      after: { numerator: 30, denominator: 50 },
    });
    expect(documentOf(KEPT).remarks).toEqual([]);
  });

  it('is a proposal on paper, with reach before and after, cites no rule, and asks for the reason of what is given up', () => {
    const text = paperText(GIVEN_UP);
    expect(text).toContain('党群服务站点设置建议方案');
    expect(text).toContain('建议方案，须按程序报上级党组织批准');
    expect(text).toContain('步行半径内的组织空白企业（现状）40.0% (20/50)');
    expect(text).toContain('步行半径内的组织空白企业（批准后测算）60.0% (30/50)');
    expect(text).toContain('拟不再保留：示例党群服务站。理由：〔');
    expect(text).not.toMatch(/请示|条例》第/);
    const one = paperText(KEPT, 1);
    expect(one).toContain('现有站点，拟保留');
    expect(one).not.toContain('拟新设站点');
  });

  it('is a workbook that calls its remarks no broken rules; scenarios stand side by side by their reach', async () => {
    const [kept, given] = [documentOf(KEPT), documentOf(GIVEN_UP)];
    const own = await bookOf([given]);
    expect([...own.keys()]).toContain('须说明的情况');
    expect([...own.keys()]).not.toContain('未满足的规定');
    expect(own.get('须说明的情况')?.flat()).toContain('拟不再保留:示例党群服务站');
    expect(own.get('须说明的情况')?.flat()).not.toContain('一般');
    const compared = (await bookOf([kept, given])).get('方案对比') ?? [];
    const after = compared.find(([head]) => head === '步行半径内的组织空白企业（批准后测算） %');
    expect(after?.slice(1)).toEqual(['100', '60', '-40']);
  });

  it.each(LANGUAGES)('has its words in %s', async (language) => {
    for (const [, rows] of await bookOf([documentOf(GIVEN_UP, language)], language))
      expect(rows.flat().join('\n')).not.toMatch(/undefined|null|\[object/);
  });
});
