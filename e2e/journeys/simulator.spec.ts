import { axeInAllLooks } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const READY = { timeout: 120_000 };

test('a year is scrubbed, a switch changes it, and its link gives the same figures again', async ({
  page,
}) => {
  await page.goto('/simulator?seed=oak');
  const year = page.getByRole('region', { name: /The year of “oak”/ });
  await expect(page.getByText('The year is ready.')).toBeAttached(READY);
  const figures = year.getByRole('table').first();
  await expect(figures.getByRole('row', { name: /Estimates served wrong/ })).toContainText('better');

  // The playhead by keyboard: the figures follow it.
  const slider = year.getByRole('slider', { name: 'Day of the year' });
  const whole = await figures.textContent();
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /Before the first day/);
  await expect(figures.getByRole('row', { name: /Estimates served right/ })).toContainText('0');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /Week 1, Monday/);

  // A mark of the timeline, and what happened there, opened.
  const marks = year.getByRole('group', { name: 'What happened' }).getByRole('button');
  await marks.first().focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /Week 52, Sunday/);
  const card = year.locator('details').first();
  await card.locator('summary').press('Enter');
  await expect(card.getByText('Ad hoc', { exact: true })).toBeVisible();

  // A switch is another year of the lower lane, and a part of the address.
  await page
    .getByRole('group', { name: 'CI/CD' })
    .or(page.getByRole('radiogroup', { name: 'CI/CD' }))
    .getByText('Off')
    .click();
  await expect(page).toHaveURL(/with=code,data,versions,pipelines,experiments,scale,monitoring,teams/);
  await expect(page.getByText('The year is ready.')).toBeAttached(READY);
  const without = await figures.textContent();
  expect(without).not.toBe(whole);

  await page.reload();
  await expect(page.getByText('The year is ready.')).toBeAttached(READY);
  expect(await figures.textContent()).toBe(without);
  await page.goBack();
  await expect(page).toHaveURL(/seed=oak$/);
  await expect(page.getByText('The year is ready.')).toBeAttached(READY);
  await expect(async () => expect(await figures.textContent()).toBe(whole)).toPass(READY);
});

test('many seeds are run and stopped, and the page says what it could not read of its address', async ({
  page,
}) => {
  await page.goto('/simulator?seed=oak&with=none,magic');
  await expect(page.getByText(/asks for “magic”/)).toBeVisible(READY);
  await expect(page.getByText('The year is ready.')).toBeAttached(READY);
  await page.getByRole('button', { name: /^Run \d+ seeds$/ }).click();
  const progress = page.getByRole('progressbar', { name: 'Seeds simulated' });
  await expect(progress).toHaveAttribute('aria-valuetext', /^[1-9]\d* of/, READY);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(progress).toHaveAttribute('aria-valuetext', /stopped/);
  await expect(page.getByText(/Practice beats ad hoc in 0 % of \d+ seeds/)).toBeVisible();
  // From the top: what scrolls under the head of the page is no smaller target.
  await page.evaluate(() => window.scrollTo(0, 0));
  await axeInAllLooks(page, '/simulator');
});

test('the palette leads to the simulator', async ({ page }) => {
  await page.goto('/glossary');
  await page.getByRole('button', { name: /Search/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('simulator');
  await page.getByRole('option', { name: 'Simulator' }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/simulator/, READY);
});
