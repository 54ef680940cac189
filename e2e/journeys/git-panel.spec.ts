import type { Page } from 'playwright/test';
import { tabTo } from '../support/keyboard';
import { openFile } from '../support/lesson';
import { axeInAllLooks, DOCK } from '../support/looks';
import { editorReady, pasteIntoEditor, readEditor } from '../support/monaco';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 240_000 });

/** A new project of the Studio with its git panel open. */
async function beginProject(page: Page): Promise<void> {
  await page.goto('/studio');
  await page.getByRole('button', { name: /^Empty/ }).click();
  await page.getByRole('tab', { name: 'Git', exact: true }).waitFor();
}

const openGit = (page: Page) => page.getByRole('tab', { name: 'Git', exact: true }).click();
const view = (page: Page, name: RegExp) =>
  page.getByRole('tablist', { name: 'Views of the repository' }).getByRole('tab', { name }).click();
const answer = (page: Page) => page.getByRole('region', { name: 'Last command' });
const history = (page: Page) => page.getByRole('listbox', { name: /^History/ });

/** Runs lines in the terminal, then goes back to the panel. */
async function inTerminal(page: Page, lines: readonly string[]): Promise<void> {
  const terminal = new TerminalPage(page);
  await terminal.open();
  for (const line of lines) await terminal.run(line, 60_000);
  await openGit(page);
  await page.getByRole('tablist', { name: 'Views of the repository' }).waitFor({ timeout: 90_000 });
}

/** A repository with two branches that say other things in one line. */
const DIVERGED = [
  'git init -q -b main && git config --global user.name Ada && git config --global user.email ada@example.com',
  'printf "one\\ntwo\\nthree\\n" > notes.txt && git add . && git commit -qm "Begin the project"',
  'git switch -qc topic && printf "one\\ntwo of topic\\nthree\\n" > notes.txt && git commit -qam "Topic says two"',
  'git switch -q main && printf "one\\ntwo of main\\nthree\\n" > notes.txt && git commit -qam "Main says two"',
];

