import { afterAll, describe, expect, it } from 'vitest';
import { loadLesson } from '../content/load-lesson';
import { readLessonData } from '../content/verify/lesson-data';
import { readVariants } from '../content/verify/variants';
import type { WorkspaceFiles } from '../engine/core/files';
import { lessonRunner } from '../engine/core/lesson-runner';
import { gradeExercise } from '../engine/grading/grade-exercise';
import { createDenoRunner } from '../runtime/deno/deno-runner';
import { createNodeRunner } from '../runtime/node/node-runner';
import { gradeTask } from './grade-task';

const deno = createDenoRunner();
const node = createNodeRunner();
afterAll(() => {
  deno.dispose();
  node.dispose();
});

const { signal } = new AbortController();

/** The starts, solutions and variants of cheap lessons; all lessons by `npm run verify:server-grading`. */
const LESSONS = ['01-before-mlops/01-understand-the-problem', '00-start-here/03-why-mlops'];

describe.each(LESSONS)('the grade of %s', (slug) => {
  const lesson = loadLesson(slug);
  const { bundle } = lesson;
  const { alsoRight, wrong } = readVariants(lesson);
  const solution = { ...bundle.start, ...bundle.solution };
  const works: [string, WorkspaceFiles][] = [
    ['start', bundle.start],
    ['solution', solution],
    ...[...alsoRight, ...wrong.slice(0, 4)].map(({ name, own, removes, over }): [string, WorkspaceFiles] => {
      const base = over === 'start' ? bundle.start : solution;
      const files = Object.entries({ ...base, ...own }).filter(([path]) => !removes.includes(path));
      return [name, Object.fromEntries(files)];
    }),
  ];

  it.each(works)('is that of the browser’s checks for %s, word by word', async (_, files) => {
    for (const exercise of bundle.definition.exercises) {
      const lessonData = readLessonData(bundle.definition, 'somebody’s');
      const expected = await gradeExercise({
        bundle,
        exerciseId: exercise.id,
        files,
        data: lessonData.data,
        remake: lessonData.remake,
        runner: lessonRunner(node, Object.keys(lessonData.data)),
        seed: 'hidden',
        signal,
        clock: Date,
        newRunId: () => 'r',
      });
      const task = {
        id: 't',
        lesson: slug,
        exercise: exercise.id,
        lessonVersion: bundle.version,
        files,
        dataSeed: 'somebody’s',
        seed: 'hidden',
      };
      const { outcome, score, parts } = await gradeTask(task, { runner: deno, signal });
      expect({ outcome, score }).toEqual({ outcome: expected.outcome, score: expected.credit });
      expect(parts).toEqual(
        expected.checks.map(
          ({ id, label, weight, outcome: verdict, feedback: { did, expected: wanted, seen, mistake } }) => ({
            id,
            label,
            weight,
            outcome: verdict,
            trust: 'verified',
            did,
            expected: wanted,
            seen,
            ...(mistake && { mistake }),
          }),
        ),
      );
    }
  });
});

it('is refused for a lesson of another version', async () => {
  const task = {
    id: 't',
    lesson: LESSONS[0]!,
    exercise: 'framing',
    lessonVersion: 'other',
    files: {},
    dataSeed: 's',
    seed: 'h',
  };
  await expect(gradeTask(task, { runner: deno, signal })).rejects.toMatchObject({ code: 'other-lesson' });
});
