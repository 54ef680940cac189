import { tabTo } from '../support/keyboard';
import { allPass, openLesson } from '../support/lesson';
import { expect, test } from '../support/test';

const UNDERSTAND = '/learn/01-before-mlops/01-understand-the-problem';

test.describe.configure({ timeout: 180_000 });

test('a proud $0 is run; the decisions are made in the form, one wrong one is named, all pass', async ({
  page,
}) => {
  await openLesson(page, UNDERSTAND);
  const predict = page.locator('#predict-one-number-for-all');
  await predict.getByRole('radio', { name: '$0' }).check();
  await predict.getByRole('button', { name: /Lock/ }).click();
  await page.locator('#experiment-notebook').getByRole('button', { name: /^Run/ }).click();
  await expect(predict.getByText('What happened')).toBeVisible({ timeout: 60_000 });

  const number = page.getByRole('slider', { name: 'Number beside every house' });
  await number.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Go to the cheapest number' }).click();
  await expect(page.getByText('No other number is cheaper.')).toBeVisible();

  const form = page.locator('#decide-framing');
  const choose = (option: string, nth = 0) => form.getByRole('radio', { name: option }).nth(nth).check();
  await choose('The price that the house sells for');
  await choose('One sale: one house at one time');
  for (const known of ['The living area', 'The neighbourhood', 'The year when it was built'])
    await form.getByRole('checkbox', { name: known }).check();
  await choose('The owner, who asks too much', 0);
  await choose('The owner, who sells too cheaply', 1);
  await choose('The root of the mean squared error');
  await choose('Those of 2009 and 2010');
  await choose('The median price');
  const exercise = page.locator('#exercise-framing');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/weighs sixteen times as much/).first()).toBeVisible({ timeout: 60_000 });
  // The form stands before the button that was pressed last.
  await tabTo(page, form.getByRole('radio', { name: 'The root of the mean squared error' }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(form.getByRole('radio', { name: 'The mean absolute error in dollars' })).toBeChecked();
  await exercise.getByRole('button', { name: /Check again|Check my work/ }).click();
  await allPass(exercise, 5);
});

test('the script as it stands gets its feedback', async ({ page }) => {
  await openLesson(page, UNDERSTAND);
  const exercise = page.locator('#exercise-first-baseline');
  await exercise.getByRole('button', { name: 'Check my work' }).click();
  await expect(exercise.getByText(/is the mean of all sales/).first()).toBeVisible({ timeout: 60_000 });
});
