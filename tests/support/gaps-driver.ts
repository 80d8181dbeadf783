import type { Locator } from 'playwright';
import { type GapsWords, gapsWordsFor } from '../../src/locales/gaps-words.ts';
import type { AppDriver } from './app-driver.ts';

/** «空白点» as a person uses it. */
export class GapsDriver {
  private readonly app: AppDriver;
  readonly words: GapsWords;

  constructor(app: AppDriver, words: GapsWords = gapsWordsFor('zh-CN')) {
    this.app = app;
    this.words = words;
  }

  private get page() {
    return this.app.page;
  }

  /** Steps of the denominator as the panel shows them, and what is not covered. */
  async denominator(): Promise<Record<string, number | null>> {
    await this.page.locator('data[data-metric="gaps-step-eligible"]').waitFor();
    return this.app.figures('data[data-metric^="gaps-step-"]', 'gaps-step-');
  }

  async openStep(step: string): Promise<void> {
    await this.page.locator('.waterfall-button', { hasText: this.words.steps[step] ?? step }).click();
  }

  async backToRanking(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.stepBack }).click();
  }

  /** Places with gaps, as listed: name, number of gaps, who answers. */
  async places(): Promise<readonly { readonly name: string; readonly gaps: number; readonly responsible: string }[]> {
    await this.page.locator('.gap-place').first().waitFor();
    return this.page.locator('.gap-place').evaluateAll((places) =>
      places.map((place) => ({
        name: place.querySelector('.gap-place-name')?.textContent ?? '',
        gaps: Number(place.querySelector('data')?.getAttribute('value')),
        responsible: place.querySelector('.gap-place-note')?.textContent ?? '',
      })),
    );
  }

  async choosePlace(name: string): Promise<void> {
    await this.page.locator('.gap-place', { hasText: name }).click();
  }

  get chosenPlace(): Locator {
    return this.page.locator('.gap-place[aria-pressed="true"] .gap-place-name');
  }

  /** Scores of the rows that exist, top to bottom. */
  async scores(): Promise<number[]> {
    await this.page.locator('.gap-score-value').first().waitFor();
    return (await this.app.table.column(this.words.settings.score)).map(Number);
  }

  async openWeights(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.settings.weightsTitle }).click();
    await this.page.locator('.gap-weights').waitFor();
  }

  weight(factor: keyof GapsWords['settings']['factors']): Locator {
    return this.page.getByLabel(this.words.settings.weightOf(this.words.settings.factors[factor]));
  }

  async chooseWeighting(id: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.settings.weighting, exact: true }).click();
    await this.page
      .getByRole('menuitemradio')
      .filter({ hasText: this.words.settings.weightings[id] ?? id })
      .click();
  }

  async compareWith(id: string): Promise<void> {
    await this.page.locator('.gap-weights').getByRole('button', { name: this.words.settings.compareWith }).click();
    await this.page.getByRole('option', { name: this.words.settings.weightings[id] ?? id, exact: true }).click();
  }

  /** Sets a threshold and applies it. */
  async setThreshold(key: keyof GapsWords['settings']['thresholdNames'], value: number): Promise<void> {
    const { settings } = this.words;
    await this.page.getByRole('button', { name: settings.thresholds }).click();
    await this.page.getByRole('dialog').getByLabel(settings.thresholdNames[key], { exact: true }).fill(String(value));
    await this.page.getByRole('dialog').getByRole('button', { name: settings.thresholdsApply }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async openView(view: keyof GapsWords['views']): Promise<void> {
    await this.page.getByRole('tab', { name: this.words.views[view], exact: true }).click();
  }

  /** What stands about the selected enterprise. */
  get judgement(): Locator {
    return this.page.locator('.gap-judgement');
  }

  /** Names of the candidates of a kind. */
  candidates(kind: string): Locator {
    return this.page.locator(`[data-candidates="${kind}"] .gap-candidate-name`);
  }
}
