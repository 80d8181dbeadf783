/**
 * Measures of official documents (党政机关公文格式, GB/T 9704—2012): A4; 37 mm above and 28 mm left of a type area of 156 × 225 mm, so
 * that 26 mm and 35 mm are left; 22 lines of 28 characters in 3号 (16 pt); page numbers in 4号, 7 mm below the type area. Lengths in
 * twentieths of a point, as WordprocessingML has them.
 */
export const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1588, header: 1134, footer: 1417 } as const;

/** Width of the type area. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

const LINES = 22;
const CHARACTERS = 28;
/** 3号 in points. */
const BODY_POINTS = 16;

/** Of the document grid: the pitch of lines, and what is added to a character of 3号 in 4096ths of a point. Rounded so that all of them fit. */
export const GRID = {
  linePitch: Math.floor(TEXT_HEIGHT / LINES),
  charSpace: Math.floor((TEXT_WIDTH / 20 / CHARACTERS - BODY_POINTS) * 4096),
} as const;

export interface FontFace {
  readonly name: string;
  /** What stands in for it where it is not installed. */
  readonly instead: readonly string[];
}

const SONG: FontFace = { name: '宋体', instead: ['SimSun', 'Noto Serif CJK SC', 'Songti SC'] };

/** Fonts that the standard asks for. None of them comes along: a document names them, and what may stand in. */
export const FONTS = {
  title: { name: '方正小标宋简体', instead: ['小标宋', '华文中宋', '宋体', 'Noto Serif CJK SC'] },
  body: { name: '仿宋_GB2312', instead: ['仿宋', 'FangSong', '华文仿宋', 'Noto Serif CJK SC'] },
  heading: { name: '黑体', instead: ['SimHei', 'Noto Sans CJK SC', 'Heiti SC'] },
  subheading: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', '华文楷体', 'Noto Serif CJK SC'] },
  number: SONG,
  latin: { name: 'Times New Roman', instead: ['Liberation Serif', 'Tinos'] },
} as const satisfies Record<string, FontFace>;

export type WordStyle =
  | 'mark'
  | 'reference'
  | 'title'
  | 'addressee'
  | 'text'
  | 'heading'
  | 'subheading'
  | 'list'
  | 'listNext'
  | 'signature'
  | 'remark'
  | 'annexMark'
  | 'annexTitle'
  | 'caption'
  | 'note'
  | 'cell'
  | 'cellNumber'
  | 'cellHead'
  | 'header'
  | 'footerOdd'
  | 'footerEven';

export interface StyleSetting {
  readonly font: keyof typeof FONTS;
  /** Half points. */
  readonly size: number;
  readonly bold?: true;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Hundredths of a character, and the same in twentieths of a point for what does not know them. */
  readonly indent?: Readonly<Partial<Record<'left' | 'right' | 'firstLine' | 'hanging', readonly [characters: number, twips: number]>>>;
  /** Exact pitch of lines; null keeps the grid. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  /** Level of a heading for the outline, from 0. */
  readonly outline?: number;
  readonly newPage?: true;
  readonly keepNext?: true;
}

/** 3号 is 16 pt, 2号 22 pt, 4号 14 pt, 小四 12 pt, 五号 10.5 pt. */
export const STYLES: Readonly<Record<WordStyle, StyleSetting>> = {
  mark: { font: 'heading', size: 32, align: 'left' },
  reference: { font: 'body', size: 32, align: 'left' },
  title: { font: 'title', size: 44, align: 'center', line: 680, before: 560, after: 560, outline: 0 },
  addressee: { font: 'body', size: 32, align: 'left' },
  text: { font: 'body', size: 32, align: 'both', indent: { firstLine: [200, 640] } },
  heading: { font: 'heading', size: 32, align: 'left', indent: { firstLine: [200, 640] }, outline: 1, keepNext: true },
  subheading: { font: 'subheading', size: 32, align: 'both', indent: { firstLine: [200, 640] }, outline: 2 },
  list: { font: 'body', size: 32, align: 'left', indent: { left: [650, 2080], hanging: [450, 1440] } },
  listNext: { font: 'body', size: 32, align: 'left', indent: { left: [650, 2080], hanging: [150, 480] } },
  signature: { font: 'body', size: 32, align: 'right', indent: { right: [400, 1280] } },
  remark: { font: 'body', size: 32, align: 'left', indent: { firstLine: [200, 640] } },
  annexMark: { font: 'heading', size: 32, align: 'left', newPage: true, keepNext: true },
  annexTitle: { font: 'title', size: 36, align: 'center', line: 600, before: 240, after: 240, outline: 1, keepNext: true },
  caption: { font: 'body', size: 24, align: 'center', line: 400, before: 60 },
  note: { font: 'body', size: 24, align: 'left', line: 400, before: 60 },
  cell: { font: 'body', size: 24, align: 'left', line: 320 },
  cellNumber: { font: 'body', size: 24, align: 'right', line: 320 },
  cellHead: { font: 'heading', size: 24, align: 'center', line: 320, keepNext: true },
  header: { font: 'body', size: 21, align: 'right', line: 300 },
  footerOdd: { font: 'number', size: 28, align: 'right', indent: { right: [100, 280] }, line: 360 },
  footerEven: { font: 'number', size: 28, align: 'left', indent: { left: [100, 280] }, line: 360 },
};
