import { axeInAllLooks } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { axeViolations, expect, test } from '../support/test';

test.describe.configure({ timeout: 180_000 });

test('a project goes out as a zip with its history, and comes in again: here and as a new project', async ({
  page,
}, info) => {
  await beginProject(page);
  const menu = page.getByRole('button', { name: 'Export or import the project' });
  const zip = info.outputPath('project.zip');
  const terminal = new TerminalPage(page);

  await test.step('out: asked whether the cache of DVC goes along', async () => {
    await terminal.open();
    await terminal.run(
      'git config --global user.name Ada; git config --global user.email a@b.c; git init -q -b main; dvc init',
    );
    await terminal.run(
      "printf 'a,b\\n1,2\\n' > t.csv; dvc add t.csv; git add .; git commit -qm 'Add a table'",
    );
    await menu.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('switch', { name: /cache of DVC/ })).toBeChecked();
    expect(await axeViolations(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await (await download).saveAs(zip);
    await expect(menu).toBeFocused();
  });

  const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent('filechooser');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Import a zip…' }).click();
    await (await chooser).setFiles(file);
  };

  await test.step('a file that is no zip is refused with its reason', async () => {
    await choose({ name: 'photo.zip', mimeType: 'application/zip', buffer: Buffer.from('not a zip at all') });
    const refused = page.getByRole('alertdialog', { name: 'photo.zip was not imported' });
    await expect(refused).toContainText('zip');
    await page.keyboard.press('Escape');
    await expect(refused).toBeHidden();
    await expect(menu).toBeFocused();
  });

  await test.step('in: what it changes is said first, and undo takes it back', async () => {
    await terminal.focus();
    await terminal.run('echo more > later.txt; git add .; git commit -qm Later');
    await choose(zip);
    const dialog = page.getByRole('dialog', { name: /^Import/ });
    await expect(dialog).toContainText('1 commit, on main');
    await expect(dialog).toContainText('0 added, 0 changed, 1 removed');
    await axeInAllLooks(page, 'the import');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    const later = page.locator('[role=treeitem][data-path="later.txt"]');
    await expect(later).toBeHidden();
    await page.getByRole('button', { name: /^Undo: Import/ }).click();
    await expect(later).toBeVisible();
  });

  await test.step('it begins a project of its own', async () => {
    await page.getByRole('link', { name: 'Studio', exact: true }).first().click();
    await page.getByLabel('From a zip').setInputFiles(zip);
    const dialog = page.getByRole('dialog', { name: /^Begin from/ });
    await expect(dialog).toContainText('1 commit; branches: main; tags: none');
    await dialog.getByRole('button', { name: 'Make the project' }).click();
    await terminal.open();
    expect(await terminal.run('git log --format=%s')).toBe('Add a table');
    expect(await terminal.run('git status --short; dvc status')).toBe('Data and pipelines are up to date.');
  });
});
