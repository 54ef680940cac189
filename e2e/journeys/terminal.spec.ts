import type { Page } from 'playwright/test';
import { MODEL_TRAINING, openFile, openLesson, saved } from '../support/lesson';
import { editorReady, readEditor } from '../support/monaco';
import { TerminalPage } from '../support/terminal';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

const undo = (page: Page) => page.getByRole('button', { name: /^(Undo:|Nothing to undo)/ });

async function openTerminal(page: Page): Promise<TerminalPage> {
  await openLesson(page, MODEL_TRAINING);
  const terminal = new TerminalPage(page);
  await terminal.open();
  return terminal;
}

test('bash over the files of the lesson: pipes, programs, Ctrl-C, completion, undo, and a reload', async ({
  page,
}) => {
  const terminal = await openTerminal(page);

  await test.step('what is typed sees the files, and what it writes the editor sees', async () => {
    expect(await terminal.run('ls *.ts | sort -r | head -2')).toBe('notebook.ts\ndraft.ts');
    expect(await terminal.run('wc -l < data/sales.csv | tr -d " "')).toMatch(/^\d+$/);
    expect(await terminal.run('rm data/sales.csv')).toBe(
      "rm: cannot remove 'data/sales.csv': Read-only file system",
    );
    await terminal.run('for i in 1 2 3; do echo "line $i"; done > notes.txt');
    await expect(undo(page)).toHaveAccessibleName(
      'Undo: $ for i in 1 2 3; do echo "line $i"; done > notes.txt',
    );
    await terminal.run('code notes.txt');
    await editorReady(page, 'notes.txt');
    expect(await readEditor(page)).toBe('line 1\nline 2\nline 3\n');
  });

  await test.step('programs of the project run in the sandbox', async () => {
    await terminal.focus();
    expect(await terminal.run('x=$(node -p "6 * 7"); echo "it is $x"')).toBe('it is 42');
    const failed = await terminal.run('node -e "process.exit(3)"; echo "code $?"');
    expect(failed).toContain('code 3');
    expect(await terminal.run('node --test src/target.test.ts | grep tests', 60_000)).toMatch(/ℹ tests \d+$/);
  });

  await test.step('Ctrl-C ends a program, a loop of commands, and one that never lets go', async () => {
    await page.keyboard.type('node -e "setInterval(() => {}, 1000)"\n');
    await page.waitForTimeout(800);
    await page.keyboard.press('Control+c');
    expect(await terminal.prompt(2_000)).toContain('[130]');
    await page.keyboard.type('while true; do echo again; sleep 0.1; done\n');
    await expect.poll(() => terminal.rows()).toContain('again');
    await page.keyboard.press('Control+c');
    expect(await terminal.prompt(2_000)).toContain('[130]');
    await page.keyboard.type('kept=yes; while true; do :; done\n');
    await page.waitForTimeout(500);
    await page.keyboard.press('Control+c');
    expect(await terminal.prompt(2_000)).toContain('[130]');
    expect(await terminal.run('cat notes.txt | tail -1')).toBe('line 3');
  });

  await test.step('Tab completes, the arrows and Ctrl-R bring lines back, lines are edited', async () => {
    await page.keyboard.type('cat not');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toContain('cat note');
    await page.keyboard.type('s');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toMatch(/cat notes\.txt$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+k');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toMatch(/\$$/);
    await page.keyboard.type('npm run tr');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toMatch(/npm run train$/);
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+r');
    await page.keyboard.type('for i');
    await expect
      .poll(async () => (await terminal.rows()).slice(-2).join(''))
      .toContain("`for i': for i in 1 2 3");
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toContain('tail -1');
    await page.keyboard.press('Control+c');
  });

  await test.step('a command is undone by the toolbar, and done again', async () => {
    await terminal.run('rm notes.txt');
    await undo(page).click();
    await terminal.focus();
    expect(await terminal.run('head -1 notes.txt')).toBe('line 1');
  });

  await test.step('files and what was typed outlive a reload', async () => {
    await saved(page);
    await page.reload();
    await terminal.open();
    expect(await terminal.run('tail -1 notes.txt')).toBe('line 3');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await terminal.rows()).at(-1)).toContain('head -1 notes.txt');
    await page.keyboard.press('Control+c');
  });
});

test('training from the terminal is shown like any run, with its curves', async ({ page }) => {
  const terminal = await openTerminal(page);
  await page.keyboard.type('npm run train\n');
  await expect.poll(() => terminal.rows(), { timeout: 60_000 }).toContain('> tsx src/train.ts');
  await expect(page.getByRole('tab', { name: 'Terminal' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Training' }).click();
  await expect(page.getByRole('region', { name: 'Panels' }).getByText('npm run train').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await terminal.focus();
  await terminal.prompt(120_000);
});

test('the terminal by keyboard: in, out, and what a screen reader hears', async ({ page }) => {
  const terminal = await openTerminal(page);
  const announcements = page.getByTestId('announcements');
  await terminal.run('echo hi');
  await expect(announcements).toContainText('Done');
  await terminal.run('nothing-of-that-name');
  await expect(announcements).toContainText('Ended with exit code 127');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'New shell' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('go to the terminal');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Terminal/ })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('textbox', { name: /^Terminal/ })).not.toBeFocused();

  await page.getByRole('button', { name: 'Read the terminal to a screen reader' }).click();
  await terminal.focus();
  await page.keyboard.type('echo read aloud\n');
  await expect(page.locator('.xterm-accessibility')).toContainText('read aloud');
  expect(await axeViolations(page)).toEqual([]);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  expect(await axeViolations(page)).toEqual([]);
});

test('the editor and the terminal write the same files', async ({ page }) => {
  const terminal = await openTerminal(page);
  await openFile(page, 'params.json');
  await editorReady(page, 'params.json');
  await terminal.focus();
  await terminal.run("sed -i 's/0\\.[0-9]*/0.123/' params.json");
  await expect.poll(() => readEditor(page)).toContain('0.123');
});
