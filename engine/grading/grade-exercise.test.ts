import { describe, expect, it } from 'vitest';
import { ManualClock } from '../core/clock';
import type { RunRequest, RunResult } from '../core/code-runner';
import { hashFiles } from '../core/files';
import { gradeExercise, UnknownExerciseError } from './grade-exercise';
import { FakeRunner } from './testing/fake-runner';
import { probeCheck, smallBundle } from './testing/small-bundle';
import type { CheckDefinition } from './types';

type Answer = (request: RunRequest) => Partial<RunResult>;

function grading(checks: readonly CheckDefinition[], answer: Answer, signal = new AbortController().signal) {
  const runner = new FakeRunner(answer);
  const progress: { done: number; doing: string }[] = [];
  let ids = 0;
  const report = gradeExercise({
    bundle: smallBundle(checks),
    exerciseId: 'ex',
    files: { 'a.ts': 'mine', 'data/d.csv': 'forged' },
    data: { 'data/d.csv': 'true' },
    runner,
    seed: 's',
    remake: (path) => `made ${path}`,
    signal,
    clock: new ManualClock(1000),
    newRunId: () => `id-${++ids}`,
    onProgress: (step) => progress.push(step),
  });
  return { runner, progress, report };
}

const returns =
  (n: number): Answer =>
  () => ({ value: { n } });

describe('gradeExercise', () => {
  it('passes when every check passes, and says what it judged', async () => {
    const { runner, report } = grading([probeCheck('one'), probeCheck('two')], returns(4));
    expect(await report).toMatchObject({
      attemptId: 'id-1',
      exerciseId: 'ex',
      lessonSlug: '00-start-here/01-small',
      lessonVersion: 'v1',
      outcome: 'passed',
      credit: 1,
      contentHash: hashFiles({ 'a.ts': 'mine', 'data/d.csv': 'forged' }),
      seed: 's',
      startedAt: 1000,
      finishedAt: 1000,
      checks: [
        { id: 'one', outcome: 'passed', facts: { n: 4 }, runIds: ['id-2'] },
        { id: 'two', outcome: 'passed', runIds: ['id-2'] },
      ],
    });
    expect(runner.requests).toMatchObject([{ seed: 's' }]);
  });

  it('measures once what several checks judge, and anew after a fault of ours', async () => {
    const unseen = probeCheck('two', {
      with: { ...(probeCheck('two').with as object), input: { other: 1 } },
    });
    const fine = grading([probeCheck('one'), unseen, probeCheck('three')], returns(4));
    await fine.report;
    expect(fine.runner.requests).toHaveLength(2);
    let answers = 0;
    const once = grading([probeCheck('one'), probeCheck('two')], () =>
      answers++ === 0 ? { outcome: 'crashed' } : { value: { n: 4 } },
    );
    expect((await once.report).checks.map(({ outcome }) => outcome)).toEqual(['error', 'passed']);
  });

  it('runs over the true data, whatever the learner put in its place', async () => {
    const { runner, report } = grading([probeCheck('one')], returns(4));
    await report;
    expect(runner.requests[0]!.files['data/d.csv']).toBe('true');
  });

  it('gives credit by weight', async () => {
    const low = { require: [{ fact: 'n', atLeast: 9, expects: 'more' }] };
    const { report } = grading([probeCheck('one', { weight: 3 }), probeCheck('two', low)], returns(4));
    expect(await report).toMatchObject({ outcome: 'failed', credit: 0.75 });
  });

  it('does not attempt a check whose predecessor has not passed', async () => {
    const { runner, report } = grading([probeCheck('one'), probeCheck('two', { after: 'one' })], returns(1));
    const { outcome, checks } = await report;
    expect(outcome).toBe('failed');
    expect(checks[1]).toMatchObject({
      outcome: 'not-attempted',
      feedback: { seen: 'It waits for “The check one”, which has not passed.' },
    });
    expect(runner.requests).toHaveLength(1);
  });

  it('never takes a fault of ours for a failure: a runner that crashed', async () => {
    const { report } = grading([probeCheck('one')], () => ({ outcome: 'crashed' }));
    const { outcome, checks } = await report;
    expect(outcome).toBe('error');
    expect(checks[0]).toMatchObject({ outcome: 'error', error: { code: 'runner-crashed' } });
    expect(checks[0]!.feedback.did).toContain('not yours');
  });

  it.each<[string, Partial<CheckDefinition>, Answer, string]>([
    ['a runner that throws', {}, thrower, 'unexpected'],
    ['a probe that is not there', { with: { probe: 'probes/gone.ts' } }, returns(1), 'probe-invalid'],
    ['a fact that was not declared', {}, () => ({ value: { m: 1 } }), 'probe-invalid'],
    ['an unknown measurement', { measure: 'nothing' }, returns(1), 'measurement-unknown'],
    ['options that do not fit', { with: { prob: 'x' } }, returns(1), 'measurement-options'],
  ])('never takes a fault of ours for a failure: %s', async (_what, more, answer, code) => {
    const { report } = grading([probeCheck('one', more)], answer);
    expect(await report).toMatchObject({ outcome: 'error', credit: 0, checks: [{ error: { code } }] });
  });

  it('lets a failed check stand when another breaks', async () => {
    const checks = [probeCheck('one'), probeCheck('two', { measure: 'nothing' })];
    expect(await grading(checks, returns(1)).report).toMatchObject({ outcome: 'failed' });
  });

  it('has no verdict when it was stopped, before or in the middle', async () => {
    const before = AbortSignal.abort();
    expect(await grading([probeCheck('one')], returns(4), before).report).toMatchObject({
      outcome: 'not-attempted',
      checks: [{ outcome: 'not-attempted' }],
    });
    const controller = new AbortController();
    const { report } = grading(
      [probeCheck('one'), probeCheck('two')],
      () => {
        controller.abort();
        return { outcome: 'stopped' };
      },
      controller.signal,
    );
    expect(await report).toMatchObject({
      outcome: 'not-attempted',
      checks: [{ outcome: 'not-attempted' }, { outcome: 'not-attempted' }],
    });
  });

  it('says what it does before anything runs, and never goes back', async () => {
    const { progress, report } = grading([probeCheck('one'), probeCheck('two')], returns(4));
    expect(progress[0]).toEqual({ done: 0, doing: 'The check one' });
    await report;
    const steps = progress.map((step) => step.done);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBeGreaterThanOrEqual(0.5);
  });

  it('refuses an exercise that the lesson does not have', async () => {
    const request = { bundle: smallBundle([]), exerciseId: 'other' } as unknown as Parameters<
      typeof gradeExercise
    >[0];
    await expect(gradeExercise(request)).rejects.toThrow(UnknownExerciseError);
  });
});

function thrower(): never {
  throw new Error('out of order');
}
