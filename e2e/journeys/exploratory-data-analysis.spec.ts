import { tabTo } from '../support/keyboard';
import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const EXPLORATION = '/learn/01-before-mlops/03-exploratory-data-analysis';
/** Latin letters in Windows-1252, semicolons, decimal commas, a short row, two columns of one name. */
const ODD = Buffer.from(
  'Stra\xdfe;Preis;Preis\n' +
    'M\xfchlweg;1200,5;1\nAm Markt;980,25;2\nHofgasse;1430,75\nM\xfchlweg;1010,0;4\nAm Markt;1105,5;5\n',
  'latin1',
);

test('findings are graded, and a table of one’s own is explored by keyboard', async ({ page }) => {
  test.setTimeout(180_000);
  await openLesson(page, EXPLORATION);
  const exercise = page.locator('#exercise-three-findings');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText('wrote no out/findings.json')).toBeVisible({ timeout: 60_000 });
  await exercise.getByRole('button', { name: /Show the solution/ }).click();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 3);

  const replay = page.locator('#replay-listing-days');
  await replay.getByRole('button', { name: 'Run the replay' }).click();
  const held = replay.getByRole('row', { name: /the promise held/ });
  await expect(held).toContainText('16 of 19', { timeout: 60_000 });
  await expect(held).toContainText('0 of 19');
  await expect(replay.getByText(/without Closing_Fee; learns the logarithm/)).toBeVisible();

  const panel = page.locator('#workbench');
  // From tab to tab by keyboard: each panel loads as it is reached, and the focus stays.
  const explore = page.getByTestId('dock').getByRole('tab', { name: 'Explore' });
  await page.getByTestId('dock').getByRole('tab', { name: 'Console' }).focus();
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('ArrowRight');
    if (await explore.evaluate((tab) => tab === document.activeElement)) break;
    await expect(page.locator('[role=tab]:focus')).toHaveCount(1);
  }
  await expect(explore).toBeFocused();
  const open = panel.getByRole('button', { name: 'Open your own CSV' });
  await open.waitFor();
  await panel.getByText('7,043 rows, 20 columns').waitFor({ timeout: 60_000 });

  // A broken file is refused, with its place.
  await panel
    .locator('input[type=file]')
    .setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,x\n2,"open\n') });
  await expect(panel.getByText(/Row 3 of the file, column 2: a quote opens here/)).toBeVisible();

  // An odd one is dragged in, mended, and becomes a file of the workspace.
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'Häuser 2010.csv', { type: 'text/csv' }));
      return transfer;
    },
    [...ODD],
  );
  for (const type of ['dragenter', 'dragover', 'drop'] as const) {
    await open.dispatchEvent(type, { dataTransfer: dropped });
  }
  await expect(panel.getByText('uploads/Häuser-2010.csv').first()).toBeVisible();
  await expect(panel.getByText('5 rows, 3 columns')).toBeVisible();
  await expect(panel.getByText(/remarks on this file, 1 cost a value/)).toBeVisible();
  await expect(panel.getByText('The row has 2 of 3 cells; the last 1 count as missing.')).toBeVisible();
  await expect(panel.getByText(/read as Windows-1252/)).toBeVisible();

  // By keyboard alone: another view, a bar, its rows.
  await open.focus();
  await tabTo(page, panel.getByRole('radio', { name: 'Columns', exact: true }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const bars = panel.getByRole('group', { name: 'Bars', exact: true });
  const first = bars.getByRole('button').first();
  await first.waitFor();
  await tabTo(page, first);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(
    panel.getByRole('region', { name: 'Rows of the chosen mark' }).getByRole('table'),
  ).toBeVisible();
});
