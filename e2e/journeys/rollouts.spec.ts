import { allPass, openLesson } from '../support/lesson';
import { axeInAllLooks } from '../support/looks';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

const LESSON = '/learn/03-software-life-cycle/03-deployment';

test('releases are judged by putting them out, and pass with the manifests of the solution', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-releases');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });

  await check.click();
  await expect(exercise.getByText(/all went live to everybody/).first()).toBeVisible({ timeout: 90_000 });
  await expect(exercise.getByText(/Recreate stops all pods/).first()).toBeVisible();

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 60_000 });
  await check.click();
  await allPass(exercise, 6);

  const terminal = new TerminalPage(page);
  await terminal.open();
  await terminal.run('docker build -qt registry.lab/prices:1.0.0 -f house-price/Dockerfile .', 60_000);
  await terminal.run('docker push -q registry.lab/prices:1.0.0', 60_000);
  await terminal.run('kubectl apply -f house-price/strategies/blue-green.yaml', 60_000);
  expect(await terminal.run('kubectl argo rollouts status prices', 60_000)).toContain('Healthy');
  expect(await terminal.run('kubectl get endpoints prices')).toContain('10.244.');
});

test('the figure puts one release out in five ways, by keyboard', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', { has: page.getByRole('button', { name: 'Put it out' }) });
  await figure.getByRole('button', { name: 'Put it out' }).press('Enter');
  const table = figure.getByRole('table', { name: 'What each way came to' });
  await expect(table).toBeVisible({ timeout: 120_000 });
  await expect(figure.locator('p[role=status]')).toContainText('Shadow: 0.');
  const harmed = async (way: string) =>
    Number(
      ((await table.getByRole('row', { name: way }).getByRole('cell').first().textContent()) ?? '').replace(
        ',',
        '',
      ),
    );
  expect(await harmed('Recreate')).toBeGreaterThan(1_000);
  expect(await harmed('Canary')).toBeLessThan(50);

  const time = figure.getByRole('slider', { name: 'Time' });
  const ways = figure.getByRole('list', { name: 'Five ways' });
  await time.focus();
  await page.keyboard.press('Home');
  await expect(ways.getByRole('listitem').first()).toContainText('as before');
  await page.keyboard.press('End');
  await expect(ways.getByRole('listitem').first()).toContainText('0 % on the new one');
  await expect(ways.getByRole('listitem').filter({ hasText: 'Shadow' })).toContainText('0 harmed');
  await axeInAllLooks(page, 'lesson 3.3');
});
