import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FileSystem } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { ProgramIo } from '../../core/lab-program';
import { parseTable } from '../../dataset/parse-table';
import { monitorWith } from './monitor';

const SOLUTION = 'lessons/02-what-breaks/08-monitoring/solution/churn/monitoring';
const START = 'lessons/02-what-breaks/08-monitoring/start';

function filesOf(folder: string, to: string): [string, string][] {
  return readdirSync(folder).flatMap((name): [string, string][] => {
    const path = `${folder}/${name}`;
    return statSync(path).isDirectory()
      ? filesOf(path, `${to}/${name}`)
      : [[`${to}/${name}`, readFileSync(path, 'utf8')]];
  });
}

/** Forty days of 60 customers each; from day 20 on `tenure` is in days. */
function served(): { served: string; labels: string } {
  const rows = readFileSync(`${START}/churn/train.csv`, 'utf8').trim().split('\n').slice(1);
  const lines = [
    'id,served_at,tenure,monthly,internet,contract,security,support,paperless,payment,senior,call',
  ];
  const labels = ['id,known_at,left'];
  const day = (n: number) => new Date(Date.UTC(2026, 2, 2 + n)).toISOString().slice(0, 10);
  for (let n = 0; n < 40 * 60; n++) {
    const cells = rows[(n * 7) % rows.length]!.split(',');
    const at = Math.floor(n / 60);
    if (at >= 20) cells[0] = String(Number(cells[0]) * 30);
    const left = cells.pop();
    lines.push(
      [
        `c${n}`,
        `${day(at)}T10:${String(n % 60).padStart(2, '0')}Z`,
        ...cells,
        n % 3 === 0 ? 'yes' : 'no',
      ].join(','),
    );
    labels.push(`c${n},${day(at + 7)}T10:00Z,${left}`);
  }
  return { served: `${lines.join('\n')}\n`, labels: `${labels.join('\n')}\n` };
}

function project(without: readonly string[] = []) {
  const fs = new FileSystem({ now: () => 0 });
  const put = (path: string, text: string) => {
    const full = `${WORKSPACE_ROOT}/${path}`;
    fs.makeFolder(full.slice(0, full.lastIndexOf('/')));
    fs.write(full, text);
  };
  const own = [
    ...filesOf(`${START}/churn/monitoring`, 'churn/monitoring'),
    ...filesOf(SOLUTION, 'churn/monitoring'),
  ];
  for (const [path, text] of own) if (!without.some((name) => path.endsWith(name))) put(path, text);
  put('churn/train.csv', readFileSync(`${START}/churn/train.csv`, 'utf8'));
  const rows = served();
  put('churn/monitoring/served.csv', rows.served);
  put('churn/monitoring/labels.csv', rows.labels);
  return fs;
}

async function run(fs: FileSystem, ...args: string[]) {
  let [out, err] = ['', ''];
  const io = {
    args,
    cwd: WORKSPACE_ROOT,
    fs,
    stdout: (text: string) => {
      out += text;
    },
    stderr: (text: string) => {
      err += text;
    },
  } as unknown as ProgramIo;
  const code = await monitorWith(parseTable)(io);
  return { code, out, err };
}

describe('monitor', () => {
  const fs = project();

  it('reports the day on which the feed broke, and who was told', async () => {
    const { code, out } = await run(fs, 'report');
    expect(code).toBe(0);
    expect(out).toContain('churn: 2400 rows in 47 days, 2400 with their label.');
    expect(out).toMatch(/expect_column_values_to_be_between +tenure +20 of 47 +2026-03-23/);
    expect(out).toMatch(/FeedBroken +tenure +page +resolved +2026-03-23 +1/);
    expect(out).toMatch(/2026-03-23T00:00Z {2}pager: firing, new: FeedBroken \(tenure\)/);
    // Of information nobody is told.
    expect(out).toMatch(/nobody \(leads nowhere\): firing/);
  });

  it('writes drift as Evidently does', async () => {
    const { out } = await run(fs, 'drift', 'churn/monitoring', '--json');
    expect(JSON.parse(out)).toMatchObject({
      number_of_columns: 9,
      drift_by_columns: { tenure: { drift_detected: true, stattest_threshold: 0.3 } },
    });
  });

  it('exposes metrics that Prometheus reads', async () => {
    const { out } = await run(fs, 'metrics');
    expect(out).toContain('# TYPE labelled_total counter');
    expect(out).toMatch(/^rows_served_total 2400$/m);
  });

  it('exports what promtool accepts', async () => {
    const own = project();
    expect((await run(own, 'export')).out).toContain('churn/monitoring/export/rules_test.yml');
    const { promtool } = await import('./promtool');
    let out = '';
    const io = {
      args: ['test', 'rules', 'churn/monitoring/export/rules_test.yml'],
      cwd: WORKSPACE_ROOT,
      fs: own,
      stdout: (text: string) => {
        out += text;
      },
      stderr: (text: string) => {
        out += text;
      },
    } as unknown as ProgramIo;
    expect([await promtool(io), out]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it('says what a file lacks, and ends with 1 for one that cannot be used', async () => {
    const broken = project(['runbook.md']);
    broken.write(`${WORKSPACE_ROOT}/churn/monitoring/slo.yaml`, 'kind: SLO\n');
    const { code, out } = await run(broken, 'check');
    expect(code).toBe(1);
    expect(out).toContain('churn/monitoring/slo.yaml: cannot be used: The objectives in slo.yaml');
    expect(out).toContain('The alert FeedBroken has no section');
  });

  it('says what to do where nothing is watched, or nothing was served', async () => {
    const empty = new FileSystem({ now: () => 0 });
    empty.makeFolder(WORKSPACE_ROOT);
    expect(await run(empty, 'report')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no folder with a service.yaml'),
    });
    const unserved = project(['served.csv']);
    unserved.write(`${WORKSPACE_ROOT}/churn/monitoring/served.csv`, 'id,served_at,tenure,call\n');
    expect(await run(unserved, 'alerts')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was served yet'),
    });
    expect((await run(fs, 'repot')).code).toBe(2);
  });
});
