import { allPass, openLesson } from '../support/lesson';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const LESSON = '/learn/03-software-life-cycle/01-development';

test('a change is judged by its history on the server, and passes with the day that a script plays', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-new-customers');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });
  const terminal = new TerminalPage(page);

  await terminal.open();
  await terminal.run('git config --global user.name Ana; git config --global user.email ana@example.com');
  await terminal.run('git commit -q --allow-empty -m "Leave new customers out"; git push -q');
  await check.click();
  await expect(exercise.getByText('of your commits are on your').first()).toBeVisible({ timeout: 60_000 });

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 7);
  await terminal.focus();
  expect(await terminal.run('git log -1 --format=%s')).toContain('Merge pull request #2');
});

test('three versions are merged as they are edited', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { hasText: 'Where both began' });
  await expect(figure.getByRole('status')).toContainText('1 conflict');
  await figure
    .getByLabel('Theirs, origin/main')
    .fill(await figure.getByLabel('Where both began').inputValue());
  await expect(figure.getByRole('status')).toContainText('No conflict');
  await figure.getByRole('button', { name: 'Clean, and doubled' }).press('Enter');
  await expect(figure.getByRole('status')).toContainText('seed stands there twice');
});
