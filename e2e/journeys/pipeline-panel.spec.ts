// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml.
import { axeInAllLooks, DOCK } from '../support/looks';
import { editorReady, pasteIntoEditor, readEditor } from '../support/monaco';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

/** The stages behind the first: one that reads a parameter, and one for each of two items. */
const MORE_STAGES = [
  "printf 'rate: 2\\n' > params.yaml",
  'dvc stage add -q -n score -d sorted.txt -p rate -M score.json \'grep rate params.yaml > r.txt && echo "{\\"lines\\": $(wc -l < sorted.txt)}" > score.json\'',
  'printf \'  each:\\n    foreach: [a, b]\\n    do:\\n      cmd: grep -c ${item} sorted.txt > ${item}.txt\\n      deps: [sorted.txt]\\n      outs: ["${item}.txt"]\\n\' >> dvc.yaml',
];

test('a pipeline from its first stage to a parameter whose change re-runs what it must', async ({
  page,
}, info) => {
  await beginProject(page);
  const terminal = new TerminalPage(page);
  const openPanel = async () => {
    await page.getByRole('tab', { name: 'Pipeline', exact: true }).click();
    return page.getByRole('tabpanel', { name: 'Pipeline', exact: true });
  };
  const panel = await openPanel();
  await expect(panel.getByText('No pipeline yet')).toBeVisible({ timeout: 120_000 });
  await page.screenshot({ path: info.outputPath('empty.png') });
  await terminal.open();
  await terminal.run("printf 'b\\na\\nb\\n' > raw.txt");

  await openPanel();
  await panel.getByLabel('Name').fill('prepare');
  await panel.getByLabel('Command').fill('sort raw.txt > sorted.txt');
  await panel.getByLabel(/^Reads/).fill('raw.txt');
  await panel.getByLabel(/^Makes/).fill('sorted.txt');
  await panel.getByRole('button', { name: 'Add the stage' }).click();
  const box = (name: string) => panel.getByRole('button', { name: new RegExp(`^Stages? ${name} ?:`) });
  await expect(box('prepare')).toContainText('Will run', { timeout: 60_000 });

  await terminal.open();
  for (const line of MORE_STAGES) await terminal.run(line);
  await openPanel();
  await expect(box('each')).toContainText('2 stages');
  await panel.getByRole('button', { name: 'dvc repro', exact: true }).click();
  await expect(panel.getByText('Data and pipelines are up to date.')).toBeVisible({ timeout: 60_000 });
  await expect(box('score')).toContainText('Ran');
  await page.screenshot({ path: info.outputPath('ran.png') });

  await box('score').click();
  const details = panel.getByRole('region', { name: 'Stage score' });
  await details.getByLabel('rate').fill('3');
  await details.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(box('score')).toContainText('Will run · rate: 2 → 3');
  await expect(box('prepare')).not.toContainText('Will run');
  await expect(panel.getByText('1 will run, 3 up to date.')).toBeVisible();
  await page.screenshot({ path: info.outputPath('stale.png') });
  await panel.getByRole('button', { name: 'dvc repro', exact: true }).click();
  await expect(panel.getByText('Data and pipelines are up to date.')).toBeVisible({ timeout: 60_000 });
  await details.getByLabel('rate').fill('2');
  await details.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(box('score')).toContainText('From the run cache');
  await expect(details.getByRole('list', { name: 'Why' })).toContainText('rate: 3 → 2');

  // By keyboard alone: up to what it reads, and its group opened.
  await box('score').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('region', { name: 'Stage prepare' })).toBeVisible();
  await panel.getByRole('button', { name: 'each (2)' }).press('Enter');
  await expect(box('each@b')).toBeVisible();
  await panel.getByRole('button', { name: 'Show files' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Parameters params.yaml' })).toBeVisible();
  await page.screenshot({ path: info.outputPath('files.png') });

  await panel.getByRole('tab', { name: 'Results' }).click();
  await expect(panel.getByRole('region', { name: 'Metrics', exact: true })).toContainText('lines');
  await page.screenshot({ path: info.outputPath('results.png') });
  await panel.getByRole('tab', { name: 'Run' }).click();
  await expect(panel.getByRole('list', { name: 'Stages of the run' })).toContainText('score');
  await page.screenshot({ path: info.outputPath('run.png') });

  // The same file in the editor: what is wrong at its line, and what could stand there.
  await page.getByRole('treeitem', { name: /dvc\.yaml/ }).click();
  await editorReady(page, 'dvc.yaml');
  const sound = await readEditor(page);
  await pasteIntoEditor(page, sound.replace('deps:\n', 'depss:\n'));
  await page.getByRole('button', { name: /Problems: 1 error/ }).click();
  await expect(page.getByRole('dialog', { name: 'Problems' })).toContainText("'depss' is not a key");
  await page.keyboard.press('Escape');
  await panel.getByRole('tab', { name: 'Stages' }).click();
  await expect(panel.getByText('The pipeline is not sound')).toBeVisible();
  await pasteIntoEditor(page, `${sound}  last:\n    `);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Control+Space');
  await expect(page.getByRole('option', { name: /^always_changed/ })).toBeVisible();
  await page.screenshot({ path: info.outputPath('completion.png') });
  await page.keyboard.press('Escape');
  await pasteIntoEditor(page, sound);
  await expect(box('prepare')).toBeVisible();

  for (const tab of ['Stages', 'Results', 'Run']) {
    await panel.getByRole('tab', { name: tab }).click();
    await axeInAllLooks(page, tab, DOCK);
  }
});
