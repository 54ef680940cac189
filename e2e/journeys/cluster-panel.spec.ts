import { axeInAllLooks, DOCK } from '../support/looks';
import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const SERVER =
  'printf \'console.log("listening");\\nexport default { fetch: (r) => new Response(r.url.endsWith("/healthz") ? "ok" : "hello") };\\n\' > server.js';
const DOCKERFILE =
  'printf \'FROM node:20-slim\\nWORKDIR /app\\nCOPY server.js .\\nUSER node\\nEXPOSE 3000\\nCMD ["node", "server.js"]\\n\' > Dockerfile';
const MANIFEST = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: { name: web }',
  'spec:',
  '  replicas: 3',
  '  selector: { matchLabels: { app: web } }',
  '  template:',
  '    metadata: { labels: { app: web } }',
  '    spec:',
  '      containers:',
  '        - name: web',
  '          image: registry.lab/web:1',
  '          readinessProbe: { httpGet: { path: /healthz, port: 3000 }, periodSeconds: 2 }',
].join('\\n');

test('a service on the cluster: applied, rolled out, a bad version seen and undone', async ({
  page,
}, info) => {
  await beginProject(page);
  const terminal = new TerminalPage(page);
  const openPanel = async () => {
    await page.getByRole('tab', { name: 'Cluster' }).click();
    return page.getByRole('tabpanel', { name: 'Cluster' });
  };
  const panel = await openPanel();
  await expect(panel.getByText('Nothing deployed yet')).toBeVisible({ timeout: 120_000 });

  await terminal.open();
  await terminal.run(SERVER);
  await terminal.run(DOCKERFILE);
  await terminal.run(`mkdir -p k8s && printf '${MANIFEST}\\n' > k8s/web.yaml`);
  await terminal.run('docker build -q -t registry.lab/web:1 . && docker push registry.lab/web:1');
  await openPanel();
  await panel.getByRole('button', { name: 'Apply k8s/web.yaml' }).click();
  await expect(panel.getByText('rolling out', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('rolling.png') });
  // The pods come by themselves, in the time that it takes.
  await expect(panel.getByText('rolled out', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(panel.getByRole('button', { name: /^Pod Running/ })).toHaveCount(3);
  await axeInAllLooks(page, 'a deployment in the Cluster panel', DOCK);

  await panel.getByRole('button', { name: 'New image…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New image for web' });
  await dialog.getByLabel('Image').fill('registry.lab/web:2');
  await dialog.getByRole('button', { name: 'Set image' }).click();
  await expect(panel.getByRole('button', { name: /^Pod ImagePullBackOff/ })).toHaveCount(1, {
    timeout: 60_000,
  });
  await expect(panel.getByRole('button', { name: /^Pod Running/ })).toHaveCount(3);
  await page.screenshot({ path: info.outputPath('bad.png') });
  await panel.getByRole('tab', { name: /^Events/ }).click();
  await expect(panel.getByText('failed to resolve reference').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('events.png') });
  await axeInAllLooks(page, 'events in the Cluster panel', DOCK);
  await panel.getByRole('tab', { name: 'Pods' }).click();
  await panel.getByRole('button', { name: 'Skip ahead' }).click();
  await expect(panel.getByText('exceeded its progress deadline').first()).toBeVisible({ timeout: 60_000 });
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('rolled out', { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: info.outputPath('undone.png') });

  await panel.getByRole('tab', { name: 'Services and nodes' }).click();
  await expect(panel.getByText('node-1')).toBeVisible();
  await page.screenshot({ path: info.outputPath('services.png') });
});
