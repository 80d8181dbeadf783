import type { BuildingWords } from '../locales/building-words.ts';
import type { Messages } from '../locales/messages.ts';
import type { GapClass, Rung } from '../model/coverage.ts';
import { hexColor } from '../scales/rgba.ts';
import { rungScale } from '../scales/rung-scale.ts';
import { isGap, type PageTenant } from './building-page-content.ts';
import { isStorey } from './building-page-floors.ts';
import { GAP_COLOR, HAIRLINE, INK, line, type Mark, PAPER, rect, SECONDARY, STRONG_LINE, SURFACE, text } from './building-page-marks.ts';
import type { FloorStack, PlacedBand, PlacedCell } from './building-page-stack.ts';
import { fitName, fitNameInto, fitText, textWidth } from './building-page-text.ts';

export interface PageWords {
  readonly messages: Messages;
  readonly words: BuildingWords;
}

interface CellLook {
  readonly fill: string;
  readonly stroke: string;
  readonly ink: string;
  readonly isDashed: boolean;
}

const OUT_OF_SCOPE = '#F3EFE9';

/** Covered ones are filled as on the map, those without anything are the white of a blank; unknown and out of scope are set apart. */
export function lookOf(rung: Rung, gapClass: GapClass): CellLook {
  if (gapClass === 'not-eligible') return { fill: OUT_OF_SCOPE, stroke: HAIRLINE, ink: SECONDARY, isDashed: false };
  if (gapClass === 'unknown') return { fill: PAPER, stroke: SECONDARY, ink: INK, isDashed: true };
  const color = hexColor(rungScale.signOf(rung).color);
  if (rung === 'none') return { fill: PAPER, stroke: color, ink: GAP_COLOR, isDashed: false };
  return { fill: color, stroke: color, ink: rung === 'single' ? PAPER : INK, isDashed: false };
}

/** The storeys of a building with their tenants. */
export function stackMarks(stack: FloorStack, context: PageWords): readonly Mark[] {
  const marks: Mark[] = stack.towers.map((box) => rect(box, SURFACE));
  for (const band of stack.bands) marks.push(...bandMarks(band, stack, context));
  for (const box of stack.towers) {
    marks.push(line(box.x + LABEL_LINE, box.y, box.x + LABEL_LINE, box.y + box.height, STRONG_LINE));
    marks.push(line(box.x, box.y, box.x + box.width, box.y, INK, 2));
    marks.push(
      line(
        box.x - 8,
        groundOf(stack, box.x, box.y + box.height),
        box.x + box.width + 8,
        groundOf(stack, box.x, box.y + box.height),
        INK,
        2.5,
      ),
    );
  }
  return marks;
}

const LABEL_LINE = 53;

/** Over the basements, where a tower has some. */
function groundOf(stack: FloorStack, x: number, bottom: number): number {
  const under = stack.bands.filter(({ band, ...at }) => at.x === x && isStorey(band) && band.to < 0);
  return under.length === 0 ? bottom : Math.min(...under.map(({ y }) => y));
}

function bandMarks(placed: PlacedBand, stack: FloorStack, context: PageWords): readonly Mark[] {
  const { band, x, y, width, height, labelWidth } = placed;
  const { words } = context;
  const marks: Mark[] = [];
  if (band.kind === 'unknown') marks.push(rect(placed, PAPER, STRONG_LINE, { isDashed: true }));
  else if (band.to < 0) marks.push(rect(placed, HAIRLINE));
  if (isStorey(band)) marks.push(line(x, y, x + width, y, HAIRLINE));
  const label = bandLabel(placed, words);
  const size = Math.min(13, height - 3.5);
  const fitted = fitText(label, size, labelWidth - 10);
  const baseline = band.kind === 'unknown' ? y + 18 : y + Math.min(height, stack.cellHeight + 6) / 2 + size * 0.36;
  marks.push(text(fitted.text, x + labelWidth - 10, baseline, size, { color: SECONDARY, align: 'end', hint: fitted.isCut ? label : null }));
  if (band.kind === 'empty' && band.to > band.from)
    marks.push(text(words.emptyFloors, x + labelWidth + 4, y + height / 2 + 4, 10.5, { color: SECONDARY }));
  return [...marks, ...placed.cells.map((cell) => cellMark(cell, stack, context))];
}

