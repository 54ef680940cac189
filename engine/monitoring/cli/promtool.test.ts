import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { seededRng } from '../../core/rng';
import { monitoringFiles } from '../objectives/monitoring-files';
import { parseObjectives } from '../objectives/slo-file';
import { SLO_YAML } from '../objectives/testing/slo-yaml';
import { promtool } from './promtool';

const RULES = `groups:
  - name: g
    rules:
      - alert: A
        expr: x > 1
        annotations: { says: '{{ $value }}' }
`;
const TEST = `rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    name: first
    input_series:
      - { series: 'x{n="a"}', values: '0+1x3 _x2 5 stale' }
    alert_rule_test:
      - { eval_time: 0m, alertname: A, exp_alerts: [] }
      - { eval_time: 2m, alertname: A, exp_alerts: [{ exp_labels: { n: a }, exp_annotations: { says: 2 } }] }
    promql_expr_test:
      - { expr: x, eval_time: 1m, exp_samples: [{ labels: 'x{n="a"}', value: 1 }] }
      - { expr: x, eval_time: 7m }
`;

async function run(line: string, files: Readonly<Record<string, string>>, stdin = '') {
  const fs = new FileSystem(new ManualClock(0));
  fs.makeFolder('/workspace/monitoring');
  for (const [name, text] of Object.entries(files)) fs.write(`/workspace/monitoring/${name}`, text);
  const out = { stdout: '', stderr: '' };
  const code = await promtool({
    args: line.split(' ').filter((word) => word !== ''),
    cwd: '/workspace/monitoring',
    env: {},
    stdin,
    fs,
    clock: new ManualClock(0),
    rng: seededRng(1),
    signal: new AbortController().signal,
    stdout: (text) => {
      out.stdout += text;
    },
    stderr: (text) => {
      out.stderr += text;
    },
    shell: async () => 0,
  });
  return { code, ...out };
}

