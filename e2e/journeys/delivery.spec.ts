import { allPass, openLesson } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const LESSON = '/learn/03-software-life-cycle/02-delivery';

test('an image is judged by building it, and passes with the Dockerfile of the solution', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-image-scores');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });

  await check.click();
  await expect(exercise.getByText(/MB are packages of apt and pip/).first()).toBeVisible({ timeout: 60_000 });
  await expect(exercise.getByText('The container runs as root.', { exact: false }).first()).toBeVisible();

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 7);

  const terminal = new TerminalPage(page);
  await terminal.open();
  // Lines that fit into the width of the terminal.
  await terminal.run('docker build -qt scores .', 60_000);
  await terminal.run('docker run -dp 8080:3000 --name live scores', 60_000);
  expect(await terminal.run('docker exec live whoami')).toBe('node');
  expect(await terminal.run('curl -s localhost:8080/health; echo')).toBe('{"status":"ok"}');
});

test('the figure builds what an order of lines makes it build, by keyboard', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { has: page.getByRole('list', { name: 'Lines of the Dockerfile' }) });
  const status = figure.getByRole('status');
  const build = figure.getByRole('button', { name: 'docker build' });
  const line = (text: string) => figure.getByRole('listitem').filter({ hasText: text });

  await build.press('Enter');
  await expect(status).toContainText('7 of 7 lines built');
  await figure.getByRole('button', { name: 'Change the README' }).press('Enter');
  await build.press('Enter');
  await expect(line('RUN npm ci')).toContainText('built');

  const down = figure.getByRole('button', { name: 'Down: COPY README.md ./' });
  await down.focus();
  for (let moves = 0; moves < 3; moves++) await page.keyboard.press('Enter');
  // At the end of its way a line cannot go further down, and its other button has the focus.
  await expect(figure.getByRole('button', { name: 'Up: COPY README.md ./' })).toBeFocused();
  await build.press('Enter');
  await figure.getByRole('button', { name: 'Change the README' }).press('Enter');
  await expect(status).toContainText('Changed since the last build: the README');
  await build.press('Enter');
  await expect(line('RUN npm ci')).toContainText('cached');
  await expect(line('COPY README.md ./')).toContainText('README.md changed');
  await axeInAllLooks(page, 'lesson 3.2');
});
