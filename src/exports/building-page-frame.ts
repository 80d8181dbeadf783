import { formatCount, formatDate, formatRateNumber, ratio } from '../locales/format.ts';
import type { Language } from '../locales/messages.ts';
import { RUNGS } from '../model/coverage.ts';
import { hexColor } from '../scales/rgba.ts';
import { rungScale } from '../scales/rung-scale.ts';
import { lookOf, type PageWords } from './building-page-cells.ts';
import type { BuildingPageContent, PageTenant } from './building-page-content.ts';
import {
  HAIRLINE,
  line,
  type Mark,
  NOTICE,
  NOTICE_SURFACE,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  rect,
  SECONDARY,
  text,
} from './building-page-marks.ts';
import { fitText, textWidth, wrapText } from './building-page-text.ts';

export const MARGIN = 44;
const INNER = PAGE_WIDTH - 2 * MARGIN;
/** Where the building begins and ends. */
export const BODY_TOP = 268;
export const BODY_BOTTOM = 1058;

/** Name, place, date, marks and figures. */
export function headMarks(content: BuildingPageContent, { messages, words }: PageWords, language: Language): readonly Mark[] {
  const { common, marks: sentences } = messages;
  const right = PAGE_WIDTH - MARGIN;
  const note = [content.isSynthetic ? sentences.simulated : '', words.schematic].filter(Boolean).join(' · ');
  const noteWidth = textWidth(note, 14) + 24;
  const name = fitText(content.name, 38, INNER - noteWidth - 24);
  const place = [content.place.join(' · '), content.address ?? ''].filter(Boolean).join(' · ');
  const asOf = [content.dataset, common.asOf(formatDate(content.asOf, language))].join(' · ');
  const fittedAsOf = fitText(asOf, 14, INNER * 0.55);
  const fittedPlace = fitText(place, 17, INNER - textWidth(fittedAsOf.text, 14) - 24);
  return [
    text(name.text, MARGIN, 82, 38, { weight: 600, hint: name.isCut ? content.name : null }),
    rect({ x: right - noteWidth, y: 52, width: noteWidth, height: 30 }, NOTICE_SURFACE, null, { radius: 3 }),
    text(note, right - 12, 72, 14, { color: NOTICE, weight: 600, align: 'end' }),
    text(fittedPlace.text, MARGIN, 116, 17, { color: SECONDARY, hint: fittedPlace.isCut ? place : null }),
    text(fittedAsOf.text, right, 116, 14, { color: SECONDARY, align: 'end', hint: fittedAsOf.isCut ? asOf : null }),
    line(MARGIN, 136, right, 136, HAIRLINE),
    ...figureMarks(content, { messages, words }),
    line(MARGIN, 246, right, 246, HAIRLINE),
  ];
}

function figureMarks(content: BuildingPageContent, { messages, words }: PageWords): readonly Mark[] {
  const { figures, organizations, storeys } = content;
  const { common } = messages;
  const names = words.figures;
  const rate = ratio(figures.covered, figures.eligible);
  const tiles = [
    {
      name: names.rate,
      value: formatRateNumber(rate),
      unit: rate === null ? '' : common.unitPercent,
      note: `${figures.covered} / ${figures.eligible}`,
    },
    {
      name: names.eligible,
      value: formatCount(figures.eligible),
      unit: common.unitEnterprises,
      note: [names.listed(figures.listed), ...(storeys === null ? [] : [names.storeys(storeys)])].join(' · '),
    },
    {
      name: names.covered,
      value: formatCount(figures.covered),
      unit: common.unitEnterprises,
      note: names.coveredParts(figures.single, figures.joint, figures.area),
    },
    {
      name: names.uncovered,
      value: formatCount(figures.uncovered),
      unit: common.unitEnterprises,
      note: [names.shouldForm(figures.shouldForm), ...(figures.unknown === 0 ? [] : [names.unknownToo(figures.unknown)])].join(' · '),
    },
    {
      name: names.organizationsShort,
      value: formatCount(organizations.filter(({ tenants }) => tenants > 0).length),
      unit: common.unitOrganizations,
      note: '',
    },
    { name: names.members, value: formatCount(figures.membersFull), unit: common.unitMembers, note: names.membersNote },
  ];
  const width = INNER / tiles.length;
  return tiles.flatMap(({ name, value, unit, note }, index) => {
    const x = MARGIN + index * width;
    const [fittedName, fittedNote] = [fitText(name, 14, width - 16), fitText(note, 13, width - 16)];
    return [
      ...(index === 0 ? [] : [line(x - 14, 156, x - 14, 230, HAIRLINE)]),
      text(fittedName.text, x, 166, 14, { color: SECONDARY, hint: fittedName.isCut ? name : null }),
      text(value, x, 206, 36, { weight: 600 }),
      text(unit, x + textWidth(value, 36) + 6, 206, 18, { color: SECONDARY }),
      text(fittedNote.text, x, 230, 13, { color: SECONDARY, hint: fittedNote.isCut ? note : null }),
    ];
  });
}

