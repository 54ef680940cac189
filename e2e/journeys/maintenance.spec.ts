import { allPass, openLesson, saved } from '../support/lesson';
import { axeInAllLooks, DOCK } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const LESSON = '/learn/03-software-life-cycle/04-maintenance';

test('a week on call: restarted in vain, played by keyboard, gone on with after a reload, and right', async ({
  page,
}) => {
  await openLesson(page, LESSON);

  // The figure, by keyboard: less searching is less of the budget.
  const finding = page.getByRole('slider', { name: 'Until they know what to do' });
  await finding.press('Home');
  await expect(page.getByText(/Restored after 3 h/).first()).toBeVisible();

  // The start restarts everything.
  const exercise = page.locator('#exercise-on-call');
  const check = () => exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await check();
  await expect(exercise.getByText(/The service was restarted \d+ times/).first()).toBeVisible({
    timeout: 120_000,
  });
  await expect(exercise.getByText(/Your week has not begun/).first()).toBeVisible();

  // The first page, by keyboard alone.
  const dock = page.locator(DOCK);
  await dock.getByRole('tab', { name: 'On call' }).click();
  const next = dock.getByRole('button', { name: 'To the next page' });
  await expect(next).toBeVisible({ timeout: 90_000 });
  const time = dock.getByText(/^Mon 2 Jul, \d\d:00/).first();
  for (let pages = 0; pages < 6; pages++) {
    await next.focus();
    await next.press('Enter');
    await expect(dock.getByRole('button', { name: '1 h on' })).toBeEnabled();
    if (await dock.getByRole('button', { name: /HighErrorRate/ }).isVisible()) break;
  }
  const page1 = dock.getByRole('button', { name: /HighErrorRate/ }).first();
  await page1.focus();
  await page1.press('Enter');
  const full = dock.getByRole('region', { name: 'HighErrorRate in full' });
  await full.getByRole('button', { name: 'Take this page' }).press('Enter');
  await expect(full.getByText(/by you/)).toBeVisible();
  await dock.getByRole('button', { name: /Do it/ }).press('Enter');
  await expect(dock.getByText(/Under way: Roll the code back/)).toBeVisible();
  await saved(page);
  const stood = (await time.textContent()) ?? '';

  // After a reload the week stands where it stood.
  await page.reload();
  await dock.getByRole('tab', { name: 'On call' }).click();
  await expect(dock.getByText(/Under way: Roll the code back/)).toBeVisible({ timeout: 90_000 });
  await expect(time).toHaveText(stood);
  await dock.getByRole('button', { name: 'Take back what was done last' }).press('Enter');
  await expect(dock.getByText(/Under way/)).toBeHidden();

  // The solution is right.
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await check();
  await allPass(exercise, 7);
});

test('the On call panel has no fault that axe finds, in any look', async ({ page }) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-on-call');
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  const dock = page.locator(DOCK);
  await dock.getByRole('tab', { name: 'On call' }).click();
  const views = dock.getByRole('tablist', { name: 'Views of the shift' });
  await expect(views).toBeVisible({ timeout: 90_000 });
  for (const name of ['Pages', 'Metrics', 'Data', 'Look into', 'Timeline', 'Score']) {
    await views.getByRole('tab', { name }).click();
    await axeInAllLooks(page, `on call, ${name}`, DOCK);
  }
});
