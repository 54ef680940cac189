import { afterAll, expect, it } from 'vitest';
import { createNodeRunner } from '../../runtime/node/node-runner';
import { docker } from '../delivery/cli/docker';
import { kubectl } from '../shell/registry-cluster';
import { openTestShell } from '../shell/testing/open-test-shell';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

const server = (fails: string) => `export default {
  async fetch(request) {
    const row = (await request.text()).split('\\n')[1];
    return ${fails} ? new Response('no', { status: 500 }) : Response.json([{ row }]);
  },
};
`;

const rollout = (image: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  strategy:
    canary:
      steps:
        - setWeight: 50
        - analysis:
            templates: [{ templateName: errors }]
            args: [{ name: hash, valueFrom: { podTemplateHashValue: Latest } }]
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: '${image}', ports: [{ containerPort: 8080 }] }] }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors }
spec:
  args: [{ name: hash }]
  metrics:
    - name: errors
      interval: 30s
      count: 3
      successCondition: result[0] < 0.05
      provider:
        prometheus:
          address: http://prometheus:9090
          query: sum(rate(http_requests_total{pod_template_hash="{{args.hash}}",code=~"5.."}[5m])) / sum(rate(http_requests_total{pod_template_hash="{{args.hash}}"}[5m])) or vector(0)
`;

const PLAN = `service: server.js
rows: { file: rows.csv, path: / }
`;

/** A shell with a first version that is live, and a second one whose answers fail where it says so. */
async function released(fails: string, plan: Record<string, string>) {
  const { output, fs } = openTestShell(
    {
      Dockerfile: 'FROM node:20-slim\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
      'server.js': server('false'),
      'rows.csv': 'id\n1\n2\n3\n4\n',
      'web.yaml': rollout('registry.lab/web:1'),
      ...plan,
    },
    { programs: { docker, kubectl }, runner },
  );
  await output(
    'docker build -qt registry.lab/web:1 . && docker push -q registry.lab/web:1',
    'kubectl apply -f web.yaml',
    'kubectl argo rollouts status web --timeout 5m',
  );
  fs.write('/workspace/server.js', server(fails));
  fs.write('/workspace/web.yaml', rollout('registry.lab/web:2'));
  await output(
    'docker build -qt registry.lab/web:2 . && docker push -q registry.lab/web:2',
    'kubectl apply -f web.yaml',
  );
  await output('kubectl argo rollouts status web --timeout 10m');
  return output('kubectl argo rollouts get rollout web');
}

it('an analysis in the terminal measures what the images at work really answer', {
  timeout: 120_000,
}, async () => {
  const bad = await released("row === '2'", { 'traffic/traffic.yaml': PLAN });
  expect(bad).toMatch(/Status: +✖ Degraded/);
  expect(bad).toContain('assessed Failed due to failed (1) > failureLimit (0)');
  const good = await released('false', { 'traffic/traffic.yaml': PLAN });
  expect(good).toMatch(/Status: +✔ Healthy/);
  expect(good).toContain('registry.lab/web:2 (stable)');
});

it('where nothing says what is sent, nobody measures', { timeout: 60_000 }, async () => {
  const output = await released('false', {});
  expect(output).toContain('lookup prometheus: no such host');
});
