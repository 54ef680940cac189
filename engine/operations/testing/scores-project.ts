import { FakeRunner } from '../../grading/testing/fake-runner';
import { autoscaler, deployment } from './shop';

/** A project whose service is answered for by `scoresRunner`. */
export const scoresProject = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  'app.ts': 'export default { fetch: () => new Response() };',
  'rows.csv': `id,sold\n${Array.from({ length: 12 }, (_, at) => `${at},2010-${String(at + 1).padStart(2, '0')}`).join('\n')}\n`,
  'k8s/app.yaml': deployment({ cpu: '500m', limit: '500m' }),
  'k8s/scaler.yaml': autoscaler(1, 6),
  'traffic/traffic.yaml': planText(),
  ...more,
});

/** A plan with lines added. */
export const planText = (more = ''): string => `service: app.ts
rows: { file: rows.csv, path: /scores, date: sold }
clients: { timeout: 5s }
objective: { within: 500ms, share: 0.99 }
cloud: { provider: aws, region: us-east-1, machine: t3.medium }
${more}`;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
}

/**
 * A runner that answers as a service of that project would: 40 ms for a request and 5 ms for each row; only /healthz is well.
 * @param isDeaf it answers one row, however many come
 */
export const scoresRunner = (isDeaf = false): FakeRunner =>
  new FakeRunner(({ program }) => {
    if (program.kind !== 'probe') return {};
    const { requests } = program.input as unknown as { requests: readonly Asked[] };
    return {
      value: {
        started: true,
        loadMs: 3000,
        answers: requests.map(({ method, path, body }) => {
          const ids = (body ?? '')
            .split('\n')
            .slice(1)
            .map((line) => Number(line.split(',')[0]));
          const rows = isDeaf ? ids.slice(0, 1) : ids;
          const text = JSON.stringify(rows.map((id) => ({ id })));
          const status = method === 'GET' && path !== '/healthz' ? 404 : 200;
          return { ms: 40 + 5 * ids.length, status, length: text.length, text };
        }),
      },
    };
  });
