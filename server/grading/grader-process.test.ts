import { afterAll, expect, it } from 'vitest';
import { loadLesson } from '../../content/load-lesson';
import type { GraderTask } from '../../contracts/grader-task';
import { createGraderProcess } from './grader-process';

/** The real grader, as the server starts it. */
const grader = createGraderProcess(process.cwd());
afterAll(() => grader.close());

const { bundle } = loadLesson('01-before-mlops/01-understand-the-problem');
const task = (files: GraderTask['files']): GraderTask => ({
  id: crypto.randomUUID(),
  lesson: bundle.slug,
  exercise: 'framing',
  lessonVersion: bundle.version,
  files,
  dataSeed: 'seed',
  seed: 'hidden',
});
const { signal } = new AbortController();

it('grades in a process of its own, fails for what is ours, is stopped, and begins anew', async () => {
  const before = process.memoryUsage().rss;
  expect(await grader.grade(task(bundle.start), signal)).toMatchObject({
    outcome: 'failed',
    trust: 'verified',
  });
  const solution = { ...bundle.start, ...bundle.solution };
  expect(await grader.grade(task(solution), signal)).toMatchObject({ outcome: 'passed', score: 1 });
  await expect(grader.grade({ ...task({}), lessonVersion: 'other' }, signal)).rejects.toMatchObject({
    code: 'grading-failed',
  });
  const stopping = new AbortController();
  const stopped = grader.grade(task(solution), stopping.signal);
  stopping.abort();
  await expect(stopped).rejects.toMatchObject({ code: 'grader-ended' });
  expect(await grader.grade(task(solution), signal)).toMatchObject({ outcome: 'passed' });
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
}, 180_000);
