import { axeInAllLooks, DOCK } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const SERVER =
  'printf \'console.log("listening");\\nexport default { fetch: () => new Response("hello") };\\n\' > server.js';
const DOCKERFILE =
  'printf \'FROM node\\nWORKDIR /app\\nCOPY server.js .\\nRUN echo built > built.txt\\nUSER node\\nEXPOSE 3000\\nCMD ["node", "server.js"]\\n\' > Dockerfile';

test('an image from its Dockerfile to a container that answers: lint, layers, cache, run, stop', async ({
  page,
}, info) => {
  await beginProject(page);
  const terminal = new TerminalPage(page);
  const openPanel = async () => {
    await page.getByRole('tab', { name: 'Images' }).click();
    return page.getByRole('tabpanel', { name: 'Images' });
  };
  const panel = await openPanel();
  await expect(panel.getByText('No Dockerfile yet')).toBeVisible({ timeout: 120_000 });

  await terminal.open();
  await terminal.run(SERVER);
  await terminal.run(DOCKERFILE);
  await openPanel();
  await expect(panel.getByText('Always tag the version of an image explicitly')).toBeVisible();
  await expect(panel.getByText('Not built yet.')).toBeVisible();

  await panel.getByRole('button', { name: /^Build (?!without)/ }).click();
  const layers = panel.getByRole('region', { name: 'Layers of the last build' });
  await expect(layers).toContainText('0 from the cache, 4 built', { timeout: 60_000 });
  await expect(layers).toContainText('A first build: nothing of it was in the cache.');
  await page.screenshot({ path: info.outputPath('built.png') });

  await terminal.open();
  await terminal.run("sed -i 's/hello/good day/' server.js");
  await openPanel();
  await panel.getByRole('button', { name: /^Build (?!without)/ }).click();
  await expect(layers).toContainText('2 from the cache, 2 built', { timeout: 60_000 });
  await expect(layers).toContainText('server.js changed');
  await axeInAllLooks(page, 'a build in the Images panel', DOCK);

  await panel.getByRole('tab', { name: 'Image', exact: true }).click();
  await expect(panel.getByRole('region', { name: 'Files of the image' })).toContainText('built.txt');
  await page.screenshot({ path: info.outputPath('image.png') });
  await panel.getByRole('tab', { name: /^Builds/ }).click();
  await expect(panel.getByRole('row')).toHaveCount(3);
  await page.screenshot({ path: info.outputPath('builds.png') });

  await panel.getByRole('tab', { name: /^Containers/ }).click();
  await panel.getByRole('button', { name: 'Run on port 8080' }).click();
  await expect(panel.getByText('running', { exact: true })).toBeVisible({ timeout: 60_000 });
  await axeInAllLooks(page, 'containers in the Images panel', DOCK);
  await page.screenshot({ path: info.outputPath('containers.png') });
  await terminal.open();
  await terminal.run('curl -s localhost:8080');
  await expect.poll(async () => (await terminal.rows()).join('\n')).toContain('good day');
  await openPanel();
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByText('ended with 137')).toBeVisible();
});
