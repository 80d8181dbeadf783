import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ordinal, type PlanPaper, planPaper } from '../../../src/exports/plan-paper.ts';
import { escapeXml, pngSize } from '../../../src/exports/word-blocks.ts';
import { wordFile } from '../../../src/exports/word-file.ts';
import { LANGUAGES, type Language } from '../../../src/locales/messages.ts';
import { PLAN_KINDS, type PlanKind } from '../../../src/model/plan-settings.ts';
import { OUTPUT_LEVELS } from '../../../src/model/sheet-levels.ts';
import { planDocument, SCENARIOS } from './plan-scenarios.ts';

/** A picture of 2 × 1 pixels: its signature and header, which is all that is read of it. */
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 1]);
const SIMULATED = '模拟数据，仅供演示；位置为示意';

function paperOf(kind: PlanKind, change: Partial<PlanPaper> = {}): PlanPaper {
  return {
    document: planDocument(SCENARIOS[kind]),
    group: null,
    level: 'working',
    withNames: false,
    isInternal: true,
    mapPng: PNG,
    definition: '示例口径',
    isSynthetic: true,
    notes: [['数据集', '示例']],
    ...change,
  };
}

function partsOf(paper: PlanPaper, language: Language = 'zh-CN'): Readonly<Record<string, string>> {
  const files = unzipSync(wordFile(planPaper(paper, language)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, name.endsWith('.png') ? '' : strFromU8(bytes)]));
}

/** Paragraphs of the document as a person reads them. */
function textsOf(paper: PlanPaper, language: Language = 'zh-CN'): readonly string[] {
  const xml = partsOf(paper, language)['word/document.xml'] ?? '';
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) =>
    [...inner.matchAll(/<w:t [^>]*>([^<]*)<\/w:t>/g)].map(([, piece]) => piece).join(''),
  );
}

