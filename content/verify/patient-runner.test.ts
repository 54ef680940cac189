import { describe, expect, it } from 'vitest';
import type { RunRequest } from '../../engine/core/code-runner';
import { FakeRunner } from '../../engine/grading/testing/fake-runner';
import { PATIENCE, patient, watchingDeadlines } from './patient-runner';

const request: RunRequest = {
  runId: 'r',
  language: 'typescript',
  files: {},
  program: { kind: 'module', path: 'a.ts' },
  limits: { deadlineMs: 2000, memoryMb: 64 },
};

describe('patient', () => {
  it('lengthens the deadline and nothing else', async () => {
    const runner = new FakeRunner(() => ({}));
    await patient(runner).run(request);
    expect(runner.requests[0]!.limits).toEqual({ deadlineMs: 2000 * PATIENCE, memoryMb: 64 });
  });
});

describe('a deadline that no timer can be longer than', () => {
  it('stays one', async () => {
    const runner = new FakeRunner(() => ({}));
    await patient(runner).run({ ...request, limits: { deadlineMs: 2_147_483_647 } });
    expect(runner.requests[0]!.limits!.deadlineMs).toBe(2_147_483_647);
  });
});

describe('watchingDeadlines', () => {
  it('remembers that a run was late, and passes every result on', async () => {
    const outcomes = ['completed', 'deadline', 'completed'] as const;
    let at = 0;
    const { runner, wasLate } = watchingDeadlines(new FakeRunner(() => ({ outcome: outcomes[at++] })));
    expect([(await runner.run(request)).outcome, wasLate()]).toEqual(['completed', false]);
    expect([(await runner.run(request)).outcome, wasLate()]).toEqual(['deadline', true]);
    expect([(await runner.run(request)).outcome, wasLate()]).toEqual(['completed', true]);
  });
});
