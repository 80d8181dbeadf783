import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { WORKSPACE_IDS } from '../../src/state/view.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');

describe('the keyboard', () => {
  test('Alt and a digit open each workspace; none of them breaks', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    for (const [index, id] of WORKSPACE_IDS.entries()) {
      await app.press(`Alt+${index + 1}`);
      await app.waitForWorkspace(id);
      await app.settle();
      expect(await app.page.locator('.boundary').count()).toBe(0);
    }
  });

  test('Ctrl+K finds an enterprise, a park and a command; ? shows the keys; Escape closes', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const [name = ''] = await app.table.column(zh.columns.enterprise);
    await app.find(name);
    await app.waitForInspected(name);
    expect(await app.table.selected()).toContain(name);

    const [park = ''] = [...(await app.choices(zh.explore.filterPark)).keys()];
    await app.focusMap();
    await app.openPalette();
    await app.page.keyboard.type(park);
    await app.page.locator('.palette-item[data-active]', { hasText: park }).waitFor();
    await app.press('Enter');
    await app.waitForInspected(park);

    await app.openPalette();
    await app.page.keyboard.type(zh.app.workspaces.gaps);
    await app.page.locator('.palette-item[data-active]', { hasText: zh.app.workspaces.gaps }).waitFor();
    await app.press('Enter');
    await app.waitForWorkspace('gaps');

    await app.focusMap();
    await app.press('?');
    await app.page.getByRole('dialog').getByText(zh.app.shortcuts.workspaces).waitFor();
    await app.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    // The park stays selected: Escape closed the dialog only.
    expect(await app.inspected()).toBe(park);
    await app.openPalette();
    await app.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
