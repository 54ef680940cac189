import { describe, expect, it } from 'vitest';
import { AD_HOC_POLICIES } from '../../world/reference-policies';
import { changesOf } from './gate-changes';
import { measureMonitoring } from './measure-monitoring';
import { measureScale } from './measure-scale';
import { orderKey } from './order-key';
import { rolloutOf } from './rollout';
import { actOf } from './runbook-acts';
import { scheduledEvery, workflowsIn } from './workflows';

const table = `id,monthly_charges,contract,tenure,churn\n${Array.from({ length: 30 }, (_, i) => `${i},${20 + i},${i % 2 ? 'Month-to-month' : 'Two year'},${i},No`).join('\n')}\n`;

describe('changes for a gate', () => {
  const files = {
    'raw/customers.csv': table,
    'src/server.ts': 'export default {};\n',
    'README.md': '# It\n',
  };
  const changes = changesOf(files, 'src/server.ts');

  it('are six bad ones and three good ones, each of which changes something', () => {
    expect(changes.filter(({ isBad }) => isBad)).toHaveLength(6);
    expect(changes.filter(({ isBad }) => !isBad)).toHaveLength(3);
    for (const { files: changed } of changes)
      for (const [path, text] of Object.entries(changed))
        expect(text).not.toBe(files[path as keyof typeof files]);
  });

  it('do what they say', () => {
    const of = (id: string) => String(Object.values(changes.find((one) => one.id === id)!.files)[0]);
    expect(of('schema').split('\n')[0]).toBe('id,monthly,contract,tenure,churn');
    expect(of('units').split('\n')[1]).toBe('0,2000,Two year,0,No');
    expect(of('slice').match(/Yes/g)).toHaveLength(15);
    expect(of('refresh').trim().split('\n')).toHaveLength(61);
    expect(Object.keys(changes.find(({ id }) => id === 'secret')!.files)).toEqual(['src/keys.ts']);
  });
});

describe('a runbook', () => {
  it.each([
    ['oncall act fail-over', 'fail-over'],
    ['oncall act switch-off-feature tenure', 'switch-off-feature'],
    ['kubectl rollout undo deployment/churn', 'rollback-code'],
    ['kubectl scale deployment/churn --replicas=6', 'scale-out'],
    ['npm run retrain', 'retrain'],
    ['oncall act pray', null],
    ['rm -rf /', null],
  ])('knows what %s does', (command, act) => {
    expect(actOf(command)).toBe(act);
  });
});

describe('manifests', () => {
  const rollout = (steps: string, more = '') => ({
    'k8s/a.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: churn }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: churn } }\n  strategy:\n    canary:\n      steps:\n${steps}\n  template:\n    metadata: { labels: { app: churn } }\n    spec:\n      containers:\n        - name: churn\n          image: registry.lab/churn:1.0.0\n${more}`,
  });

  it('say who meets a release first, for how long, and whether something judges it', () => {
    const judged = rolloutOf(
      rollout(
        '        - setWeight: 10\n        - pause: { duration: 30m }\n        - analysis: { templates: [{ templateName: errors }] }\n        - pause: { duration: 90m }',
      ),
    );
    expect(judged).toMatchObject({ canaryShare: 0.1, canaryHours: 2, failsAbove: 0.02 });
    expect(rolloutOf(rollout('        - setWeight: 50'))).toMatchObject({ canaryShare: 0.5, failsAbove: 1 });
    expect(rolloutOf({})).toMatchObject({ canaryShare: 1, failsAbove: 1 });
  });

  it('say how many there are; an autoscaler without a request of CPU does nothing', () => {
    const hpa =
      '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: churn }\nspec:\n  scaleTargetRef: { apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: churn }\n  minReplicas: 3\n  maxReplicas: 8\n  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]\n';
    const { scale } = AD_HOC_POLICIES;
    const steps = '        - setWeight: 10';
    const blind = measureScale({ files: rollout(steps, hpa) }, scale, scale);
    expect(blind.facts).toMatchObject({ replicas: 3, autoscaler: false, zones: 1 });
    const sees = measureScale(
      { files: rollout(steps, `          resources: { requests: { cpu: 500m } }\n${hpa}`) },
      scale,
      scale,
    );
    expect(sees.facts).toMatchObject({ replicas: 3, autoscaler: true });
    expect(sees.policy).toMatchObject({ maxReplicas: 8, cpuRequestMilli: 500 });
    expect(measureScale({ files: {} }, scale, scale).policy).toBeNull();
  });
});