function bandLabel({ band }: PlacedBand, words: BuildingWords): string {
  if (band.kind === 'whole') return words.whole;
  if (band.kind === 'unknown') return words.floorUnknown;
  return band.from === band.to ? floorName(band.from, words) : words.floorRange(floorNumber(band.from), floorNumber(band.to));
}

function floorNumber(level: number): string {
  return Number.isInteger(level) ? String(level) : `${Math.floor(level)}A`;
}

export function floorName(level: number, words: BuildingWords): string {
  if (!Number.isInteger(level)) return words.mezzanine(Math.floor(level));
  return level < 0 ? words.basement(-level) : words.floor(String(level));
}

function cellMark(cell: PlacedCell, stack: FloorStack, context: PageWords): Mark {
  const look = lookOf(cell.rung, cell.gapClass);
  const strong = cell.gapClass === 'should-form';
  const marks: Mark[] = [
    rect(inset(cell, strong ? 1.25 : 0.5), look.fill, strong ? GAP_COLOR : look.stroke, {
      strokeWidth: strong ? 2.5 : 1,
      isDashed: look.isDashed,
      radius: 2,
    }),
  ];
  // Besides its colour every rung has its shape, as on the map.
  const glyph = stack.cellHeight >= 64 ? 13 : Math.min(10, stack.cellHeight * 0.5);
  marks.push({
    kind: 'glyph',
    x: cell.x + 6 + glyph / 2,
    y: cell.y + (cell.height >= 64 ? cell.height / 2 - Math.min(17, cell.height / 5) * 1.4 : Math.min(cell.height / 2, 14)),
    size: glyph,
    shape: rungScale.signOf(cell.rung).shape,
    color: cell.gapClass === 'not-eligible' ? SECONDARY : look.ink,
  });
  marks.push(
    ...(cell.tenants.length > 1 ? groupTexts(cell, look, glyph, context) : tenantTexts(cell, cell.tenants[0], look, glyph, context)),
  );
  return { kind: 'cell', rows: cell.tenants.map(({ row }) => row), hint: cellHint(cell, context), marks };
}

function inset(cell: PlacedCell, by: number) {
  return { x: cell.x + by, y: cell.y + by, width: cell.width - 2 * by, height: cell.height - 2 * by };
}

function groupTexts(cell: PlacedCell, look: CellLook, glyph: number, { messages, words }: PageWords): readonly Mark[] {
  const size = Math.min(12, cell.height - 4);
  const name = cell.gapClass === 'covered' ? messages.terms.rungs[cell.rung] : messages.terms.gapClasses[cell.gapClass];
  const label = words.group(name, cell.tenants.length);
  const room = cell.width - glyph - 16;
  // The number is what must not be lost.
  const shown = textWidth(label, size) <= room ? label : `×${cell.tenants.length}`;
  return [text(shown, cell.x + glyph + 11, cell.y + cell.height / 2 + size * 0.36, size, { weight: 600, color: look.ink })];
}

