import { lessonIdOf } from '../../content/lesson-path';
import { listLessons } from '../../content/list-lessons';
import { loadLesson } from '../../content/load-lesson';
import { readVariants } from '../../content/verify/variants';
import type { WorkspaceFiles } from '../../engine/core/files';

/** A way in which people get an exercise wrong, as the lesson has it. */
export interface KnownMistake {
  readonly check: string;
  /** Null: no mistake is named; the check fails all the same. */
  readonly mistake: string | null;
  readonly files: WorkspaceFiles;
}

/** An exercise as the seeder works on it: a right solution, and the mistakes that people make. */
export interface SeedExercise {
  /** `1.6/train`. */
  readonly name: string;
  readonly id: string;
  readonly lesson: string;
  readonly version: string;
  readonly checks: readonly string[];
  readonly hints: number;
  readonly right: WorkspaceFiles;
  readonly wrong: readonly KnownMistake[];
}

/** The exercises of a lesson by its id in the course. @throws Error for one that is not there, or whose work a script makes. */
export function seedExercises(id: string): readonly SeedExercise[] {
  const slug = listLessons().find((each) => lessonIdOf(each) === id);
  if (slug === undefined)
    throw new Error(`There is no lesson ${id}. Name some that there are: --lessons 1.1,2.1`);
  const lesson = loadLesson(slug);
  const { start, solution, scripts, definition, version } = lesson.bundle;
  if (scripts !== undefined)
    throw new Error(
      `A script makes the work of lesson ${id}; the seeder needs one with plain files, such as 1.1.`,
    );
  const right = { ...start, ...solution };
  const { wrong } = readVariants(lesson);
  return definition.exercises.map((exercise) => ({
    name: `${id}/${exercise.id}`,
    id: exercise.id,
    lesson: slug,
    version,
    checks: exercise.checks.map((check) => check.id),
    hints: exercise.hints.length,
    right,
    wrong: wrong
      .filter(({ expected }) => expected.exercise === exercise.id)
      .map(({ own, removes, over, expected }) => ({
        check: expected.check,
        mistake: expected.mistake ?? null,
        files: without({ ...(over === 'start' ? start : right), ...own }, removes),
      })),
  }));
}

function without(files: WorkspaceFiles, removes: readonly string[]): WorkspaceFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !removes.includes(path)));
}
