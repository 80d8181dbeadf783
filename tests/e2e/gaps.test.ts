import { describe, expect } from 'vitest';
import { gapsWordsFor } from '../../src/locales/gaps-words.ts';
import { messagesFor } from '../../src/locales/messages.ts';
import { planWordsFor } from '../../src/locales/plan-words.ts';
import { test } from '../support/app-test.ts';
import { GapsDriver } from '../support/gaps-driver.ts';
import { workbookSheets } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const words = gapsWordsFor('zh-CN');

describe('«这个园区差哪几家,谁包»', () => {
  test('is answered by two clicks from the start; undo takes it back', async ({ openApp }) => {
    const app = await openApp();
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    await app.openWorkspace('gaps');
    expect(await gaps.denominator()).toMatchObject({ listed: 220, eligible: 158, covered: 147, uncovered: 11 });
    const places = await gaps.places();
    expect(places.reduce((sum, place) => sum + place.gaps, 0)).toBe(11);
    const [first = { name: '', gaps: 0, responsible: '' }] = places;
    expect(first.responsible).toContain('综合党委');

    await gaps.choosePlace(first.name);
    await app.table.waitForRowCount(first.gaps);
    expect(await gaps.chosenPlace.innerText()).toBe(first.name);
    const names = await app.table.column(zh.columns.enterprise);
    const owners = await app.table.column(words.responsible);
    expect(names.every((name) => name !== '')).toBe(true);
    expect(owners).toHaveLength(first.gaps);
    expect(owners.every((owner) => owner.endsWith('党委'))).toBe(true);
    await app.waitForHeadlines({ uncovered: first.gaps });

    await app.button(zh.common.undo).click();
    await app.table.waitForRowCount(11);
    expect(await gaps.chosenPlace.count()).toBe(0);
  });

  test('every bar of the denominator opens its rows', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=gaps' });
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    const steps = await gaps.denominator();
    await gaps.openStep('deregistered');
    await app.table.waitForRowCount(steps.deregistered ?? -1);
    for (const status of await app.table.column(zh.columns.status)) expect(['注销', '吊销', '迁出']).toContain(status);
    await gaps.openStep('eligible');
    await app.table.waitForRowCount(158);
    await gaps.backToRanking();
    await app.table.waitForRowCount(11);
  });
});

describe('the ranking', () => {
  test('follows the weights, by menu and by the keys of a slider; two orders stand side by side', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=bd&w=gaps' });
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    const scores = await gaps.scores();
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect((await app.table.column(zh.columns.gapClass))[0]).toBe(zh.terms.gapClasses['should-form']);
    const first = await app.table.column(zh.columns.enterprise);

    await gaps.chooseWeighting('key-first');
    await expect.poll(() => app.table.column(zh.columns.enterprise)).not.toEqual(first);
    const tagged = await app.table.column(zh.columns.tags);
    expect(tagged[0]).toContain('专精特新');

    await gaps.openWeights();
    const before = await app.table.column(zh.columns.enterprise);
    await gaps.weight('staff').focus();
    await app.press('End');
    await gaps.weight('tags').focus();
    await app.press('Home');
    expect(await gaps.weight('staff').inputValue()).toBe('100');
    await expect.poll(() => app.table.column(zh.columns.enterprise)).not.toEqual(before);
    const staff = await gaps.scores();
    expect(staff).toEqual([...staff].sort((a, b) => b - a));

    await gaps.compareWith('build-first');
    const changes = await app.table.column(words.settings.compareChange);
    const own = (await app.table.column(words.settings.weightings.own ?? '')).map(Number);
    const other = (await app.table.column(words.settings.weightings['build-first'] ?? '')).map(Number);
    for (const [index, change] of changes.entries()) {
      const moved = (own[index] ?? 0) - (other[index] ?? 0);
      expect(change).toBe(
        moved === 0 ? words.settings.compareSame : moved > 0 ? words.settings.compareUp(moved) : words.settings.compareDown(-moved),
      );
    }
    expect(changes.some((change) => change !== words.settings.compareSame)).toBe(true);
  });

  test('is counted, exported as a proposal, and follows a changed threshold', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=uq&w=gaps' });
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    const readCounts = () => app.figures('data[data-metric^="gap-"]', 'gap-');
    await expect.poll(async () => (await readCounts())['should-form']).toBeGreaterThan(0);
    const counts = await readCounts();
    const listed = ['should-form', 'joint-candidate', 'cultivate', 'no-member'].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
    // Who is uncovered stands in the list, or is asked first how many members there are.
    expect(listed + (counts.unknown ?? 0)).toBe(719);
    await app.table.waitForRowCount(listed);
    expect(await app.text()).toContain(zh.marks.proposal);

    const [sheet, notes] = workbookSheets(await app.export('xlsx'));
    const header = sheet?.rows[0] ?? [];
    const rows = (sheet?.rows ?? []).slice(1);
    expect(rows).toHaveLength(listed);
    expect(rows.map(([rank]) => Number(rank))).toEqual(Array.from({ length: listed }, (_, index) => index + 1));
    expect(rows.filter((cells) => cells.includes(zh.terms.gapClasses['should-form']))).toHaveLength(counts['should-form'] ?? 0);
    for (const name of [zh.gaps.measure, zh.gaps.rule, words.responsible, words.settings.score]) expect(header).toContain(name);
    expect(notes?.rows.map(([, content]) => content)).toContain(zh.marks.proposal);

    // A class selects its enterprises, on the map and in the details.
    await app.page.locator('.gap-count', { hasText: zh.terms.gapClasses['should-form'] }).click();
    const wanted = counts['should-form'] ?? 0;
    await app.waitForInspected(wanted === 1 ? '' : zh.explore.selectedEnterprises(wanted));

    await gaps.setThreshold('obligingFull', 2);
    await expect.poll(async () => (await readCounts())['should-form']).toBeGreaterThan(counts['should-form'] ?? 0);
    await app.table.waitForRowCount(listed);
  });
});

