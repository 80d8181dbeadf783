import type { Locator } from 'playwright';
import type { WorklistWords } from '../../src/locales/worklist-words.ts';
import { worklistWordsFor } from '../../src/locales/worklist-words.ts';
import type { CaseState } from '../../src/model/worklist.ts';
import type { AppDriver } from './app-driver.ts';

/** «工作清单» and «百日攻坚» as a person uses them. */
export class WorklistDriver {
  readonly app: AppDriver;
  readonly words: WorklistWords;

  constructor(app: AppDriver, language: 'zh-CN' | 'en' = 'zh-CN') {
    this.app = app;
    this.words = worklistWordsFor(language);
  }

  private get frame(): Locator {
    return this.app.page.locator('.worklist');
  }

  get dialog(): Locator {
    return this.app.page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.app.openTab(this.words.worklist.title);
    await this.frame.waitFor();
  }

  /** Takes the first class with gaps in, from the empty list. Answers how many came. */
  async addFirstClass(): Promise<number> {
    await this.frame.locator('.empty-state button').click();
    await this.frame.getByRole('grid').waitFor();
    return this.size();
  }

  /** Adds a class by its name from the ranked list. */
  async addClass(className: string): Promise<void> {
    await this.app.page.getByRole('button', { name: this.words.worklist.add, exact: true }).click();
    await this.app.page.getByRole('menuitem').filter({ hasText: className }).click();
    await this.app.waitForNotice(this.words.worklist.title);
  }

  async size(): Promise<number> {
    return Number(await this.frame.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  }

  /** Puts the focus on table or board, then presses the keys one after the other. */
  async keys(...keys: readonly string[]): Promise<void> {
    await this.frame.locator('[role="grid"], [role="listbox"].work-board').first().focus();
    await this.app.press(...keys);
  }

  /** Answers the question after the approval, by keyboard. */
  async approve(documentNo: string, approvedOn: string): Promise<void> {
    await this.dialog.getByLabel(this.words.worklist.documentNo).fill(documentNo);
    await this.dialog.getByLabel(this.words.worklist.approvedOn).fill(approvedOn);
    await this.app.press('Enter');
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Names the owner; answers what the dialog says against it, null where it is taken. */
  async setOwner(owner: string): Promise<string | null> {
    await this.dialog.getByLabel(this.words.worklist.owner).fill(owner);
    await this.app.press('Enter');
    const refusal = this.dialog.getByRole('alert');
    await Promise.race([refusal.waitFor(), this.dialog.waitFor({ state: 'detached' })]);
    return (await refusal.count()) === 0 ? null : refusal.innerText();
  }

  async waitForSaid(text: string): Promise<void> {
    await this.frame.getByRole('status').filter({ hasText: text }).waitFor();
  }

  async showBoard(): Promise<void> {
    await this.frame.locator('.segmented-option', { hasText: this.words.worklist.board }).click();
    await this.frame.locator('.work-board').waitFor();
  }

  /** How many stand in each column of the board. */
  async boardCounts(): Promise<Partial<Record<CaseState, number>>> {
    const figures = await this.app.figures('.work-board data[data-metric]', 'case-');
    return Object.fromEntries(Object.entries(figures).filter(([, count]) => (count ?? 0) > 0)) as Partial<Record<CaseState, number>>;
  }

  /** Opens the list of what is to be checked against the newer list. */
  async check(): Promise<Locator> {
    await this.frame
      .locator('.work-toolbar')
      .getByRole('button', { name: this.words.worklist.checkButton(1).slice(0, 5) })
      .click();
    await this.dialog.waitFor();
    return this.dialog;
  }

  async startCampaign(): Promise<void> {
    await this.app.openTab(this.words.campaign.title);
    await this.app.page.locator('.campaign .empty-state button').click();
    await this.dialog.getByRole('button', { name: this.words.campaign.start, exact: true }).click();
    await this.app.page.locator('data[data-metric="campaign-closed"]').waitFor();
  }
}