describe('the page of an official document', () => {
  const parts = partsOf(paperOf('committees'));
  const body = parts['word/document.xml'] ?? '';

  test('is A4 with a type area of 156 × 225 mm, 37 mm from above and 28 mm from the left', () => {
    const mm = (twips: string | undefined): number => (Number(twips) / 1440) * 25.4;
    const of = (tag: string, attribute: string): string | undefined =>
      new RegExp(`<w:${tag}[^>]* w:${attribute}="(-?\\d+)"`).exec(body)?.[1];
    expect(mm(of('pgSz', 'w'))).toBeCloseTo(210, 1);
    expect(mm(of('pgSz', 'h'))).toBeCloseTo(297, 1);
    expect(mm(of('pgMar', 'top'))).toBeCloseTo(37, 1);
    expect(mm(of('pgMar', 'left'))).toBeCloseTo(28, 1);
    expect(210 - mm(of('pgMar', 'left')) - mm(of('pgMar', 'right'))).toBeCloseTo(156, 1);
    expect(297 - mm(of('pgMar', 'top')) - mm(of('pgMar', 'bottom'))).toBeCloseTo(225, 1);
  });

  test('has 22 lines of 28 characters in 16 points, no more', () => {
    const [, pitch = '0', space = '0'] = /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"/.exec(body) ?? [];
    const height = (225 / 25.4) * 1440;
    expect(Math.floor(height / Number(pitch))).toBe(22);
    const width = (156 / 25.4) * 72;
    expect(Math.floor(width / (16 + Number(space) / 4096))).toBe(28);
  });

  test('names its fonts for Chinese text, and what stands in for them', () => {
    const styles = parts['word/styles.xml'] ?? '';
    const style = (id: string): string => new RegExp(`w:styleId="${id}">.*?</w:style>`).exec(styles)?.[0] ?? '';
    expect(style('title')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/);
    expect(style('text')).toMatch(/w:firstLineChars="200".*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/);
    expect(style('heading')).toContain('w:eastAsia="黑体"');
    expect(style('subheading')).toContain('w:eastAsia="楷体_GB2312"');
    expect(parts['word/fontTable.xml']).toMatch(/方正小标宋简体"><w:altName w:val="[^"]*宋体/);
  });

  test('has page numbers between dashes, right on odd pages and left on even ones, one character in', () => {
    for (const [footer, style] of [
      ['word/footer1.xml', 'footerOdd'],
      ['word/footer2.xml', 'footerEven'],
    ] as const) {
      expect(parts[footer]).toMatch(new RegExp(`${style}.*— <.*PAGE.*> —<`, 's'));
      expect(parts['word/_rels/document.xml.rels']).toContain(footer.replace('word/', ''));
    }
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
    expect(parts['word/styles.xml']).toMatch(/"footerOdd".*?rightChars="100".*?w:jc w:val="right".*?宋体.*?<w:sz w:val="28"\/>/s);
    expect(parts['word/styles.xml']).toMatch(/"footerEven".*?leftChars="100".*?w:jc w:val="left"/s);
  });

  test('every part that is spoken of is there, and no style is used that is not made', () => {
    for (const [, part = ''] of (parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g))
      expect(parts).toHaveProperty([part]);
    for (const [, target = ''] of (parts['word/_rels/document.xml.rels'] ?? '').matchAll(/Target="([^"]+)"/g))
      expect(parts).toHaveProperty([`word/${target}`]);
    for (const [, id] of body.matchAll(/<w:pStyle w:val="([^"]+)"/g)) expect(parts['word/styles.xml']).toContain(`w:styleId="${id}"`);
  });

  test('says nothing of who wrote it and when: the same plan gives the same bytes', () => {
    expect(parts['docProps/core.xml']).not.toMatch(/creator|created|modified/);
    expect(wordFile(planPaper(paperOf('committees'), 'zh-CN'))).toEqual(wordFile(planPaper(paperOf('committees'), 'zh-CN')));
  });
});

describe('the draft of a request', () => {
  test('for one committee: name, reasons, rules, what is left to fill in, annexes', () => {
    const texts = textsOf(paperOf('committees', { group: 3 }));
    const whole = texts.join('\n');
    expect(texts).toContain('关于设立示例路甲段楼宇综合党委的请示');
    expect(texts[0]).toBe('建议方案，须按程序报上级党组织批准');
    expect(texts[1]).toBe(SIMULATED);
    expect(whole).toContain('入驻企业186家，按口径应覆盖150家，已覆盖9家，组织空白141家；企业党组织6个；正式党员36名');
    expect(whole).toContain('3栋楼宇同属示例社区');
    expect(whole).toContain('1栋楼宇尚无企业党组织（示例大厦3号）');
    expect(whole).toContain('党章第三十条');
    expect(whole).toContain('拟隶属示例社区党委');
    expect(whole).toContain('拟任人选另附');
    expect(whole).toMatch(/发文字号：〔\s+〕/);
    expect(whole).toContain('〔发文机关〕');
    expect(whole).toMatch(/联系人：〔\s+〕/);
    const annexes = texts.flatMap((line) => /^(?:附件：)?\d\.(\p{Script=Han}+)$/u.exec(line)?.[1] ?? []);
    expect(annexes).toEqual(['覆盖楼宇情况表', '所辖企业党组织情况表', '示意图', '测算说明']);
    for (const [at, title] of annexes.entries()) expect(texts[texts.indexOf(`附件${at + 1}`) + 1]).toBe(title);
    expect(whole).toContain('示意图，不作划界依据');
    // The other group and what is left over are no matter of this request.
    expect(whole).not.toMatch(/示例大厦[456]号|乙段/);
  });

  test('for the whole plan: both groups, one number for each, and who is left over', () => {
    const whole = textsOf(paperOf('committees')).join('\n');
    expect(whole).toContain('关于设立示例路甲段楼宇综合党委等2个楼宇党组织的请示');
    expect(whole).toMatch(/（一）示例路甲段楼宇综合党委\n.*\n（二）示例路乙段楼宇综合党委/);
    expect(whole).toMatch(/一是地域相邻。.*二是组织基础有待完善。.*三是有工作需要。/);
    expect(whole).toContain('未列入的1个单位');
    expect(whole).toContain('示例大厦6号');
    // One of five buildings is not known: it adds nothing, and that is said.
    expect(whole).toContain('正式党员38名（另有1个未知，未计入）');
  });

  test('a joint branch is reasoned by the four principles, and by the rules on its size', () => {
    const whole = textsOf(paperOf('joint-branches', { group: 1 })).join('\n');
    expect(whole).toMatch(/关于成立.*的请示/);
    for (const principle of [
      '地域相邻。均在示例大厦1号',
      '行业相近',
      '规模适当。覆盖单位3个，正式党员3名，党员6名',
      '便于管理。同在示例园区',
    ])
      expect(whole).toContain(principle);
    expect(whole).toContain('一般不超过5个');
  });

  test('rules that are not kept are named, with room for the reason', () => {
    const remarks = [
      { group: 3, sentence: '正式党员少于下限50,现有36。', isBinding: false },
      { group: 5, sentence: '另一组', isBinding: true },
    ];
    const document = planDocument(SCENARIOS.committees, { remarks });
    const one = textsOf(paperOf('committees', { document, group: 3 })).join('\n');
    expect(one).toMatch(/需要说明的问题\n（一）正式党员少于下限50，现有36。理由：〔\s+〕。/);
    expect(one).not.toContain('另一组');
    expect(textsOf(paperOf('committees', { document })).join('\n')).toContain('示例路乙段楼宇综合党委：另一组。');
  });

  test('sites, instructors and alliances are proposed, not requested', () => {
    for (const kind of ['sites', 'instructors', 'alliance'] as const) {
      const texts = textsOf(paperOf(kind));
      expect(texts.join('\n')).not.toMatch(/请示|主送机关|签发人/);
      expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/建议方案$/)]));
    }
    expect(textsOf(paperOf('instructors')).join('\n')).toContain('其中1家保持现有联系不变');
    expect(textsOf(paperOf('instructors')).join('\n')).toContain('一对一联系');
    expect(textsOf(paperOf('alliance')).join('\n')).toContain('不是党的一级组织');
  });
});

