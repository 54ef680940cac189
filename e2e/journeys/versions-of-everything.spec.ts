import { allPass, openLesson } from '../support/lesson';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const LESSON = '/learn/02-what-breaks/03-versions-of-everything';

test('the exercise names what is missing, and passes with the week that a script plays', async ({ page }) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-version-churn');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });

  await check.click();
  await expect(exercise.getByText('There is no commit here.').first()).toBeVisible({ timeout: 60_000 });

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 6);

  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(await terminal.run('git log --format=%s | head -1')).toBe('Take the churn export of tuesday');
});

test('a content is told by its bytes, and comes back by them', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { hasText: 'what git commits' });
  const first = figure.getByLabel(/^Row 1/);
  const keep = figure.getByRole('button', { name: 'Keep this version' });
  await expect(keep).toBeDisabled();
  await first.fill('1657');
  await expect(figure.getByRole('status')).toContainText('in no version yet');
  await keep.press('Enter');
  await figure.getByRole('button', { name: 'Bring version 1 back' }).press('Enter');
  await expect(first).toHaveValue('1656');
  await expect(figure.getByRole('status')).toContainText('version 1');
});

test('Enter on the check right after the page has come is kept until the work is open', async ({ page }) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/bundle.json', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(LESSON);
  const exercise = page.locator('#exercise-version-churn');
  const check = exercise.getByRole('button', { name: 'Check my work' });
  await expect(check).toBeEnabled({ timeout: 60_000 });
  await check.press('Enter');
  await expect(exercise.getByRole('button', { name: 'Opening your work…' })).toBeFocused();
  open();
  await expect(exercise.getByText('There is no commit here.').first()).toBeVisible({ timeout: 60_000 });
});
