import { describe, expect, it } from 'vitest';
import type { ProgramError, RunRequest, RunResult, TestReport } from '../../core/code-runner';
import type { JsonValue } from '../../core/json';
import { prepareMeasurement } from '../registry';
import { FakeRunner } from '../testing/fake-runner';
import { measuringWith } from '../testing/small-bundle';
import type { MeasurementContext } from '../types';

async function measured(
  kind: string,
  options: unknown,
  answer: (request: RunRequest) => Partial<RunResult>,
  more: Partial<MeasurementContext> = {},
) {
  const runner = new FakeRunner(answer);
  const prepared = prepareMeasurement(kind, options);
  const measurement = await prepared.measure(measuringWith(runner, more));
  const undeclared = Object.keys(measurement.facts).filter((name) => !(name in prepared.facts));
  expect(undeclared).toEqual([]);
  return { ...measurement, requests: runner.requests };
}

const error: ProgramError = {
  name: 'TypeError',
  message: 'x is not a function',
  stack: '',
  frames: [
    { path: 'probes/p.ts', line: 2 },
    { path: 'src/a.ts', line: 7 },
  ],
};

describe('run-script', () => {
  const files = { 'package.json': '{"scripts":{"train":"node src/train.ts --fast"}}' };

  it('runs the script of package.json and says how it ended', async () => {
    const { facts, requests } = await measured(
      'run-script',
      { script: 'train' },
      () => ({ stdout: 'one\n\ntwo\n', writes: { 'model.json': '{}' } }),
      { files },
    );
    expect(facts).toMatchObject({
      exitOk: true,
      stdoutLines: 2,
      lastLine: 'two',
      filesWritten: 1,
      errorName: null,
    });
    expect(requests[0]!.program).toEqual({ kind: 'module', path: 'src/train.ts', argv: ['--fast'] });
  });

  it('tells an error, a deadline and a missing script apart', async () => {
    const failed = await measured('run-script', { file: 'a.ts' }, () => ({ outcome: 'failed', error }));
    expect(failed.facts).toMatchObject({ exitOk: false, timedOut: false, errorName: 'TypeError' });
    const late = await measured('run-script', { file: 'a.ts' }, () => ({ outcome: 'deadline' }));
    expect(late.facts).toMatchObject({ exitOk: false, timedOut: true, errorCode: 'deadline' });
    const gone = await measured('run-script', { script: 'gone' }, () => ({}), { files });
    expect(gone.facts).toMatchObject({ exitOk: false, errorMessage: 'package.json has no script "gone".' });
    expect(gone.requests).toEqual([]);
  });

  it('wants a script or a file, not both and not neither', () => {
    expect(() => prepareMeasurement('run-script', {})).toThrow('either script or file');
    expect(() => prepareMeasurement('run-script', { script: 'a', file: 'b' })).toThrow(
      'either script or file',
    );
  });
});

describe('probe', () => {
  const options = { probe: 'probes/p.ts', input: { rows: 3 }, facts: { mean: 'mean' } };

  it('gives the input and the hidden seed, puts helpers beside it, and takes scalars for facts', async () => {
    const { facts, requests } = await measured('probe', options, () => ({ value: { mean: 2.5 } }));
    expect(facts).toMatchObject({ mean: 2.5, exitOk: true, casesTotal: 0 });
    expect(requests[0]).toMatchObject({
      program: { kind: 'probe', path: 'probes/p.ts', input: { rows: 3, seed: 'seed' } },
      files: { 'probes/helper.ts': 'helper' },
    });
  });

  it('shows the first case that came out wrong', async () => {
    const cases: JsonValue = [
      { label: 'a', ok: true, input: 1 },
      { label: 'b', ok: false, input: 2, expected: 3, seen: 4 },
      { label: 'c', ok: false, input: 5 },
    ];
    const { facts, failingCase } = await measured('probe', options, () => ({ value: { cases } }));
    expect(facts).toMatchObject({ casesTotal: 3, casesPassed: 1, casesFailed: 2 });
    expect(failingCase).toEqual({ label: 'b', input: 2, expected: 3, seen: 4 });
  });

  it('points at the learner’s line when the code throws', async () => {
    const { facts, location } = await measured('probe', options, () => ({ outcome: 'failed', error }));
    expect(facts).toMatchObject({ exitOk: false, errorMessage: 'x is not a function' });
    expect(location).toEqual({ path: 'src/a.ts', line: 7 });
  });

  it.each([[undefined], [3], [{ other: 1 }], [{ mean: [1] }], [{ cases: [{ label: 'a' }] }]])(
    'is broken when it returns %j',
    async (value) => {
      await expect(measured('probe', options, () => ({ value }))).rejects.toThrow('broken');
    },
  );
});

describe('same-twice', () => {
  const options = { probe: 'probes/p.ts' };

  it('runs twice with other chance, and says where the results part', async () => {
    const same = await measured('same-twice', options, () => ({ value: [1, 2] }));
    expect(same.facts).toMatchObject({ same: true, firstDifference: null });
    expect(new Set(same.requests.map((request) => request.seed)).size).toBe(2);
    const other = await measured('same-twice', options, (request) => ({ value: { w: [1, request.seed!] } }));
    expect(other.facts).toMatchObject({ same: false, firstDifference: 'w[1]', firstValue: '"seed/first"' });
  });

  it('does not compare what did not finish', async () => {
    const { facts, requests } = await measured('same-twice', options, () => ({ outcome: 'failed', error }));
    expect(facts).toMatchObject({ same: null, exitOk: false });
    expect(requests).toHaveLength(1);
  });
});

describe('own-tests', () => {
  const files = { 'test/a.test.ts': '', 'src/a.ts': '' };
  const report = (name: string, outcome: TestReport['outcome']): TestReport => ({
    name: ['suite', name],
    path: 'test/a.test.ts',
    outcome,
    durationMs: 1,
    error: outcome === 'failed' ? error : undefined,
  });

  it('counts tests and names those that failed', async () => {
    const tests = [report('one', 'passed'), report('two', 'failed'), report('three', 'skipped')];
    const { facts, failingCase } = await measured('own-tests', {}, () => ({ outcome: 'failed', tests }), {
      files,
    });
    expect(facts).toMatchObject({
      files: 1,
      total: 3,
      passed: 1,
      failed: 1,
      skipped: 1,
      failing: 'suite › two',
    });
    expect(failingCase).toMatchObject({
      label: 'the test “suite › two” in test/a.test.ts',
      seen: error.message,
    });
  });

  it('runs nothing when there are no tests', async () => {
    const { facts, requests } = await measured('own-tests', {}, () => ({}), { files: { 'src/a.ts': '' } });
    expect(facts).toMatchObject({ files: 0, total: 0 });
    expect(requests).toEqual([]);
  });
});