function tenantTexts(cell: PlacedCell, tenant: PageTenant, look: CellLook, glyph: number, { messages, words }: PageWords): readonly Mark[] {
  const isTall = cell.height >= 34;
  const size =
    cell.height >= 64 ? Math.min(17, cell.height / 5) : isTall ? Math.min(13, 10.5 + cell.width / 90) : Math.min(12, cell.height * 0.62);
  const left = cell.x + glyph + 11;
  const tag = words.tags[tenant.gapClass];
  const tagSize = Math.min(cell.height >= 64 ? 13 : 11, size);
  const right = cell.x + cell.width - 6;
  if (!isTall) {
    const baseline = cell.y + cell.height / 2 + size * 0.36;
    const short = cell.width < 90 && tag !== '' ? ([...tag][0] ?? '') : tag;
    const isTagged = short !== '' && tenant.gapClass !== 'no-member' && cell.width >= 60;
    const tagWidth = isTagged ? textWidth(short, tagSize) + 6 : 0;
    const name = fitName(tenant.name, size, right - left - tagWidth);
    return [
      text(name.text, left, baseline, size, { color: look.ink, hint: name.isCut ? tenant.name : null }),
      ...(isTagged ? tagMarks(short, right, baseline, tagSize, tenant.gapClass, look) : []),
    ];
  }
  // Two lines of name; below or at the end of the second the class of the gap, or how many members there are.
  const isLarge = cell.height >= 64;
  const step = isLarge ? size * 1.4 : Math.min(18, 13 + (cell.height - 34) / 3);
  const members = tenant.membersFull === null || tenant.membersFull === 0 ? '' : words.membersShort(String(tenant.membersFull));
  const end = tag !== '' ? tag : isLarge || textWidth(members, tagSize) < (right - left) * 0.45 ? members : '';
  const endWidth = end === '' || isLarge ? 0 : textWidth(end, tagSize) + 8;
  const lines = fitNameInto(tenant.name, size, [right - left, right - left - endWidth]);
  const isCut = lines.some((each) => each.isCut);
  const rows = isLarge ? 3 : 2;
  const first = cell.y + cell.height / 2 - ((rows - 1) * step) / 2 + size * 0.36;
  const last = first + (rows - 1) * step;
  const about = isGap(tenant) ? tenant.measure : messages.terms.rungs[tenant.rung];
  const fitted = fitText(about, tagSize, right - left - textWidth(end, tagSize) - 12);
  return [
    ...lines.map((each, index) =>
      text(each.text, left, first + index * step, size, {
        color: look.ink,
        weight: isGap(tenant) ? 600 : 400,
        hint: isCut ? tenant.name : null,
      }),
    ),
    ...(isLarge && tenant.gapClass !== 'not-eligible'
      ? [text(fitted.text, left, last, tagSize, { color: look.ink, hint: fitted.isCut ? about : null })]
      : []),
    ...(end === '' ? [] : tagMarks(end, right, last, tagSize, tenant.gapClass, look)),
  ];
}

/** The class of a gap in a word; what must be formed stands out. */
function tagMarks(tag: string, right: number, baseline: number, size: number, gapClass: GapClass, look: CellLook): readonly Mark[] {
  const label = (color: string): Mark => text(tag, right - 1, baseline, size, { color, align: 'end', weight: 600 });
  if (gapClass !== 'should-form') return [label(look.ink)];
  const width = textWidth(tag, size) + 6;
  return [
    rect({ x: right - width + 2, y: baseline - size * 0.92, width, height: size * 1.2 }, GAP_COLOR, null, { radius: 2 }),
    label(PAPER),
  ];
}

const HINT_NAMES = 12;

/** What a person reads who points at a cell. */
function cellHint(cell: PlacedCell, { messages, words }: PageWords): string {
  const { terms, common } = messages;
  const kind = [terms.rungs[cell.rung], terms.gapClasses[cell.gapClass]].join(' · ');
  if (cell.tenants.length > 1) {
    const names = cell.tenants.slice(0, HINT_NAMES).map(({ name }) => name);
    const more = cell.tenants.length > HINT_NAMES ? [words.more(cell.tenants.length - HINT_NAMES)] : [];
    return [words.group(kind, cell.tenants.length), ...names, ...more].join('\n');
  }
  const [tenant] = cell.tenants;
  const members = tenant.membersFull === null ? null : words.members(tenant.membersFull);
  return [
    tenant.name,
    [tenant.room, kind, members].filter((part) => part !== null && part !== '').join(' · '),
    tenant.measure,
    tenant.rule,
    [tenant.owner, tenant.state].filter((part) => part !== null).join(common.colon),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