describe('promtool in the terminal', () => {
  it('checks rules: the output of the real one', async () => {
    expect(await run('check rules rules.yml', { 'rules.yml': RULES })).toEqual({
      code: 0,
      stdout: 'Checking rules.yml\n  SUCCESS: 1 rules found\n\n',
      stderr: '',
    });
    const bad = await run('check rules rules.yml', { 'rules.yml': RULES.replace('x > 1', 'rate(x)') });
    expect(bad).toMatchObject({ code: 1, stdout: 'Checking rules.yml\n\n' });
    expect(bad.stderr).toMatch(/^ {2}FAILED:\n.*g, rule 1: .*range vector/);
  });

  it('runs unit tests, and tells what there was instead in the words of the real one', async () => {
    expect(await run('test rules test.yml', { 'rules.yml': RULES, 'test.yml': TEST })).toEqual({
      code: 0,
      stdout: 'Unit Testing:  test.yml\n  SUCCESS\n\n',
      stderr: '',
    });
    const wrong = TEST.replace('exp_alerts: []', 'exp_alerts: [{ exp_labels: { n: b } }]').replace(
      `value: 1 }`,
      'value: 3 }',
    );
    expect(await run('test rules test.yml', { 'rules.yml': RULES, 'test.yml': wrong })).toEqual({
      code: 1,
      stdout: 'Unit Testing:  test.yml\n\n',
      stderr: `  FAILED:
    name: first,
    alertname: A, time: 0s, 
        exp:[
            0:
              Labels:{alertname="A", n="b"}
              Annotations:{}
            ], 
        got:[]
    name: first,
    expr: "x", time: 1m,
        exp: {__name__="x", n="a"} 3E+00
        got: {__name__="x", n="a"} 1E+00
`,
    });
  });

  it('takes all that the lab writes', async () => {
    const files = monitoringFiles(parseObjectives(SLO_YAML, 'slo.yaml').slice(0, 1), {
      scrape: [{ job: 'house-price', targets: ['app:8080'] }],
    });
    expect(await run('check config prometheus.yml', files)).toEqual({
      code: 0,
      stdout:
        'Checking prometheus.yml\n  SUCCESS: 1 rule files found\n SUCCESS: prometheus.yml is valid prometheus config file syntax\n\nChecking rules.yml\n  SUCCESS: 21 rules found\n\n',
      stderr: '',
    });
    expect(await run('test rules rules_test.yml', files)).toMatchObject({ code: 0, stderr: '' });
    const lower = files['rules.yml']!.replaceAll('14.4 *', '99 *');
    expect(await run('test rules rules_test.yml', { ...files, 'rules.yml': lower })).toMatchObject({
      code: 1,
    });
  });

  it('lints metrics from standard input', async () => {
    expect(await run('check metrics', {}, 'a_count 1\n# TYPE b counter\nb 2\n')).toEqual({
      code: 3,
      stdout: '',
      stderr: 'a_count no help text\nb no help text\nb counter metrics should have "_total" suffix\n',
    });
    expect(await run('check metrics', {}, 'a x\n')).toMatchObject({ code: 1 });
    expect(await run('check metrics', {}, '# HELP b_total x\n# TYPE b_total counter\nb_total 2\n')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it.each([
    ['check', "must select a subcommand of 'check'"],
    ['frob', 'expected command but got "frob"'],
    ['check frob', 'expected command but got "frob"'],
    ['check rules', "required argument 'rule-files' not provided"],
    ['check rules nope.yml', "path 'nope.yml' does not exist"],
    ['test rules --frob x', "unknown long flag '--frob'"],
  ])('%s: usage', async (line, message) => {
    expect(await run(line, {})).toEqual({
      code: 1,
      stdout: '',
      stderr: `promtool: error: ${message}, try --help\n`,
    });
  });

  it.each([
    ['tests: [{ nope: 1 }]', /tests\.0/],
    ["tests: [{ input_series: [{ series: 'x', values: '1 b' }] }]", /tests\.0: .*"b" is no value/],
    ["tests: [{ input_series: [{ series: 'rate(x[5m])', values: '1' }] }]", /is no series/],
    ['rule_files: [nope.yml]\ntests: []', /nope\.yml/],
    ['tests: [', /no YAML/],
  ])('%s: a test that cannot be used', async (text, message) => {
    const found = await run('test rules test.yml', { 'test.yml': text });
    expect(found.code).toBe(1);
    expect(found.stderr).toMatch(message);
  });

  it('a configuration with a job twice, an unknown section, or rules that are not there', async () => {
    const check = async (text: string) => (await run('check config p.yml', { 'p.yml': text })).stderr;
    expect(await check('scrape_configs: [{ job_name: a }, { job_name: a }]')).toMatch(
      /multiple scrape configs/,
    );
    expect(await check('groups: []')).toMatch(/groups/);
    expect(await check('rule_files: [nope.yml]')).toMatch(/nope\.yml" does not exist/);
    expect(await check('global: { scrape_interval: soon }')).toMatch(/scrape_interval/);
  });

  it('files are named from where the file lies, by patterns too', async () => {
    const files = {
      'rules.yml': RULES,
      'test.yml': TEST.replace('[rules.yml]', "['*.yml']"),
      'r_b.yml': 'groups: []',
    };
    // The test itself fits the pattern, and is no file of rules.
    expect((await run('test rules test.yml', files)).stderr).toMatch(/The rules in test\.yml cannot be used/);
    const fitting = { ...files, 'test.yml': TEST.replace('[rules.yml]', "['r*.yml']") };
    expect((await run('test rules test.yml', fitting)).code).toBe(0);
    expect((await run('test rules ../monitoring/test.yml', fitting)).code).toBe(0);
    expect((await run('test rules .', {})).stderr).toMatch(/EISDIR/);
  });

  it('help and version', async () => {
    expect((await run('--help', {})).stdout).toMatch(/check rules/);
    expect((await run('--version', {})).stdout).toMatch(/2\.42\.0/);
  });
});