/** Legend, what the drawing means, the sentence about approval. */
export function footMarks(content: BuildingPageContent, isGrouped: boolean, context: PageWords): readonly Mark[] {
  const { messages, words } = context;
  const { marks: sentences } = messages;
  const { figures } = content;
  const unknownFloors = content.tenants.filter(({ place }) => place === null).length;
  const notes = [
    words.cellsNote,
    ...(isGrouped ? [words.groupedNote] : []),
    ...(unknownFloors > 0 ? [words.unknownFloors(unknownFloors)] : []),
    ...(figures.suppressed > 0 ? [words.suppressed(figures.suppressed)] : []),
    ...(figures.deregistered > 0 ? [words.deregistered(figures.deregistered)] : []),
  ].join(words.noteSeparator);
  const lines = wrapText(notes, 13, INNER, 2);
  const footer = [
    messages.app.title,
    `${messages.common.definition}${messages.common.colon}${content.definition}`,
    ...(content.isSynthetic ? [sentences.simulated] : []),
  ].join(' · ');
  const foot = fitText(footer, 13, INNER - textWidth(sentences.proposal, 14) - 24);
  return [
    line(MARGIN, BODY_BOTTOM + 16, PAGE_WIDTH - MARGIN, BODY_BOTTOM + 16, HAIRLINE),
    ...legendMarks(content.tenants, context, BODY_BOTTOM + 44),
    ...lines.map((each, index) =>
      text(each.text, MARGIN, BODY_BOTTOM + 72 + index * 19, 13, { color: SECONDARY, hint: each.isCut ? notes : null }),
    ),
    text(sentences.proposal, PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 22, 14, { weight: 600, align: 'end' }),
    text(foot.text, MARGIN, PAGE_HEIGHT - 22, 13, { color: SECONDARY, hint: foot.isCut ? footer : null }),
  ];
}

function legendMarks(tenants: readonly PageTenant[], { messages }: PageWords, baseline: number): readonly Mark[] {
  const { terms } = messages;
  const counted = tenants.filter(({ gapClass }) => gapClass !== 'not-eligible' && gapClass !== 'unknown');
  const entries = [
    ...[...RUNGS].reverse().map((rung) => ({
      look: lookOf(rung, 'covered'),
      shape: rungScale.signOf(rung).shape,
      glyph: rung === 'none' ? hexColor(rungScale.signOf(rung).color) : null,
      label: terms.rungs[rung],
      count: counted.filter((tenant) => tenant.rung === rung).length,
    })),
    ...(['unknown', 'not-eligible'] as const).map((gapClass) => ({
      look: lookOf('none', gapClass),
      shape: null,
      glyph: null,
      label: terms.gapClasses[gapClass],
      count: tenants.filter((tenant) => tenant.gapClass === gapClass).length,
    })),
  ];
  const marks: Mark[] = [];
  let x = MARGIN;
  for (const { look, shape, glyph, label, count } of entries) {
    const words = `${label} ${count}`;
    marks.push(rect({ x, y: baseline - 14, width: 26, height: 18 }, look.fill, look.stroke, { radius: 2, isDashed: look.isDashed }));
    if (shape !== null) marks.push({ kind: 'glyph', x: x + 13, y: baseline - 5, size: 9, shape, color: glyph ?? look.ink });
    marks.push(text(words, x + 34, baseline, 14));
    x += 34 + textWidth(words, 14) + 22;
  }
  return marks;
}
