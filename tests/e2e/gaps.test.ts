import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { workbookSheets } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const ORDER = [
  zh.terms.gapClasses['should-form'],
  zh.terms.gapClasses['joint-candidate'],
  zh.terms.gapClasses.cultivate,
  zh.terms.gapClasses['no-member'],
];

describe('the uncovered enterprises', () => {
  test('are ranked, those with three full members first, counted by class, and exported as a proposal', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=uq&w=gaps' });
    await app.waitUntilReady();
    await app.waitForWorkspace('gaps');
    const readCounts = () => app.figures('data[data-metric^="gap-"]', 'gap-');
    await expect.poll(async () => (await readCounts())['should-form']).toBeGreaterThan(0);
    const counts = await readCounts();
    const listed = ['should-form', 'joint-candidate', 'cultivate', 'no-member'].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
    // Who is uncovered stands in the list, or is asked first how many members there are.
    expect(listed + (counts.unknown ?? 0)).toBe(719);
    await app.table.waitForRowCount(listed);
    const classes = await app.table.column(zh.columns.gapClass);
    const members = (await app.table.column(zh.columns.membersFull)).map(Number);
    expect(classes[0]).toBe(zh.terms.gapClasses['should-form']);
    for (const [index, name] of classes.entries()) {
      if (name === ORDER[0]) expect(members[index]).toBeGreaterThanOrEqual(3);
    }
    expect(await app.text()).toContain(zh.marks.proposal);
    expect(await app.text()).toContain('党章第三十条');

    const [sheet, notes] = workbookSheets(await app.export('xlsx'));
    const header = sheet?.rows[0] ?? [];
    const rows = (sheet?.rows ?? []).slice(1);
    expect(rows).toHaveLength(listed);
    // Cells that are filled only: the class stands before anything that may be empty, except the code.
    const ranks = rows.map((cells) => ORDER.findIndex((name) => cells.includes(name)));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks.filter((rank) => rank === 0)).toHaveLength(counts['should-form'] ?? 0);
    expect(rows.map(([rank]) => Number(rank))).toEqual(Array.from({ length: listed }, (_, index) => index + 1));
    expect(header).toContain(zh.gaps.measure);
    expect(notes?.rows.map(([, content]) => content)).toContain(zh.marks.proposal);

    // A class selects its enterprises, on the map and in the details.
    await app.page.locator('.gap-count', { hasText: zh.terms.gapClasses['should-form'] }).click();
    const wanted = counts['should-form'] ?? 0;
    await app.waitForInspected(wanted === 1 ? '' : zh.explore.selectedEnterprises(wanted));
  });
});
