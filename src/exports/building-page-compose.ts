import { buildingWords } from '../locales/building-words.ts';
import { type Language, messagesFor } from '../locales/messages.ts';
import { stackMarks } from './building-page-cells.ts';
import type { BuildingPageContent } from './building-page-content.ts';
import { BODY_BOTTOM, BODY_TOP, footMarks, headMarks, MARGIN } from './building-page-frame.ts';
import { type Mark, PAGE_HEIGHT, PAGE_WIDTH, PAPER, type PageMarks, rect, SECONDARY, text } from './building-page-marks.ts';
import { sideMarks } from './building-page-side.ts';
import { layOutStack } from './building-page-stack.ts';

const SIDE = 416;
const BETWEEN = 40;

/** The page of one building, ready to be drawn: an A4 sheet in landscape. */
export function composeBuildingPage(content: BuildingPageContent, language: Language): PageMarks {
  const context = { messages: messagesFor(language), words: buildingWords(language) };
  const drawing = { x: MARGIN, y: BODY_TOP, width: PAGE_WIDTH - 2 * MARGIN - SIDE - BETWEEN, height: BODY_BOTTOM - BODY_TOP };
  const side = { x: PAGE_WIDTH - MARGIN - SIDE, y: BODY_TOP, width: SIDE, height: BODY_BOTTOM - BODY_TOP };
  const marks: Mark[] = [rect({ x: 0, y: 0, width: PAGE_WIDTH, height: PAGE_HEIGHT }, PAPER), ...headMarks(content, context, language)];
  if (content.tenants.length === 0) {
    marks.push(text(context.words.noTenants, drawing.x, drawing.y + 40, 18, { color: SECONDARY }), ...footMarks(content, false, context));
  } else {
    const stack = layOutStack(content.tenants, content.storeys, drawing);
    marks.push(...stackMarks(stack, context), ...footMarks(content, stack.isGrouped, context));
  }
  return { width: PAGE_WIDTH, height: PAGE_HEIGHT, marks: [...marks, ...sideMarks(content, side, context)] };
}
