import { describe, expect } from 'vitest';
import { wide } from '../../src/exports/plan-view.ts';
import { LANGUAGES, messagesFor } from '../../src/locales/messages.ts';
import { planPaperWords } from '../../src/locales/plan-paper-words.ts';
import { test } from '../support/app-test.ts';
import { GapsDriver } from '../support/gaps-driver.ts';
import { PlanDriver } from '../support/plan-driver.ts';
import { wordText, workbookSheets } from '../support/saved-file.ts';

describe('a planner', () => {
  test.for(LANGUAGES)(
    'goes from the uncovered of a community to three committees, compared, edited, handed over (%s)',
    async (language, { openApp }) => {
      const app = await openApp({ query: `lang=${language}`, hash: 'w=gaps&d=uq' });
      await app.waitUntilReady();
      const { uncovered } = await new GapsDriver(app).denominator();
      expect(uncovered).toBe(719);

      await app.openWorkspace('plan');
      const plan = new PlanDriver(app.page, language);
      const { frame, committees } = plan.words;
      await plan.search();
      expect(await plan.headline()).toBe(committees.headline(3, 12, 777));
      const found = await plan.sizes();

      await plan.press(frame.duplicate);
      await plan.openGroup(1);
      await plan.moveFirstBuilding();
      const edited = await plan.sizes();
      expect(edited).toEqual([(found[0] ?? 0) - 1, (found[1] ?? 0) + 1, found[2]]);
      await plan.compareTwo();
      expect(await app.page.locator('.plan-grid + .caption').innerText()).toContain(`${frame.movedNote}: 1`);
      await plan.tab('result');
      const names = await plan.names();
      expect(new Set(names).size).toBe(3);

      const { marks } = messagesFor(language);
      const { books } = planPaperWords(language);
      const paper = await plan.save('paper');
      expect(paper.name).toMatch(/\.docx$/);
      const text = wordText(paper);
      for (const mark of [marks.proposal, marks.simulated, marks.internal]) expect(text).toContain(wide(language, mark));
      const [first = '', ...others] = names;
      expect(text).toContain(first);
      for (const other of others) expect(text).not.toContain(other);

      const book = await plan.save('workbook');
      expect(book.name).toMatch(/\.xlsx$/);
      const sheets = new Map(workbookSheets(book).map((sheet) => [sheet.name, sheet.rows]));
      const groups = sheets.get(books.ofPlan(books.sheets.groups, 1)) ?? [];
      for (const name of names) expect(groups.flat()).toContain(name);
      expect(sheets.has(books.ofPlan(books.sheets.groups, 2))).toBe(true);
      expect(sheets.has(books.sheets.compare)).toBe(true);
      const notes = (sheets.get(books.sheets.notes) ?? []).flat();
      for (const mark of [marks.proposal, marks.simulated]) expect(notes).toContain(mark);

      await app.press('Control+z');
      await expect.poll(() => plan.sizes()).toEqual(found);
    },
  );
});
