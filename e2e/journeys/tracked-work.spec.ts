import { axeInAllLooks, DOCK } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

/** Three runs with curves and a model each, the last of them registered: no training, so that it takes no time. */
const LOG = `import { registerModel, setAlias, setExperiment, withRun } from "./lib/mlflow.ts";
await setExperiment("house-price");
const layers = [{ weights: [[2]], bias: [1], activation: "linear" as const }];
for (const [at, rate] of [0.1, 0.01, 0.001].entries())
  await withRun({ runName: "rate-" + rate }, async (run) => {
    await run.logParams({ rate, layers: "32-16" });
    for (let step = 0; step < 4; step++) await run.logMetrics({ error: 900 - 100 * at - 10 * step }, step);
    await run.logModel({ inputs: [{ name: "area" }], outputs: [{ name: "price" }], layers });
    if (at === 2) await setAlias("price", "champion", (await registerModel("runs:/" + run.runId + "/model", "price")).version);
  });
`;

test('versions, runs, models and the timeline of one project, each with a way to the others', async ({
  page,
}) => {
  await beginProject(page, 'House price');
  const dock = page.getByTestId('dock');
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });

  await test.step('a repository, a table in two versions, three runs', async () => {
    const terminal = new TerminalPage(page);
    await terminal.open();
    await terminal.run(
      'git config --global user.name Ada; git config --global user.email a@b.c; git init -q -b main; dvc init',
    );
    await terminal.run(
      "printf 'id,price\\n1,100\\n2,200\\n' > sales.csv; dvc add sales.csv; git add .; git commit -qm 'Add sales'",
    );
    await terminal.run(
      "printf 'id,price\\n1,100\\n2,250\\n3,300\\n' > sales.csv; dvc add sales.csv; git commit -qam 'Add more sales'",
    );
    await terminal.run(`printf '%s' '${LOG.replaceAll('\n', ' ')}' > log.ts; npx tsx log.ts`, 60_000);
    await terminal.run(`echo '{"id":"p1","model":"price","version":1,"prediction":42}' > predictions.jsonl`);
  });

  await test.step('versions: what changed, from which commit, and back', async () => {
    await tab('Versions').click();
    await dock.getByRole('button', { name: /^sales.csv/ }).click();
    const versions = dock.getByRole('region', { name: 'Versions of sales.csv' });
    await expect(versions.getByRole('listitem').first()).toContainText('1 row added, 1 changed');
    await versions.getByRole('button', { name: 'Compare the two' }).first().press('Enter');
    await expect(dock.getByRole('heading', { name: /^sales.csv:/ })).toBeFocused();
    await expect(dock).toContainText('2 rows → 3 rows: 1 added, 0 removed, 1 changed, 1 the same.');
    await expect(dock.getByRole('row', { name: /^price/ })).toContainText('150 → 216.7');
    await axeInAllLooks(page, 'a comparison of two versions', DOCK);
    await dock.getByRole('button', { name: 'All versions' }).press('Enter');
    await expect(versions.getByRole('button', { name: 'Compare the two' }).first()).toBeFocused();
    await versions.getByRole('button', { name: /^Bring back/ }).click();
    await expect(versions.getByText('in the workspace')).toBeVisible();
    await expect(versions.getByRole('listitem').first()).toContainText('Add sales');
    await page.getByRole('button', { name: /^Undo: \$ git checkout/ }).click();
    await expect(versions.getByRole('listitem').first()).toContainText('Add more sales');
  });

  await test.step('experiments: filter, sort, compare, look at one run', async () => {
    await tab('Experiments').click();
    const runs = dock.getByRole('region', { name: 'Runs' });
    const names = runs.getByRole('rowheader');
    await expect(names).toHaveText(['rate-0.001', 'rate-0.01', 'rate-0.1']);
    await runs.getByRole('button', { name: 'param rate' }).click();
    await runs.getByRole('button', { name: 'metric error' }).click();
    await expect(runs.getByRole('columnheader', { name: 'metric error' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await runs.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(names).toHaveText(['rate-0.001', 'rate-0.01', 'rate-0.1']);

    const filter = dock.getByRole('textbox', { name: /^Filter of the runs/ });
    await filter.fill('metrics.error <');
    await filter.press('Enter');
    await expect(dock.getByRole('alert')).toContainText(
      "Invalid clause(s) in filter string: 'metrics.error', '<'",
    );
    await filter.fill('metrics.error < 800');
    await filter.press('Enter');
    await expect(names).toHaveText(['rate-0.001', 'rate-0.01']);
    await axeInAllLooks(page, 'the table of runs', DOCK);

    await runs.getByRole('checkbox', { name: 'Choose all runs' }).press('Space');
    await dock.getByRole('button', { name: 'Compare 2' }).press('Enter');
    await expect(dock.getByRole('heading', { name: '2 runs compared' })).toBeFocused();
    for (const [view, title] of [
      ['Parallel', 'Params and metrics of the runs'],
      ['Curves', 'error in each run'],
      ['Scatter', 'metrics.error by params.rate'],
    ] as const) {
      await dock.getByRole('radio', { name: view }).press('Space');
      await expect(dock.getByRole('figure', { name: title })).toBeVisible();
    }
    await axeInAllLooks(page, 'runs compared', DOCK);
    await dock.getByRole('button', { name: 'All runs' }).click();
    await runs.getByRole('button', { name: 'rate-0.01', exact: true }).press('Enter');
    await expect(dock.getByRole('heading', { name: 'rate-0.01' })).toBeFocused();
    await dock.getByRole('button', { name: 'Register model' }).click();
    await expect(page.getByRole('dialog')).toContainText('It becomes version 2 of price.');
    await page.getByRole('dialog').getByRole('button', { name: 'Register', exact: true }).click();
    await expect(dock.getByRole('region', { name: 'Models' })).toContainText('price 2');
    await axeInAllLooks(page, 'one run', DOCK);
  });

  await test.step('models: aliases, and the trail in both directions', async () => {
    await dock.getByRole('button', { name: 'price 2' }).press('Enter');
    await expect(dock.getByRole('heading', { name: 'The trail of price 2' })).toBeFocused();
    await expect(dock.getByRole('region', { name: 'Commits' })).toContainText('Add more sales');
    await dock.getByRole('region', { name: 'Data', exact: true }).getByRole('button').press('Enter');
    await dock
      .getByRole('region', { name: 'Model versions' })
      .getByRole('button', { name: /^price 1/ })
      .press('Enter');
    await dock
      .getByRole('region', { name: 'Predictions' })
      .getByRole('button', { name: /^p1/ })
      .press('Enter');
    await expect(dock.getByRole('region', { name: 'Model versions' }).getByRole('button')).toHaveText([
      /^price 1/,
    ]);
    await axeInAllLooks(page, 'a trail', DOCK);
    await dock.getByRole('region', { name: 'Runs', exact: true }).getByRole('button').press('Enter');
    await dock.getByRole('button', { name: 'Open the run' }).press('Enter');
    await expect(dock.getByRole('heading', { name: 'rate-0.001' })).toBeVisible();

    await tab('Models').click();
    await dock.getByRole('button', { name: 'All models' }).click();
    await dock.getByRole('button', { name: 'Aliases of price 2' }).press('Enter');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Alias' }).fill('champion');
    await expect(page.getByRole('dialog')).toContainText('Version 1 has it now');
    await page.keyboard.press('Enter');
    await expect(dock.getByRole('listitem').first()).toContainText('@champion');
    await axeInAllLooks(page, 'the registry', DOCK);
  });

  await test.step('the timeline: to a commit by keyboard, a file as it was, everything back, and undone', async () => {
    await tab('Timeline').click();
    const moment = page.getByRole('slider', { name: 'Moment' });
    await moment.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(moment).toHaveAttribute('aria-valuetext', /Add sales.*commit/);
    await dock.getByRole('radio', { name: /^All/ }).press('Space');
    await dock.getByRole('button', { name: 'sales.csv', exact: true }).press('Enter');
    await expect(dock.getByRole('region', { name: 'sales.csv, as it was then' })).toContainText('2,200');
    await axeInAllLooks(page, 'the timeline', DOCK);
    await dock.getByRole('button', { name: 'Bring this moment back' }).click();
    await expect(page.getByRole('button', { name: /^Undo: Back to step/ })).toBeVisible();
    await expect(page.locator('[role=treeitem][data-path="log.ts"]')).toBeHidden();
    await page.getByRole('button', { name: /^Undo: Back to step/ }).click();
    await expect(page.locator('[role=treeitem][data-path="log.ts"]')).toBeVisible();
  });
});
