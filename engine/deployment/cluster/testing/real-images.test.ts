import { afterAll, expect, it } from 'vitest';
import { createNodeRunner } from '../../../../runtime/node/node-runner';
import { docker } from '../../../delivery/cli/docker';
import { kubectl } from '../../../shell/registry-cluster';
import { openTestShell } from '../../../shell/testing/open-test-shell';
import { deploymentText } from './test-cluster';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const FILES = {
  Dockerfile:
    'FROM node:20-slim\nWORKDIR /app\nCOPY server.js .\nUSER node\nEXPOSE 8080\nCMD ["node", "server.js"]\n',
  'server.js': `console.log('model', process.env.MODEL);
if (!process.env.MODEL) throw new Error('MODEL is not set');
export default { fetch: (request) => new URL(request.url).pathname === '/healthz' ? new Response('ok') : new Response('no', { status: 404 }) };
`,
  'web.yaml': deploymentText({
    image: 'registry.lab/web:1',
    replicas: 2,
    container:
      'env: [{ name: MODEL, value: v1 }]\nreadinessProbe: { httpGet: { path: /healthz, port: 8080 }, periodSeconds: 1 }',
  }),
};

it('an image that was built and pushed runs, and is ready when its own code says so', {
  timeout: 60_000,
}, async () => {
  const shell = openTestShell(FILES, { programs: { docker, kubectl }, runner });
  const { output } = shell;
  await output('docker build -t registry.lab/web:1 .', 'kubectl apply -f web.yaml');
  // It is built, and nobody has pushed it: the cluster cannot have it.
  expect(await output('kubectl get pods')).toContain('ImagePullBackOff');
  expect(await output('kubectl describe pods')).toContain(
    'it was built here, and not pushed: docker push registry.lab/web:1',
  );
  expect(
    await output('docker push registry.lab/web:1', 'kubectl rollout status deploy/web --timeout=5m'),
  ).toContain('successfully rolled out');
  expect(await output('kubectl logs deploy/web')).toContain('model v1');
  // A variable that the code needs goes: the container ends with its own error.
  await output(
    'kubectl patch deploy web -p \'{"spec":{"template":{"spec":{"containers":[{"name":"web","env":null}]}}}}\'',
  );
  expect(await output('kubectl rollout status deploy/web --timeout=1m')).toContain('timed out');
  expect(await output('kubectl get pods')).toContain('CrashLoopBackOff');
  expect(await output('kubectl get pods --no-headers')).toMatch(/1\/1 +Running/);
  // A path that the service does not have is answered with 404, and a probe of it fails.
  await output('kubectl rollout undo deploy/web');
  shell.fs.write('/workspace/web.yaml', FILES['web.yaml'].replace('/healthz', '/ready'));
  await output('kubectl apply -f web.yaml');
  expect(await output('kubectl rollout status deploy/web --timeout=1m')).toContain('timed out');
  expect(await output('kubectl get events')).toContain(
    'Readiness probe failed: HTTP probe failed with statuscode: 404',
  );
});
