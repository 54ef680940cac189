import { lessonLinks } from '../../content/lesson-links';
import { lessonReady } from '../support/lesson';
import { axeViolations, expect, test } from '../support/test';

const LESSONS = lessonLinks().map(({ slug }) => `/learn/${slug}`);
const PAGES = ['/', '/settings', '/glossary', '/calibration', ...LESSONS, '/nowhere'];

for (const width of [1440, 390]) {
  for (const path of PAGES) {
    test(`axe finds nothing on ${path} (${width} px, light and dark), and nothing is cut off`, async ({
      page,
      pageErrors,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(path);
      if (path.startsWith('/learn')) {
        await lessonReady(page);
        if (width > 1024)
          await page.locator('[data-editor-path] .view-lines').first().waitFor({ timeout: 60_000 });
      }
      await page.evaluate(() => document.fonts.ready);
      expect(await axeViolations(page), 'light').toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      expect(await axeViolations(page), 'dark').toEqual([]);
      // A missing page answers 404, which the browser reports.
      if (path === '/nowhere') pageErrors.length = 0;
    });
  }
}

test('a lesson can be read before any script has run', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  for (const path of LESSONS) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('#lesson-reading p').nth(8)).toBeVisible();
  }
  await context.close();
});