describe('monitors', () => {
  const { monitoring } = AD_HOC_POLICIES;
  const rules =
    'groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: probe_success == 0\n        labels: { severity: page }\n';
  const told =
    'route: { receiver: pager }\nreceivers: [{ name: pager, webhook_configs: [{ url: "http://pager.example.org" }] }]\n';
  const runbook = '## Down\n\n```sh\noncall act fail-over\n```\n';
  const measure = (files: Record<string, string>) =>
    measureMonitoring(
      {
        files: Object.fromEntries(Object.entries(files).map(([name, text]) => [`monitoring/${name}`, text])),
      },
      monitoring,
      monitoring,
    );

  it('count when they alert and somebody hears', () => {
    const { policy, facts } = measure({
      'rules.yml': rules,
      'alertmanager.yml': told,
      'runbook.md': runbook,
    });
    expect(facts).toMatchObject({ alerts: 1, pages: 1, unheard: 0, withoutSection: 0 });
    expect(policy?.runbook).toEqual({ Down: ['fail-over'] });
  });

  it('are nobody’s when nobody is told', () => {
    const { policy, facts } = measure({
      'rules.yml': rules,
      'alertmanager.yml': 'route: { receiver: a }\nreceivers: [{ name: a }]\n',
    });
    expect(policy).toBeNull();
    expect(facts).toMatchObject({ unheard: 1, unheardAlert: 'Down' });
  });

  it('say what cannot be read, and which command nobody knows', () => {
    const { facts } = measure({
      'rules.yml': rules,
      'alertmanager.yml': told,
      'drift.yaml': 'columns: []\n',
      'runbook.md': '## Down\n\n```sh\nfix it\n```\n',
    });
    expect(facts.monitoringProblem).toMatch(/drift\.yaml/);
    expect(facts).toMatchObject({ unknownCommand: 'fix it', withoutSectionAlert: 'Down' });
  });
});

describe('workflows', () => {
  const workflow = (cron: string) => ({
    '.github/workflows/a.yml': `on:\n  schedule:\n    - cron: '${cron}'\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: dvc repro\n`,
  });

  it.each([
    ['0 4 * * 1', 168],
    ['0 4 * * *', 24],
    ['0 */6 * * *', 6],
  ])('train by %s every %d hours', async (cron, hours) => {
    expect(scheduledEvery(await workflowsIn(workflow(cron)))).toBe(hours);
  });

  it('that do not train have no rhythm', async () => {
    const [path, text] = Object.entries(workflow('0 4 * * 1'))[0]!;
    expect(scheduledEvery(await workflowsIn({ [path]: text.replace('dvc repro', 'npm test') }))).toBeNull();
  });
});

describe('trainings', () => {
  const order = {
    asOf: 0,
    rows: Int32Array.of(1, 2),
    targets: Float64Array.of(0, 1),
    recipe: 0,
    without: [],
    seed: 'a',
  };

  it('are told apart by rows, by what they are told to be, and by columns left out', () => {
    const key = orderKey(order);
    expect(orderKey({ ...order, asOf: 5, seed: 'b' })).toBe(key);
    expect(orderKey({ ...order, rows: Int32Array.of(1, 3) })).not.toBe(key);
    expect(orderKey({ ...order, targets: Float64Array.of(1, 1) })).not.toBe(key);
    expect(orderKey({ ...order, without: ['tenure'] })).not.toBe(key);
  });
});
