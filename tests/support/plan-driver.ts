import type { Page } from 'playwright';
import { isLanguage, type Language, messagesFor } from '../../src/locales/messages.ts';
import { planPaperWords } from '../../src/locales/plan-paper-words.ts';
import { type PlanWords, planWordsFor } from '../../src/locales/plan-words.ts';
import { sheetWords } from '../../src/locales/sheet-words.ts';
import { type SavedFile, savedFile } from './saved-file.ts';

/** «规划» as a planner uses it, by keyboard. */
export class PlanDriver {
  readonly words: PlanWords;
  private readonly page: Page;
  private readonly language: Language;

  constructor(page: Page, language: string) {
    if (!isLanguage(language)) throw new Error(language);
    this.page = page;
    this.language = language;
    this.words = planWordsFor(language);
  }

  /** Brings a control under the focus and presses a key there. */
  async press(name: string, key = 'Enter', role: 'button' | 'radio' | 'checkbox' = 'button'): Promise<void> {
    const control = this.page.getByRole(role, { name, exact: true }).first();
    await control.waitFor();
    await control.focus();
    await this.page.keyboard.press(key);
  }

  async search(): Promise<void> {
    await this.press(this.words.frame.start);
    await this.page.locator('.plan-headline').waitFor({ timeout: 60_000 });
    // The first plan stands while better ones are still sought.
    await this.page.getByRole('button', { name: this.words.frame.again, exact: true }).waitFor({ timeout: 60_000 });
  }

  async headline(): Promise<string> {
    return (await this.page.locator('.plan-headline p').first().innerText()).trim();
  }

  /** Number of buildings of each group, by the marks on the map. */
  async sizes(): Promise<readonly number[]> {
    const marks = await this.page.locator('.plan-drag-mark').allInnerTexts();
    return [1, 2, 3, 4].map((number) => marks.filter((text) => text === String(number)).length).filter((count) => count > 0);
  }

  /** The first cell of each row of the table of groups with its tenants. */
  async tenants(): Promise<readonly number[]> {
    const rows = this.page.locator('.plan-table [role=row]').filter({ has: this.page.locator('.plan-mark') });
    return Promise.all((await rows.all()).map(async (row) => Number(await row.locator('[role=gridcell]').nth(5).innerText())));
  }

  async openGroup(number: number): Promise<void> {
    const grid = this.page.getByRole('grid', { name: this.words.frame.tabs.result });
    await grid.focus();
    for (let step = 0; step < number; step += 1) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Space');
    await this.page.locator('.plan-card').waitFor();
  }

  async tab(name: keyof PlanWords['frame']['tabs']): Promise<void> {
    await this.page.locator('.panel[data-side=bottom] .segmented-option').filter({ hasText: this.words.frame.tabs[name] }).click();
  }

  /** Names of the groups in the table, top to bottom. */
  async names(): Promise<readonly string[]> {
    const rows = this.page.locator('.plan-table [role=row]').filter({ has: this.page.locator('.plan-mark') });
    return Promise.all((await rows.all()).map(async (row) => (await row.locator('[role=gridcell]').nth(1).innerText()).trim()));
  }

  /** Sends the first building of the open group to the first other group. */
  async moveFirstBuilding(): Promise<void> {
    await this.page.locator('.plan-buildings input').first().focus();
    await this.page.keyboard.press('Space');
    await this.press(this.words.committees.moveTo);
    await this.page.getByRole('menu').waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.getByText(this.words.frame.edited).waitFor();
  }

  /** Ticks the first two scenarios, and puts them side by side. */
  async compareTwo(): Promise<void> {
    for (const at of [0, 1]) {
      await this.page.locator('.plan-scenarios input[type=checkbox]').nth(at).focus();
      await this.page.keyboard.press('Space');
    }
    await this.tab('compare');
    await this.page.locator('[data-row=value] small').waitFor();
  }

  /** Takes an export of the dialog as it is first offered, of this kind. */
  async save(kind: 'paper' | 'workbook' | 'places'): Promise<SavedFile> {
    const { screen } = planPaperWords(this.language);
    await this.press(messagesFor(this.language).common.export);
    const dialog = this.page.getByRole('dialog', { name: screen.title });
    await dialog.waitFor();
    await this.press(screen.kinds[kind], 'Space', 'radio');
    const download = this.page.waitForEvent('download');
    // The button that opened the dialog is called the same.
    await dialog.getByRole('button', { name: sheetWords(this.language).save, exact: true }).focus();
    await this.page.keyboard.press('Enter');
    const file = await savedFile(await download);
    await dialog.waitFor({ state: 'detached' });
    return file;
  }
}
