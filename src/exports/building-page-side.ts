import type { GapClass } from '../model/coverage.ts';
import { floorName, lookOf, type PageWords } from './building-page-cells.ts';
import { type BuildingPageContent, isGap, type PageTenant } from './building-page-content.ts';
import { GAP_COLOR, HAIRLINE, INK, line, type Mark, PAPER, rect, SECONDARY, text } from './building-page-marks.ts';
import type { Box } from './building-page-stack.ts';
import { fitText, textWidth, wrapText } from './building-page-text.ts';

/** The classes for which something is proposed, the most urgent first. */
const CLASSES: readonly GapClass[] = ['should-form', 'joint-candidate', 'cultivate', 'no-member', 'unknown'];
/** Of these each enterprise is named, as far as the page holds them; the others are counted. */
const NAMED: readonly GapClass[] = ['should-form', 'joint-candidate'];
const TITLE = 17;
const BODY = 13.5;
const SMALL = 12;
const ROW = 21;

/** Right of the building: gaps with what is proposed, who leads, who covers. Nothing is cut off silently: what does not fit is counted. */
export function sideMarks(content: BuildingPageContent, box: Box, context: PageWords): readonly Mark[] {
  const responsible = responsibleLines(content, box, context);
  const wanted = gapLines(content, { ...box, height: Number.POSITIVE_INFINITY }, context).height;
  const organizations = organizationLines(content, { ...box, height: box.height - wanted - responsible.height }, context);
  const below = organizations.height + responsible.height;
  const gaps = gapLines(content, { ...box, height: box.height - below }, context);
  let y = box.y + gaps.height;
  const shift = (marks: readonly Mark[], by: number): readonly Mark[] => marks.map((mark) => moved(mark, by));
  const result = [...gaps.marks, ...shift(responsible.marks, y)];
  y += responsible.height;
  return [...result, ...shift(organizations.marks, y)];
}

interface Part {
  readonly marks: readonly Mark[];
  readonly height: number;
}

function moved(mark: Mark, by: number): Mark {
  if (mark.kind === 'cell') return { ...mark, marks: mark.marks.map((inner) => moved(inner, by)) };
  if (mark.kind === 'line') return { ...mark, y: mark.y + by, toY: mark.toY + by };
  return { ...mark, y: mark.y + by };
}

function heading(title: string, box: Box, y: number): readonly Mark[] {
  return [text(title, box.x, y + 18, TITLE, { weight: 600 }), line(box.x, y + 27, box.x + box.width, y + 27, INK, 1.5)];
}

const HEADING = 36;

function gapLines(content: BuildingPageContent, box: Box, context: PageWords): Part {
  const { words, messages } = context;
  const gaps = content.tenants.filter(isGap);
  if (gaps.length === 0) {
    return {
      marks: [...heading(words.gaps(0), box, box.y), text(words.noGaps, box.x, box.y + HEADING + 16, BODY, { color: SECONDARY })],
      height: HEADING + 36,
    };
  }
  const blocks = CLASSES.flatMap((gapClass) => {
    const tenants = gaps.filter((tenant) => tenant.gapClass === gapClass);
    return tenants.length === 0 ? [] : [{ gapClass, tenants, measures: measuresOf(tenants, words, box.width - 12) }];
  });
  const fixed = HEADING + blocks.reduce((sum, { measures }) => sum + 26 + measures.length * 18 + 14, 0);
  let namesLeft = Math.max(0, Math.floor((box.height - fixed) / ROW));
  const marks: Mark[] = [...heading(words.gaps(gaps.length), box, box.y)];
  let y = box.y + HEADING;
  for (const { gapClass, tenants, measures } of blocks) {
    const named = NAMED.includes(gapClass) ? tenants : [];
    // The line that counts the rest takes a place of its own.
    const shown = named.length <= namesLeft ? named.length : Math.max(0, namesLeft - 1);
    const rest = named.length - shown;
    namesLeft -= shown + (rest > 0 && namesLeft > 0 ? 1 : 0);
    marks.push(...classHead(gapClass, tenants.length, box, y, context));
    y += 26;
    for (const measure of measures) {
      marks.push(text(measure.text, box.x + 12, y + 13, SMALL, { color: SECONDARY, hint: measure.hint }));
      y += 18;
    }
    y += 4;
    for (const tenant of named.slice(0, shown)) {
      marks.push(...tenantLine(tenant, box, y, context));
      y += ROW;
    }
    if (rest > 0 && shown > 0) {
      marks.push(
        text(words.more(rest), box.x + 12, y + 14, SMALL, {
          color: SECONDARY,
          hint: named
            .slice(shown)
            .map(({ name }) => name)
            .join(messages.common.listSeparator),
        }),
      );
      y += ROW;
    }
    y += 10;
  }
  return { marks, height: y - box.y };
}

function classHead(gapClass: GapClass, count: number, box: Box, y: number, { messages, words }: PageWords): readonly Mark[] {
  const look = lookOf('none', gapClass);
  const tag = words.tags[gapClass];
  const width = Math.max(...CLASSES.map((each) => textWidth(words.tags[each], SMALL))) + 12;
  const isStrong = gapClass === 'should-form';
  const name = messages.terms.gapClasses[gapClass];
  return [
    rect({ x: box.x, y: y + 3, width, height: 19 }, isStrong ? GAP_COLOR : PAPER, isStrong ? GAP_COLOR : look.stroke, {
      radius: 2,
      isDashed: look.isDashed,
    }),
    text(tag, box.x + width / 2, y + 17, SMALL, { align: 'middle', weight: 600, color: isStrong ? PAPER : look.ink }),
    text(name, box.x + width + 8, y + 18, BODY + 1, { weight: 600 }),
    text(messages.common.enterprises(count), box.x + box.width, y + 18, BODY + 1, { weight: 600, align: 'end' }),
  ];
}

