import { CODE_THAT_LASTS, lessonReady, MODEL_TRAINING } from '../support/lesson';
import { axeViolations, expect, test } from '../support/test';

const PAGES = ['/', '/settings', '/glossary', '/calibration', MODEL_TRAINING, CODE_THAT_LASTS, '/nowhere'];

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    for (const path of PAGES) {
      test(`axe finds nothing on ${path} (${theme}, ${width} px), and nothing is cut off`, async ({
        page,
        pageErrors,
      }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.goto(path);
        if (path.startsWith('/learn')) {
          await lessonReady(page);
          if (width > 1024)
            await page.locator('[data-editor-path] .view-lines').first().waitFor({ timeout: 60_000 });
        }
        await page.evaluate(() => document.fonts.ready);
        expect(await axeViolations(page)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);
        // A missing page answers 404, which the browser reports.
        if (path === '/nowhere') pageErrors.length = 0;
      });
    }
  }
}

test('a lesson can be read before any script has run', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  for (const path of [MODEL_TRAINING, CODE_THAT_LASTS]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('#lesson-reading p').nth(8)).toBeVisible();
  }
  await context.close();
});
