import { describe, expect } from 'vitest';
import { WORKSPACE_IDS } from '../../src/state/view.ts';
import { test } from '../support/app-test.ts';
import { expectGolden } from '../support/golden-image.ts';
import { stillScreenshot } from '../support/still-screenshot.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];
const LANGUAGES = ['zh-CN', 'en'];

const FIRST_SCREENS = SIZES.flatMap((viewport) => LANGUAGES.map((language) => ({ viewport, language })));

describe('screens look as they were approved', () => {
  test.for(FIRST_SCREENS)('一张图, $viewport.width wide, $language', async ({ viewport, language }, { openApp }) => {
    const app = await openApp({ viewport, query: `lang=${language}&keep=0` });
    await app.waitUntilReady();
    expect(await app.headline('eligible')).toBe(158);
    expectGolden(`explore-${viewport.width}-${language}`, await stillScreenshot(app.page));
  });

  test.for(WORKSPACE_IDS.filter((id) => id !== 'explore'))('%s, 1440 wide', async (workspace, { openApp }) => {
    const app = await openApp({ query: 'lang=zh-CN&keep=0', hash: `w=${workspace}` });
    await app.waitUntilReady();
    expectGolden(`${workspace}-1440-zh-CN`, await stillScreenshot(app.page));
  });
});