describe('an enterprise without an organization', () => {
  test('by keyboard: the rule with its article, the measure, what is near; a candidate and back', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=gaps' });
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    await gaps.scores();
    await app.table.keys('ArrowDown', 'Enter');
    const [name = ''] = await app.table.column(zh.columns.enterprise);
    await app.waitForInspected(name);
    await gaps.judgement.waitFor();
    const text = await gaps.judgement.innerText();
    expect(text).toContain(zh.gaps.measures.formBranch);
    expect(text).toContain(zh.gaps.rules.T1);
    expect(text).toContain(words.settings.strengths.must);
    expect(text).toContain(zh.marks.proposal);
    expect(await gaps.judgement.locator('[data-rule]').first().getAttribute('data-rule')).toBe('T1');

    const regional = gaps.candidates('regional').first();
    const organization = await regional.innerText();
    await regional.focus();
    await app.press('Enter');
    await app.waitForInspected(organization);
    await app.page.getByRole('button', { name: words.lists.detailBack(name) }).click();
    await app.waitForInspected(name);

    // Another can only join: planning groups it with its neighbours.
    const [, second = ''] = await app.table.column(zh.columns.enterprise);
    await app.page.locator('.data-table-row').nth(1).click();
    await app.waitForInspected(second);
    await app.page.getByRole('button', { name: words.lists.planLinks['joint-branches'] }).click();
    await app.waitForWorkspace('plan');
    const { frame } = planWordsFor('zh-CN');
    await app.page
      .getByRole('button', { name: new RegExp(frame.what) })
      .getByText(frame.kinds['joint-branches'])
      .waitFor();
    await app.page.getByRole('button', { name: frame.start }).waitFor();
  });
});

describe('the lists beside the ranking', () => {
  test('are reached by the arrow keys of the tabs, narrow with the place, and go out as files', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=bd&w=gaps' });
    const gaps = new GapsDriver(app);
    await app.waitUntilReady();
    await app.page.getByRole('tab', { name: words.views.ranked, exact: true }).focus();
    await app.press('ArrowRight', 'ArrowRight');
    const looking = app.page.getByRole('grid', { name: words.lists.lookingTitle });
    await looking.locator('.data-table-row').first().waitFor();
    await app.page.getByRole('grid', { name: words.lists.membersTitle }).locator('.data-table-row').first().waitFor();
    const members = workbookSheets(await app.export('xlsx', zh.common.exportOf(words.lists.membersTitle)))[0];
    expect(members?.rows[0]).toContain(words.lists.unattached);

    await gaps.openView('entry');
    const since = app.page.locator('.gap-toolbar input[type="date"]');
    const entered = async () => Number(await app.page.locator('data[data-metric="entry-entered"]').getAttribute('value'));
    await app.page.locator('data[data-metric="entry-entered"]:not([value=""])').waitFor();
    const enteredThisYear = await entered();
    await since.fill('2020-01-01');
    await expect.poll(entered).toBeGreaterThan(enteredThisYear);
    // The figure and the list follow one after the other.
    const enteredSince = await entered();
    await expect.poll(async () => (await app.table.rowCount()) <= enteredSince).toBe(true);
    expect(await app.table.rowCount()).toBeGreaterThan(0);

    await gaps.openView('unions');
    await app.page.getByRole('grid', { name: words.lists.unionQueues['listed-without'] }).locator('.data-table-row').first().waitFor();
    const bases = await app.table.column(words.lists.unionBasis);
    const order = Object.values(words.lists.unionBases);
    const places = bases.map((basis) => order.indexOf(basis));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