describe.each(LANGUAGES)('documents in %s', (language) => {
  test.each(PLAN_KINDS)('%s: complete, marked, without persons and words that must not be said', (kind) => {
    for (const level of OUTPUT_LEVELS) {
      const parts = partsOf(paperOf(kind, { level }), language);
      const whole = textsOf(paperOf(kind, { level }), language).join('\n');
      expect(whole).not.toMatch(/undefined|NaN|\[object|null/);
      expect(whole).not.toMatch(/最优|口袋党员|隐形党员|姓名|手机|电话号码|身份证|书记人选:/);
      expect(whole).toContain(language === 'en' ? 'Proposal; subject to approval' : '建议方案，须按程序报上级党组织批准');
      expect(parts['word/header1.xml']).toContain(
        language === 'en' ? 'Proposal; subject to approval' : '建议方案，须按程序报上级党组织批准',
      );
      if (level !== 'public') expect(parts['word/header2.xml']).toContain(language === 'en' ? 'nternal material' : '内部资料 注意保管');
      else expect(parts['word/header2.xml']).not.toMatch(/内部资料|nternal material/);
      // The made-up enterprises have Chinese names only, and so have the places.
      const words = whole.replace(/[=]?示例[^\s,.;:()"”“]*(?:\([^)]*\))?/g, '').replace(/数据集/g, '');
      if (language === 'en') expect(words).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/);
    }
  });
});

describe('output levels', () => {
  test('names of enterprises and of their organizations are for the working level, and for reports that ask for them', () => {
    for (const kind of ['committees', 'joint-branches', 'instructors'] as const) {
      const named = /示例企业\d(?:有限公司|党支部)/;
      expect(textsOf(paperOf(kind)).join('\n')).toMatch(named);
      expect(textsOf(paperOf(kind, { level: 'report', withNames: true })).join('\n')).toMatch(named);
      expect(textsOf(paperOf(kind, { level: 'report' })).join('\n')).not.toMatch(named);
      expect(textsOf(paperOf(kind, { level: 'public', withNames: true })).join('\n')).not.toMatch(named);
    }
  });

  test('a public paper hides counts of one and two and the sums that would tell them, and has no picture', () => {
    const parts = partsOf(paperOf('committees', { level: 'public' }));
    expect(Object.keys(parts).some((name) => name.endsWith('.png'))).toBe(false);
    const texts = textsOf(paperOf('committees', { level: 'public' }));
    const row = texts.slice(texts.indexOf('示例路乙段楼宇综合党委'), texts.indexOf('示例路乙段楼宇综合党委') + 6);
    // Units 2 and members 2 are small; tenants, uncovered and organizations are not.
    expect(row).toEqual(['示例路乙段楼宇综合党委', '&lt;3', '129', '49', '6', '&lt;3']);
    const total = texts.slice(texts.indexOf('合计'), texts.indexOf('合计') + 6);
    expect(total).toEqual(['合计', '—', '315', '190', '12', '—']);
    expect(textsOf(paperOf('joint-branches', { level: 'public' })).join('\n')).toContain('第1组');
  });
});

describe('what a document is made of', () => {
  test('any text stays well formed and can be read back', () => {
    const plain = (xml: string): string =>
      xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = escapeXml(text);
        expect(xml).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)/);
        // Nothing is lost but what XML cannot hold.
        const kept = [...text].filter((sign) => /[\t\n\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}]/u.test(sign)).join('');
        expect(plain(xml)).toBe(kept);
      }),
    );
  });

  test('the size of a picture is read from its header', () => {
    expect(pngSize(PNG)).toEqual({ width: 2, height: 1 });
    expect(pngSize(new Uint8Array(30))).toEqual({ width: 1, height: 1 });
    expect(partsOf(paperOf('committees'))['word/document.xml']).toMatch(/<wp:extent cx="5615940" cy="2807970"\/>/);
  });

  test('headings are numbered as official documents number them', () => {
    expect([1, 9, 10, 11, 19, 20, 21, 99, 100].map((n) => ordinal('zh-CN', n))).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '十九',
      '二十',
      '二十一',
      '九十九',
      '100',
    ]);
    expect(ordinal('en', 12)).toBe('12');
  });
});
