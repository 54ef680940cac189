import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright/test';
import { CODE_THAT_LASTS, lessonReady, MODEL_TRAINING, openFile, openLesson, saved } from '../support/lesson';
import { editorReady, pasteIntoEditor, readEditor } from '../support/monaco';
import { expect, test } from '../support/test';

const MINE = '// my own work\nexport const answer = 42;\n';

/** Ends the renderer, as a crash or a full memory does: the page can do nothing any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // The answer never comes: the renderer that would give it is gone.
  session.send('Page.crash').catch(() => {});
  await gone;
  await page.close();
}

test('the page is killed in the middle of typing, and of a check, and keeps what was saved', async ({
  page,
  context,
}) => {
  await openLesson(page, MODEL_TRAINING);
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, MINE);
  await saved(page);
  await page.keyboard.type('// half a wo');
  await kill(page);

  const second = await context.newPage();
  await openLesson(second, MODEL_TRAINING);
  await openFile(second, 'notebook.ts');
  const kept = await readEditor(second);
  expect(kept.slice(0, MINE.length)).toBe(MINE);
  expect(`${MINE}// half a wo`.startsWith(kept)).toBe(true);
  const exercise = second.locator('[id^=exercise-]').first();
  await exercise.getByRole('button', { name: /^Check/ }).click();
  await expect(exercise.getByRole('button', { name: /^(Stop|Cancel)/ })).toBeVisible();
  await kill(second);

  const third = await context.newPage();
  await openLesson(third, MODEL_TRAINING);
  await openFile(third, 'notebook.ts');
  expect(await readEditor(third)).toBe(kept);
  await expect(
    third
      .locator('[id^=exercise-]')
      .first()
      .getByRole('button', { name: /^Check/ }),
  ).toBeEnabled();
});

test('a browser that stores nothing says so before work is lost, and gives it as a file', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const open = () => {
      throw new DOMException('Access to the database is denied.', 'SecurityError');
    };
    Object.defineProperty(window, 'indexedDB', { value: { open } });
  });
  await openLesson(page, MODEL_TRAINING);
  const notice = page.getByRole('alert').filter({ hasText: 'This browser keeps nothing of what you do' });
  await expect(notice).toContainText('Access to the database is denied.');
  await openFile(page, 'notebook.ts');
  await pasteIntoEditor(page, MINE);
  await expect(page.locator('#workbench').getByText('In this page only')).toBeVisible();
  const download = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Export the project' }).click();
  const zip = unzipSync(readFileSync(await (await download).path()));
  const [, notebook] = Object.entries(zip).find(([path]) => path.endsWith('notebook.ts'))!;
  expect(new TextDecoder().decode(notebook)).toBe(MINE);
  // Leaving asks first.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
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

  // The first browser loses what it had, says so, and has it back from the file.
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  await page.reload();
  const lost = page.getByRole('alert').filter({ hasText: 'This browser has lost what it had stored' });
  await expect(lost).toBeVisible();
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click();
  await expect(page.getByText(/imported/i).first()).toBeVisible();
  await expect(lost).toBeHidden();
});
