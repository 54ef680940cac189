import { lessonLinks } from '../../content/lesson-links';
import { lessonReady } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

const LESSONS = lessonLinks().map(({ slug }) => `/learn/${slug}`);
const PAGES = ['/', '/simulator', '/settings', '/glossary', '/calibration', ...LESSONS, '/nowhere'];

/** The workbench is the same beside every lesson: it is looked at once for each module, and only the reading for the others. */
const WHOLE = new Set(LESSONS.filter((path, n) => path.split('/')[2] !== LESSONS[n - 1]?.split('/')[2]));
const READING = '#lesson-reading';

for (const path of PAGES) {
  test(`axe finds nothing on ${path}, wide and narrow, light and dark, and nothing is cut off`, async ({
    page,
    pageErrors,
  }) => {
    const isLesson = path.startsWith('/learn');
    const isWhole = !isLesson || WHOLE.has(path);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    if (isLesson) await lessonReady(page);
    if (isLesson && isWhole)
      await page.locator('[data-editor-path] .view-lines').first().waitFor({ timeout: 60_000 });
    await page.evaluate(() => document.fonts.ready);
    await axeInAllLooks(page, path, isWhole ? undefined : READING);
    // A missing page answers 404, which the browser reports.
    if (path === '/nowhere') expect(pageErrors.splice(0)).toEqual([expect.stringContaining('404')]);
  });
}

for (const [path, kind] of [
  ['/', 'static'],
  [LESSONS[0]!, 'static'],
  ['/join/ABCDEFGH', 'made for its request'],
  ['/nowhere', 'for one that is not there'],
] as const) {
  test(`no inline script but its own runs in a page that is ${kind}: ${path}`, async ({
    page,
    pageErrors,
  }) => {
    await page.route('**/*', async (route) => {
      if (!route.request().isNavigationRequest()) return route.continue();
      const response = await route.fetch();
      const body = (await response.text()).replace(
        '</head>',
        '<script>window.injected = true</script></head>',
      );
      await route.fulfill({ response, body });
    });
    await page.goto(path);
    await page.getByRole('button', { name: /^Theme:/ }).click();
    expect(
      await page.evaluate(() => ({ injected: 'injected' in window, alone: crossOriginIsolated })),
    ).toEqual({
      injected: false,
      alone: true,
    });
    const errors = pageErrors.splice(0).filter((error) => !error.includes('404'));
    expect(errors).toEqual([expect.stringContaining('violates the following Content Security Policy')]);
  });
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
