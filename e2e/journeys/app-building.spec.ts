import type { Page } from 'playwright/test';
import { tabTo } from '../support/keyboard';
import { allPass, openFile, openLesson, saved } from '../support/lesson';
import { pasteIntoEditor, readEditor } from '../support/monaco';
import { expect, test } from '../support/test';

const APP_BUILDING = '/learn/01-before-mlops/09-app-building';

test.describe.configure({ timeout: 180_000 });
/** The first opening loads the frame's script, on a busy machine for a while. */
const OPENED = { timeout: 60_000 };

const app = (page: Page) => page.frameLocator('iframe[title="Your app"]');

test('a form over the model: the first one fails in front of people, one’s own is used without a mouse', async ({
  page,
}) => {
  await openLesson(page, APP_BUILDING);
  const dock = page.getByTestId('dock');
  await dock.getByRole('tab', { name: 'App' }).click();
  await expect(app(page).getByPlaceholder('Living area')).toBeVisible(OPENED);

  const replay = page.locator('#replay-first-morning').first();
  await replay.getByRole('button', { name: /Run/ }).first().click();
  await expect(replay.getByText('silently wrong').first()).toBeVisible({ timeout: 60_000 });

  const exercise = page.locator('#exercise-the-app');
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await saved(page);
  await expect(app(page).getByLabel('Living area')).toBeVisible(OPENED);

  // By keyboard alone: from the tab of the panel into the page, through its fields, to an estimate.
  await dock.getByRole('tab', { name: 'App' }).focus();
  const house = {
    'Living area': '1500',
    'Lot area': '9000',
    'Year built': '1975',
    Condition: '5',
    'Garage cars': '2',
  };
  await tabTo(page, page.locator('iframe[title="Your app"]'));
  for (const [label, text] of Object.entries(house)) {
    await expect(app(page).getByLabel(label)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(app(page).getByRole('alert')).toHaveText('Fireplaces is missing.');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(app(page).getByText('$161,416')).toBeVisible(OPENED);
  await dock.getByRole('radio', { name: /Network/ }).click();
  await expect(dock.getByText('POST /predict')).toHaveCount(1);
  await expect(dock.getByText('200 OK')).toBeVisible();

  await exercise.getByRole('button', { name: /Check my work|Check again/ }).click();
  await allPass(exercise, 5);

  // One mistake gets its own feedback.
  await openFile(page, 'app/index.html');
  const html = await readEditor(page);
  await pasteIntoEditor(page, html.replace('<button>Estimate</button>', '<div>Estimate</div>'));
  await saved(page);
  await exercise.getByRole('button', { name: 'Check again' }).click();
  await expect(exercise.getByText(/There is no button/)).toBeVisible({ timeout: 60_000 });
});
