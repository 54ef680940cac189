import { CODE_THAT_LASTS, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

test('the map shows the whole course, all of it ready, and can be walked by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const ready = page.getByRole('link', { name: /Model training/ }).first();
  await expect(ready).toBeVisible();
  await expect(page.getByText('Pipelines').first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^4\.1 / }).first()).toHaveAttribute('href', /04-capstone/);
  await expect(page.getByRole('link', { name: /to come$/ })).toHaveCount(0);

  await ready.focus();
  await page.keyboard.press('ArrowRight');
  const next = await page.evaluate(() => document.activeElement?.textContent);
  expect(next).toContain('1.7');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/06-model-training$/);
});

test('the way to continue leads back to where one left', async ({ page }) => {
  await openLesson(page, CODE_THAT_LASTS);
  await page.locator('#recall').scrollIntoViewIfNeeded();
  await page.locator('#recall').getByRole('radio').first().check();
  await page.goto('/');
  await page
    .getByRole('link', { name: /Continue/ })
    .first()
    .click();
  await expect(page).toHaveURL(/01-code-that-lasts/);
});

test('the two lanes of the home page are a year that was computed, and can be scrubbed', async ({ page }) => {
  await page.goto('/');
  const lanes = page.getByRole('region', { name: 'The same year, twice' });
  await expect(lanes).toBeVisible();
  const slider = lanes.getByRole('slider', { name: 'Day of the year' });
  // It plays by itself as soon as its script is there; any key stops it.
  await expect(lanes.getByRole('button', { name: 'Pause' })).toBeVisible();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /Before the first day/);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /Week 52, Sunday\. Ad hoc: [\d,]+ estimates wrong/);
  await lanes.getByRole('link', { name: /simulator/ }).click();
  await expect(page).toHaveURL(/\/simulator$/);
});

test('the palette opens by keyboard, finds a lesson and goes there', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Search/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('code that');
  await expect(page.getByRole('option', { name: /Code that lasts/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/01-code-that-lasts/);
});

test('the theme follows the system, can be switched, and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /^Theme:/ }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'light');
});
