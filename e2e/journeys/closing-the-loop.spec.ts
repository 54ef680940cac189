import { tabTo } from '../support/keyboard';
import { allPass, openLesson } from '../support/lesson';
import { axeInAllLooks, DOCK } from '../support/looks';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const LESSON = '/learn/03-software-life-cycle/05-devops-to-mlops';

test('a loop is judged by a market that turns: nothing starts, then it turns three times', async ({
  page,
}) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-close-the-loop');
  const check = exercise.getByRole('button', { name: /Check my work|Check again/ });

  await check.click();
  await expect(exercise.getByText(/nothing came to the relay/).first()).toBeVisible({ timeout: 120_000 });

  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 90_000 });
  await check.click();
  await allPass(exercise, 5);
});

test('an alert goes from station to station, by keyboard', async ({ page }) => {
  await openLesson(page, LESSON);
  await page.getByRole('tab', { name: 'Loop', exact: true }).press('Enter');
  const stations = page.getByRole('list', { name: 'Stations of the loop' });
  const alert = stations.getByRole('listitem').filter({ hasText: 'Alert' }).first();
  const send = page.getByRole('button', { name: 'Send the alert' });
  await expect(alert).toContainText('no alert has been sent', { timeout: 60_000 });
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  // Nothing is connected: a person gets a ticket, and that is all.
  await expect(alert).toContainText('a person is told', { timeout: 60_000 });

  const exercise = page.locator('#exercise-close-the-loop');
  await exercise.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('The solution is in your files').first()).toBeVisible({ timeout: 90_000 });
  await page.getByRole('tab', { name: 'Loop', exact: true }).press('Enter');
  await send.press('Enter');
  await expect(stations.getByRole('listitem').filter({ hasText: 'Live' })).toContainText(
    'churn@champion is version 2',
    { timeout: 120_000 },
  );
  await axeInAllLooks(page, 'the loop after a turn', DOCK);
  await stations.getByRole('button', { name: 'Job train, of Gate' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Actions', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('the figure shows which guard stops what, and the page is accessible', async ({ page }) => {
  await openLesson(page, LESSON);
  const figure = page.locator('figure', {
    has: page.getByRole('radio', { name: 'Labels that are still wrong' }),
  });
  await figure.getByRole('radio', { name: 'Labels that are still wrong' }).press('Enter');
  await expect(figure.getByText(/calls 78 of 100/)).toBeVisible();
  await expect(figure.getByText(/The champion goes on/)).toBeVisible();
  await figure.getByRole('switch', { name: 'Analysis of what it calls' }).press('Space');
  await expect(figure.getByText(/The candidate serves: 121 \$/)).toBeVisible();
  await axeInAllLooks(page, 'lesson 3.5');
});