/** The measures proposed within a class, each with for how many. */
function measuresOf(
  tenants: readonly PageTenant[],
  words: PageWords['words'],
  width: number,
): readonly { readonly text: string; readonly hint: string | null }[] {
  const counts = new Map<string, number>();
  for (const { measure } of tenants) if (measure !== '') counts.set(measure, (counts.get(measure) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.slice(0, 3).flatMap(([measure, count]) => {
    const sentence = sorted.length === 1 ? measure : words.measureCount(measure, count);
    return wrapText(sentence, SMALL, width, 2).map((each) => ({ text: each.text, hint: each.isCut ? sentence : null }));
  });
}

function tenantLine(tenant: PageTenant, box: Box, y: number, { words, messages }: PageWords): readonly Mark[] {
  const [level] = tenant.place?.kind === 'floors' ? tenant.place.levels : [];
  const floor = level === undefined ? '' : floorName(level, words);
  const members = tenant.membersFull === null ? '' : words.membersShort(String(tenant.membersFull));
  const details = [floor, members, tenant.owner ?? ''].filter((part) => part !== '').join(' · ');
  const detail = fitText(details, SMALL, box.width * 0.5);
  const name = fitText(tenant.name, BODY, box.width - 12 - textWidth(detail.text, SMALL) - 12);
  const hint = [tenant.name, details, tenant.state ?? ''].filter((part) => part !== '').join(messages.common.listSeparator);
  return [
    {
      kind: 'cell',
      rows: [tenant.row],
      hint,
      marks: [
        text(name.text, box.x + 12, y + 14, BODY),
        text(detail.text, box.x + box.width, y + 14, SMALL, { color: SECONDARY, align: 'end' }),
      ],
    },
    line(box.x + 12, y + ROW - 0.5, box.x + box.width, y + ROW - 0.5, HAIRLINE),
  ];
}

/** From y 0. */
function responsibleLines(content: BuildingPageContent, box: Box, { words }: PageWords): Part {
  const marks: Mark[] = [...heading(words.responsible, box, 0)];
  let y = HEADING;
  const label = content.lead?.of === 'park' ? words.leadOfPark : words.leadOfBuilding;
  marks.push(text(label, box.x, y + 14, SMALL, { color: SECONDARY }));
  const name = fitText(content.lead?.name ?? words.leadUnknown, BODY + 1, box.width - textWidth(label, SMALL) - 12);
  marks.push(
    text(name.text, box.x + box.width, y + 14, BODY + 1, {
      weight: 600,
      align: 'end',
      hint: name.isCut ? (content.lead?.name ?? null) : null,
    }),
  );
  y += 24;
  const gaps = content.tenants.filter(isGap);
  const owners = new Map<string, number>();
  for (const { owner } of gaps) if (owner !== null) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  const owned = [...owners].sort((a, b) => b[1] - a[1]);
  const ownerless = gaps.length - owned.reduce((sum, [, count]) => sum + count, 0);
  const sentences = [
    ...owned.slice(0, 3).map(([owner, count]) => words.owner(owner, count)),
    ...(ownerless > 0 ? [words.ownerless(ownerless)] : []),
  ];
  for (const sentence of sentences) {
    const fitted = fitText(sentence, SMALL, box.width);
    marks.push(text(fitted.text, box.x, y + 13, SMALL, { hint: fitted.isCut ? sentence : null }));
    y += 19;
  }
  return { marks, height: y + 14 };
}

const FEWEST_ORGANIZATIONS = 6;

/** From y 0. */
function organizationLines(content: BuildingPageContent, box: Box, { words }: PageWords): Part {
  const marks: Mark[] = [...heading(words.figures.organizations, box, 0)];
  let y = HEADING;
  const { organizations } = content;
  if (organizations.length === 0) marks.push(text(words.noOrganizations, box.x, y + 14, BODY, { color: SECONDARY }));
  const most = Math.max(FEWEST_ORGANIZATIONS, Math.floor((box.height - HEADING) / ROW));
  const shown = organizations.length > most ? most - 1 : organizations.length;
  for (const organization of organizations.slice(0, shown)) {
    const detail = [organization.type, organization.tenants === 0 ? '' : words.coversTenants(organization.tenants)]
      .filter(Boolean)
      .join(' · ');
    const covers = organization.tenants === 0 ? organization.type : words.coversTenants(organization.tenants);
    const fittedDetail = fitText(textWidth(detail, SMALL) <= box.width * 0.45 ? detail : covers, SMALL, box.width * 0.5);
    const name = fitText(organization.name, BODY, box.width - textWidth(fittedDetail.text, SMALL) - 12);
    marks.push(
      text(name.text, box.x, y + 14, BODY, { weight: organization.isBuildings ? 600 : 400, hint: name.isCut ? organization.name : null }),
      text(fittedDetail.text, box.x + box.width, y + 14, SMALL, {
        color: SECONDARY,
        align: 'end',
        hint: fittedDetail.text === detail ? null : detail,
      }),
    );
    y += ROW;
  }
  if (shown < organizations.length) {
    const rest = organizations.slice(shown);
    marks.push(
      text(words.moreOrganizations(rest.length), box.x, y + 14, SMALL, { color: SECONDARY, hint: rest.map(({ name }) => name).join('\n') }),
    );
    y += ROW;
  }
  return { marks, height: organizations.length === 0 ? y + ROW : y };
}
