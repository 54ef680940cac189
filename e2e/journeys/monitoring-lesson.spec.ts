import type { Page } from 'playwright/test';
import { allPass, asLearner, openLesson } from '../support/lesson';
import { axeInAllLooks, DOCK } from '../support/looks';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const LESSON = '/learn/02-what-breaks/08-monitoring';

/** Serves a season by its experiment, and waits for its end. */
async function serve(page: Page, experiment: string): Promise<void> {
  const island = page.locator(`#experiment-${experiment}`);
  await island.getByRole('button', { name: 'Run the experiment' }).click();
  await expect(island.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
}

test('a service that nobody watches, then watched: wrong, right, and an alert followed to its rows by keyboard', async ({
  page,
}) => {
  await asLearner(page, 1);
  await openLesson(page, LESSON);

  // The figure, by keyboard: a wide window of a distance calls nobody in vain.
  const figure = page.locator('figure', { has: page.getByRole('slider', { name: 'Window' }) }).first();
  await expect(figure.getByText(/13 days of 30 with a call in vain/).first()).toBeVisible();
  await figure.getByRole('radio', { name: 'Wasserstein' }).press('Space');
  for (const [slider, times] of [
    ['Alarm from', 2],
    ['Window', 4],
  ] as const)
    for (let n = 0; n < times; n++) await figure.getByRole('slider', { name: slider }).press('PageUp');
  await expect(figure.getByText(/0 days of 30 with a call in vain; noticed after/).first()).toBeVisible();

  // Nothing is written yet.
  const exercise = page.locator('#exercise-watch-churn');
  const check = () => exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await check();
  await expect(exercise.getByText(/There is no alert, so nobody is ever called/).first()).toBeVisible({
    timeout: 120_000,
  });

  // The solution is right.
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await check();
  await expect(exercise.getByText(/In calm seasons nobody is called/).first()).toBeVisible();
  await allPass(exercise, 4);

  // A season in which the feed breaks, in the panel and in the terminal.
  await serve(page, 'season-feed');
  const dock = page.locator(DOCK);
  await dock.getByRole('tab', { name: 'Monitoring' }).click();
  const views = dock.getByRole('tablist', { name: 'Views of the watch' });
  await expect(views).toBeVisible({ timeout: 60_000 });
  const alert = dock.getByRole('button', { name: /FeedBroken.*tenure/ }).first();
  await alert.focus();
  await alert.press('Enter');
  await expect(dock.getByRole('heading', { name: 'FeedBroken: tenure' })).toBeFocused();
  await dock.getByRole('button', { name: 'Its rows' }).press('Enter');
  await expect(dock.getByText(/values not as expected/)).toBeVisible();
  await expect(dock.getByRole('table', { name: 'Rows that are not as expected' })).toBeVisible();

  // The views by arrow keys.
  await views.getByRole('tab', { name: 'Quality' }).press('ArrowRight');
  await expect(dock.getByText('Wrong, by the time of serving').first()).toBeVisible();
  await views.getByRole('tab', { name: 'Labels' }).press('ArrowRight');
  await expect(dock.getByText('leavers-called: error budget left').first()).toBeVisible();

  const terminal = new TerminalPage(page);
  await terminal.open();
  expect(await terminal.run('monitor alerts churn/monitoring | head -4', 120_000)).toContain('FeedBroken');
});

test('the monitoring panel has no fault that axe finds, in any look', async ({ page }) => {
  await openLesson(page, LESSON);
  const exercise = page.locator('#exercise-watch-churn');
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await serve(page, 'season-turn');
  const dock = page.locator(DOCK);
  await dock.getByRole('tab', { name: 'Monitoring' }).click();
  const views = dock.getByRole('tablist', { name: 'Views of the watch' });
  await expect(views).toBeVisible({ timeout: 60_000 });
  for (const name of ['Alerts', 'Drift', 'Quality', 'Labels', 'Objectives']) {
    await views.getByRole('tab', { name }).click();
    await axeInAllLooks(page, `monitoring, ${name}`, DOCK);
  }
});
