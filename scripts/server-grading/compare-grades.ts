import { isDeepStrictEqual } from 'node:util';
import { type LoadedLesson, loadLesson } from '../../content/load-lesson';
import { patient } from '../../content/verify/patient-runner';
import type { Stage } from '../../content/verify/stage';
import { readVariants } from '../../content/verify/variants';
import { contextOf } from '../../content/verify/verify-lesson';
import type { GradedWork } from '../../contracts/grader-task';
import type { AppDriver } from '../../engine/core/app-driver';
import type { CodeRunner } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import { lessonRunner } from '../../engine/core/lesson-runner';
import { gradeExercise } from '../../engine/grading/grade-exercise';
import { KnownRuns, knowing } from '../../engine/grading/known-runs';
import { gradingSeed } from '../../engine/grading/seeds';
import { gradedWorkOf, gradeTask } from '../../grader/grade-task';

/** Where programs run and pages are opened. */
export interface Side {
  readonly runner: CodeRunner;
  readonly driver: AppDriver;
}

/** One work, graded for one exercise on both sides. */
export interface Comparison {
  /** `wrong/median-of-all, framing` */
  readonly what: string;
  /** What differs, with what each side found; none: the grades are the same, word by word. */
  readonly differences: readonly string[];
}

/** What proofs make a learner's data from. */
const DATA_SEED = 'verify';

/**
 * Grades every start, solution, other right one and wrong one of a lesson with all checks of its exercises: as the server's grader
 * does it, and as the browser's checks do, over Node's guest. All that the server keeps of a grade is compared: outcome, score,
 * trust, and of each check its verdict, its words and the mistake that speaks.
 */
export async function* compareGrades(slug: string, browser: Side, server: Side): AsyncGenerator<Comparison> {
  const loaded = loadLesson(slug);
  const { lesson, stage, data, remake } = await contextOf(loaded, browser.runner, browser.driver);
  const runs = { browser: new KnownRuns(), server: new KnownRuns() };
  const { signal } = new AbortController();
  let place = 0;
  for (const { name, exercises, lay } of worksOf(loaded, stage)) {
    const files = await lay();
    for (const exercise of exercises) {
      const seed = gradingSeed(DATA_SEED, exercise, ++place);
      const differences = async (pace: (runner: CodeRunner) => CodeRunner) => {
        const report = await gradeExercise({
          bundle: lesson.bundle,
          exerciseId: exercise,
          files,
          data,
          remake,
          runner: lessonRunner(pace(knowing(browser.runner, runs.browser)), Object.keys(data)),
          driver: browser.driver,
          seed,
          signal,
          clock: Date,
          newRunId: () => name,
        });
        const task = { id: name, lesson: slug, exercise, files, dataSeed: DATA_SEED, seed };
        const graded = await gradeTask(
          { ...task, lessonVersion: loaded.bundle.version },
          { runner: pace(knowing(server.runner, runs.server)), driver: server.driver, signal },
        );
        const { checks } = lesson.bundle.definition.exercises.find(({ id }) => id === exercise)!;
        return differencesOf(gradedWorkOf(report, checks), graded);
      };
      let found = await differences((runner) => runner);
      // Whether a program ends before its deadline hangs on how busy the machine is; with more time, it ends on both sides.
      if (found.length > 0) found = await differences(patient);
      yield { what: `${name}, ${exercise}`, differences: found };
    }
  }
}

interface LaidWork {
  readonly name: string;
  readonly exercises: readonly string[];
  readonly lay: () => Promise<WorkspaceFiles>;
}

function worksOf(lesson: LoadedLesson, stage: Stage): readonly LaidWork[] {
  const exercises = lesson.bundle.definition.exercises.map(({ id }) => id);
  const { alsoRight, wrong } = readVariants(lesson);
  return [
    { name: 'start', exercises, lay: async () => (await stage.start()).files },
    { name: 'solution', exercises, lay: async () => (await stage.solution()).files },
    ...alsoRight.map((variant) => ({
      name: `also-right/${variant.name}`,
      exercises,
      lay: () => stage.variant(variant),
    })),
    ...wrong.map((variant) => ({
      name: `wrong/${variant.name}`,
      exercises: [variant.expected.exercise],
      lay: () => stage.variant(variant),
    })),
  ];
}

function differencesOf(browser: GradedWork, server: GradedWork): readonly string[] {
  const { parts: expected, ...whole } = browser;
  const { parts, ...found } = server;
  const pairs: [string, unknown, unknown][] = [
    ['the whole', whole, found],
    ...expected.map((part, i): [string, unknown, unknown] => [part.id, part, parts[i]]),
  ];
  return pairs
    .filter(([, a, b]) => !isDeepStrictEqual(a, b))
    .map(([name, a, b]) => `${name}\n      browser ${JSON.stringify(a)}\n      server  ${JSON.stringify(b)}`);
}