test('a repository is begun, files are staged by file and by hunk, committed and amended; each act is a command', async ({
  page,
}) => {
  await beginProject(page);
  await openGit(page);
  await page.getByRole('button', { name: 'Make a repository' }).click();
  await expect(page.getByText('No commits yet')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Choose what to commit' }).click();

  await page.getByRole('button', { name: 'Stage all' }).click();
  await expect(answer(page)).toContainText('$ git add --all');
  const message = page.getByRole('textbox', { name: 'Message of the commit' });
  await message.fill('Begin the project');
  await page.getByRole('button', { name: /^Commit \d+ files/ }).click();
  await expect(answer(page)).toContainText('Please tell me who you are');
  await answer(page).getByRole('button', { name: 'Say who commits' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
  await page.getByRole('textbox', { name: 'Address' }).fill('ada@example.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await message.focus();
  await page.keyboard.press('Control+Enter');
  await expect(answer(page)).toContainText('[main (root-commit)');
  await expect(message).toHaveValue('');

  const lines = Array.from({ length: 30 }, (_, i) => `line ${i + 1}`);
  const text = (changed: Readonly<Record<number, string>>) =>
    lines.map((line, i) => `${changed[i + 1] ?? line}\n`).join('');
  await openFile(page, 'README.md');
  await pasteIntoEditor(page, text({}));
  await page.getByRole('button', { name: 'Stage README.md' }).click();
  await message.fill('Write a readme');
  await page.getByRole('button', { name: 'Commit 1 file' }).click();
  await expect(answer(page)).toContainText('Write a readme');
  await pasteIntoEditor(page, text({ 2: 'line two', 28: 'line twenty-eight' }));
  const unstaged = page.getByRole('region', { name: 'Not staged' });
  await unstaged
    .getByRole('button', { name: /README\.md$/ })
    .first()
    .click();
  const diff = page.getByRole('region', { name: 'Differences of README.md' });
  await expect(diff.getByRole('region', { name: 'Hunk 2 of 2' })).toContainText('line twenty-eight');
  await diff.getByRole('region', { name: 'Hunk 1 of 2' }).getByRole('button', { name: 'Stage hunk' }).click();
  await expect(answer(page)).toContainText('$ git apply --cached');
  await expect(page.getByRole('region', { name: 'Staged', exact: true })).toContainText('README.md');
  await expect(diff.getByRole('region', { name: 'Hunk 1 of 1' })).toContainText('line twenty-eight');
  await diff.getByRole('button', { name: 'Discard hunk' }).click();
  await expect.poll(() => readEditor(page)).toBe(text({ 2: 'line two' }));
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => readEditor(page)).toBe(text({ 2: 'line two', 28: 'line twenty-eight' }));

  await page.getByRole('checkbox', { name: 'Amend' }).check();
  await expect(message).toHaveValue('Write a readme');
  await message.fill('Write a better readme');
  await page.getByRole('button', { name: 'Amend the last commit' }).click();
  await expect(answer(page)).toContainText('Write a better readme');
  await view(page, /^History/);
  await expect(history(page).getByRole('option')).toHaveText([/Write a better readme/, /Begin the project/]);
});

test('the graph moves with the terminal and is walked by keyboard; a lost commit comes back by the reflog', async ({
  page,
}) => {
  await beginProject(page);
  await inTerminal(page, [...DIVERGED, 'git merge -q --no-ff -s ours -m "Merge topic" topic', 'git tag v1']);
  const list = history(page);
  await expect(list.getByRole('option').first()).toContainText('Merge topic');
  await expect(list.getByRole('option').first()).toContainText('HEAD, branch main');
  await expect(list.getByRole('option').first()).toContainText('tag v1');

  await tabTo(page, list);
  await page.keyboard.press('End');
  await expect(page.getByRole('article', { name: /^Commit/ })).toContainText('none: the first commit');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  const commit = page.getByRole('article', { name: /^Commit/ });
  await expect(commit).toContainText('Merge topic');
  await page.keyboard.press('ArrowRight');
  await expect(commit.getByRole('heading', { level: 3 })).toHaveText('Main says two');
  await commit.getByRole('button', { name: /notes\.txt/ }).press('Enter');
  const diff = page.getByRole('region', { name: 'Differences of notes.txt' });
  await expect(diff).toContainText('two of main');
  await page.keyboard.press('Enter');
  await expect(diff).toBeHidden();

  await page.getByRole('searchbox', { name: 'Filter the history' }).fill('topic says');
  await expect(list.getByRole('option')).toHaveText([/Topic says two/]);
  await page.getByRole('searchbox', { name: 'Filter the history' }).fill('');
  await expect(list.getByRole('option')).toHaveCount(4);

  await list.getByRole('option', { name: /Begin the project/ }).click();
  await commit.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Reset main to here…' }).click();
  await page.getByText('Hard: HEAD, index and files').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect(answer(page)).toContainText('HEAD is now at');
  await inTerminal(page, ['git tag -d v1 && git branch -D topic']);
  await expect(list.getByRole('option')).toHaveText([/Begin the project/]);

  await view(page, /^Reflog/);
  const reflog = page.getByRole('listbox', { name: /^Reflog of HEAD/ });
  await expect(reflog.getByRole('option').nth(1)).toContainText('lost');
  await tabTo(page, reflog);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Bring back as a branch…' }).press('Enter');
  await page.keyboard.type('rescued');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toContainText('$ git switch -c rescued');
  await view(page, /^History/);
  await expect(list.getByRole('option').first()).toContainText('Merge topic');
});

test('a conflict is resolved in the editor, by its buttons and by quick fix; a stash goes and comes back', async ({
  page,
}) => {
  await beginProject(page);
  await inTerminal(page, DIVERGED);
  await view(page, /^Branches/);
  await page.getByRole('button', { name: 'Merge topic into main' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  const state = page.getByRole('region', { name: 'Under way' });
  await expect(state).toContainText('Merging topic into main');
  await expect(answer(page)).toContainText('CONFLICT (content): Merge conflict in notes.txt');
  await state.getByRole('button', { name: 'Show the conflicts' }).click();
  const conflicts = page.getByRole('region', { name: 'In conflict' });
  await expect(conflicts).toContainText('both modified, 1 block left');
  await expect(conflicts.getByRole('button', { name: 'Mark as resolved' })).toBeDisabled();
  await conflicts.getByRole('button', { name: 'Open in the editor' }).click();
  await editorReady(page, 'notes.txt');

  const choices = page.getByRole('group', { name: 'Conflict 1 of 1' });
  await choices.getByRole('button', { name: 'Accept both' }).click();
  expect(await readEditor(page)).toBe('one\ntwo of main\ntwo of topic\nthree\n');
  await expect(choices).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(choices).toBeVisible();
  await page.keyboard.press('Control+.');
  await page.getByText('Accept incoming (topic)').last().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => readEditor(page)).toBe('one\ntwo of topic\nthree\n');
  await expect(conflicts).toContainText('no block left');
  await conflicts.getByRole('button', { name: 'Mark as resolved' }).click();
  await expect(conflicts).toBeHidden();
  await state.getByRole('button', { name: 'Commit the merge' }).click();
  await expect(state).toBeHidden();

  await openFile(page, 'notes.txt');
  await pasteIntoEditor(page, 'not ready\n');
  await page.getByRole('button', { name: 'Stash…' }).click();
  await page.getByRole('textbox', { name: 'Message (optional)' }).fill('Try it');
  await page.keyboard.press('Enter');
  await expect.poll(() => readEditor(page)).toBe('one\ntwo of topic\nthree\n');
  await view(page, /^Stashes/);
  await expect(page.getByRole('heading', { name: 'On main: Try it' })).toBeVisible();
  await page.getByRole('button', { name: /^Pop stash@\{0\}/ }).click();
  await expect.poll(() => readEditor(page)).toBe('not ready\n');
  await expect(page.getByText('Nothing is put aside')).toBeVisible();
});

test('axe finds nothing in any view, wide and narrow, light and dark', async ({ page }) => {
  await beginProject(page);
  await inTerminal(page, [...DIVERGED, 'echo more >> notes.txt && git stash -q', 'git merge topic']);
  for (const name of [/^History/, /^Changes/, /^Branches/, /^Stashes/, /^Reflog/]) {
    await view(page, name);
    await expect(page.getByText(/^(Reading|Comparing)/)).toHaveCount(0);
    await axeInAllLooks(page, String(name), DOCK);
  }
});

test('work goes to GitHub and comes back, and a branch is put upon what came', async ({ page }) => {
  await beginProject(page);
  await inTerminal(page, [
    ...DIVERGED.slice(0, 1),
    'echo one > notes.txt && git add . && git commit -qm "Begin the project"',
    'gh repo create notes --private --source=.',
  ]);
  const does = async (name: string | RegExp, says: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    await expect(answer(page)).toContainText(says, { timeout: 60_000 });
  };
  await does(/^Push, and follow origin\/main/, 'set up to track');
  await inTerminal(page, [
    'git clone -q "$(git remote get-url origin)" /tmp/other && echo two > /tmp/other/more.txt',
    'git -C /tmp/other add . && git -C /tmp/other commit -qm "Say two" && git -C /tmp/other push -q',
    'echo three > third.txt && git add . && git commit -qm "Say three"',
  ]);
  await does('Push', 'rejected');
  await does('Fetch from origin', 'done');
  await expect(page.getByText('1 ahead of and 1 behind origin/main')).toBeAttached();
  await view(page, /^Branches/);
  await page.getByRole('button', { name: 'Rebase onto origin/main' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rebase' }).click();
  await expect(page.getByText('1 ahead of and 0 behind origin/main')).toBeAttached({ timeout: 60_000 });
  await does('Push', 'done');
  await inTerminal(page, [
    'git -C /tmp/other pull -q && echo four > /tmp/other/four.txt',
    'git -C /tmp/other add . && git -C /tmp/other commit -qm "Say four" && git -C /tmp/other push -q',
  ]);
  await does('Pull', 'Updating');
  await expect(page.getByRole('treeitem', { name: /four\.txt/ })).toBeVisible();
});
