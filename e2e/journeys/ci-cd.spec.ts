import { openLesson } from '../support/lesson';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const LESSON = '/learn/02-what-breaks/06-ci-cd';

test('a push to main that nothing stops is named; bars are moved by keyboard; bisection finds the commit', async ({
  page,
}) => {
  await openLesson(page, LESSON);

  const figure = page.locator('figure', { has: page.getByText('Look at each group, too') });
  await expect(figure.getByText('2 of 3 bad commits live, 0 of 3 good ones blocked')).toBeVisible();
  await figure.getByRole('switch', { name: 'Look at each group, too' }).press('Space');
  await expect(figure.getByText('0 of 3 bad commits live, 0 of 3 good ones blocked')).toBeVisible();
  await figure.getByRole('slider', { name: 'In a group, by' }).press('Home');
  await expect(figure.getByText('0 of 3 bad commits live, 2 of 3 good ones blocked')).toBeVisible();

  const exercise = page.locator('#exercise-gate-the-team');
  await exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await expect(exercise.getByText(/pushed straight to main, and nothing was asked/).first()).toBeVisible({
    timeout: 60_000,
  });

  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('git bisect start weekend main > /dev/null');
  expect(await terminal.run('git bisect run npm run -s prices 2>&1 | grep "first bad commit"')).toContain(
    'is the first bad commit',
  );
  expect(await terminal.run('git log -1 --format=%s refs/bisect/bad')).toBe(
    'Take the area in whole thousands',
  );
  await terminal.run('git bisect reset');
});
