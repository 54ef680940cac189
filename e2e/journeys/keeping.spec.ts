import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CODE_THAT_LASTS, lessonReady, MODEL_TRAINING, openFile, openLesson, saved } from '../support/lesson';
import { editorReady, pasteIntoEditor, readEditor } from '../support/monaco';
import { expect, test } from '../support/test';

const MINE = '// my own work\nexport const answer = 42;\n';

test('the tab is closed in the middle and nothing is lost', async ({ page, context }) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, MINE);
  await saved(page);
  await page.close();
  const again = await context.newPage();
  await openLesson(again, MODEL_TRAINING);
  await openFile(again, 'notebook.ts');
  expect(await readEditor(again)).toBe(MINE);
});

test('two tabs of one lesson: one writes, the other follows, and can take over', async ({
  page,
  context,
}) => {
  await openLesson(page, CODE_THAT_LASTS);
  await editorReady(page);
  const other = await context.newPage();
  await openLesson(other, CODE_THAT_LASTS);
  await editorReady(other);
  const takeOver = other.getByRole('button', { name: 'Take over' });
  await expect(takeOver).toBeVisible();
  await openFile(page, 'churn/serve.ts');
  await pasteIntoEditor(page, MINE);
  await saved(page);
  await openFile(other, 'churn/serve.ts');
  await expect.poll(() => readEditor(other)).toBe(MINE);
  await takeOver.click();
  await expect(takeOver).toBeHidden();
  await expect(page.getByRole('button', { name: 'Take over' })).toBeVisible();
  await pasteIntoEditor(other, `${MINE}// and more\n`);
  await saved(other);
  await expect.poll(() => readEditor(page)).toBe(`${MINE}// and more\n`);
});

test('all progress goes out as one file and comes in to another browser; a damaged one changes nothing', async ({
  page,
  browser,
  baseURL,
}, info) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, MINE);
  await saved(page);
  await page.goto('/settings');
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /Export/ })
    .first()
    .click();
  const file = info.outputPath('progress.json');
  await (await download).saveAs(file);

  const elsewhere = await browser.newContext({ baseURL });
  const there = await elsewhere.newPage();
  await there.goto('/settings');
  const damaged = info.outputPath('damaged.json');
  const bytes = readFileSync(file);
  const text = bytes[0] === 0x1f ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  writeFileSync(damaged, text.replace('my own work', 'not mine at all'));
  await there.locator('input[type=file]').setInputFiles(damaged);
  await expect(there.getByText(/checksum|damaged|changed/i).first()).toBeVisible();

  await there.locator('input[type=file]').setInputFiles(file);
  await there
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await expect(there.getByText(/imported/i).first()).toBeVisible();
  await there.goto(MODEL_TRAINING);
  await lessonReady(there);
  await openFile(there, 'notebook.ts');
  expect(await readEditor(there)).toBe(MINE);
  await elsewhere.close();
});
