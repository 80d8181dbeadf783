import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const words = messagesFor('zh-CN').definitions;

describe('definition sets of one’s own', () => {
  test('are made from the one in force, show what they would count, are saved, survive a reload, and can be undone and deleted', async ({
    openApp,
  }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const before = await app.headlines();
    await app.editDefinition();
    const dialog = app.page.getByRole('dialog', { name: words.title });
    expect(await dialog.getByRole('button', { name: words.saveNew }).isDisabled()).toBe(true);
    await dialog.getByLabel(words.name).fill('本区考核口径');
    await dialog.getByLabel(words.withMembers).check();
    await dialog.getByLabel(words.minFullMembers).fill('4');
    const draft = async (figure: string) => Number(await dialog.locator(`data[data-metric="draft-${figure}"]`).getAttribute('value'));
    await expect.poll(() => draft('eligible'), { timeout: 20_000 }).toBeLessThan(before.eligible ?? 0);
    const [eligible, covered] = [await draft('eligible'), await draft('covered')];
    await dialog.getByRole('button', { name: words.saveNew }).click();
    await app.waitForHeadlines({ eligible, covered });

    await app.reload();
    await app.waitForHeadlines({ eligible: before.eligible ?? 0, covered: before.covered ?? 0 });
    await app.chooseDefinition('本区考核口径');
    await app.waitForHeadlines({ eligible, covered });
    await app.press('Control+z');
    await app.waitForHeadlines({ eligible: before.eligible ?? 0 });
    await app.press('Control+Shift+z');
    await app.waitForHeadlines({ eligible });

    await app.editDefinition();
    await dialog.getByRole('button', { name: words.remove }).click();
    await app.waitForHeadlines({ eligible: before.eligible ?? 0 });
    expect(await app.definitionChoices()).not.toContain('本区考核口径');
  });
});
