import type { FileContent, WorkspaceFiles } from '../../engine/core/files';
import { subfolder } from '../lesson-folder';
import type { LessonProblem } from '../lesson-problem';
import { variantSchema, type WrongExpectation, wrongExpectationSchema } from '../lesson-schema';
import { type LoadedLesson, SESSION, STEPS } from '../load-lesson';
import { parseYaml, type YamlDocument } from '../yaml-document';

/** Another right solution, or a wrong one with the feedback that it must get. */
export interface Variant {
  readonly name: string;
  /** The files that it brings. */
  readonly own: WorkspaceFiles;
  /** The files that it does without. */
  readonly removes: readonly string[];
  /** What it is laid over. */
  readonly over: 'solution' | 'start';
  /** Played over the files when they lie there: its `session.sh`. */
  readonly script?: string;
}

export interface WrongVariant extends Variant {
  readonly expected: WrongExpectation;
}

/** How many of each a lesson needs. */
export const ENOUGH = { alsoRight: 2, wrong: 6 } as const;

/** Reads `also-right/` and `wrong/` of a lesson, with everything that is wrong with them as proofs. */
export function readVariants(lesson: LoadedLesson): {
  alsoRight: Variant[];
  wrong: WrongVariant[];
  problems: LessonProblem[];
} {
  const problems: LessonProblem[] = [];
  const alsoRight = namesUnder(lesson, 'also-right').flatMap((name) => {
    const files = subfolder(lesson.folder, `also-right/${name}`);
    const file = `also-right/${name}/variant.yaml`;
    const variant = parseYaml(file, String(files['variant.yaml'] ?? '{}'), variantSchema);
    problems.push(...variant.problems, ...missingRemoves(lesson, variant));
    return variant.value ? [{ name, ...variant.value, ...partsOf(lesson, files) }] : [];
  });
  const wrong = namesUnder(lesson, 'wrong').flatMap((name) => {
    const files = subfolder(lesson.folder, `wrong/${name}`);
    const file = `wrong/${name}/expect.yaml`;
    if (typeof files['expect.yaml'] !== 'string') {
      problems.push({ file, message: 'There is no such file. Say in it which check must fail, and how.' });
      return [];
    }
    const expected = parseYaml(file, files['expect.yaml'], wrongExpectationSchema);
    problems.push(
      ...expected.problems,
      ...missingRemoves(lesson, expected),
      ...checkExpectation(lesson, expected),
    );
    return expected.value
      ? [{ name, ...expected.value, ...partsOf(lesson, files), expected: expected.value }]
      : [];
  });
  const few = (folder: string, has: number, needs: number) => {
    if (has < needs) {
      problems.push({ file: `${folder}/`, message: `There are ${has}; a lesson needs at least ${needs}.` });
    }
  };
  few('also-right', namesUnder(lesson, 'also-right').length, ENOUGH.alsoRight);
  few('wrong', namesUnder(lesson, 'wrong').length, ENOUGH.wrong);
  return { alsoRight, wrong, problems };
}

function namesUnder(lesson: LoadedLesson, part: string): string[] {
  const names = Object.keys(subfolder(lesson.folder, part)).map((path) => path.split('/')[0]!);
  return [...new Set(names)].sort();
}

function partsOf(
  { folder }: LoadedLesson,
  all: Readonly<Record<string, FileContent>>,
): Pick<Variant, 'own' | 'script'> {
  const { 'expect.yaml': _expect, 'variant.yaml': _variant, [SESSION]: script, ...own } = all;
  return { own, ...(typeof script === 'string' && { script: `${folder[STEPS] ?? ''}${script}` }) };
}

function missingRemoves(
  { bundle }: LoadedLesson,
  document: YamlDocument<{ removes: readonly string[] }>,
): LessonProblem[] {
  // What a script makes is not known before it is played.
  if (bundle.scripts) return [];
  return (document.value?.removes ?? [])
    .map((path, i) => ({ path, line: document.lineOf(['removes', i]) }))
    .filter(({ path }) => bundle.start[path] === undefined && bundle.solution[path] === undefined)
    .map(({ path, line }) => ({
      file: document.file,
      line,
      message: `Neither start/ nor solution/ has the file ${path} to remove.`,
    }));
}

function checkExpectation(
  { bundle }: LoadedLesson,
  { file, value, lineOf }: YamlDocument<WrongExpectation>,
): LessonProblem[] {
  if (!value) return [];
  const problem = (key: string, message: string) => [{ file, line: lineOf([key]), message }];
  const exercise = bundle.definition.exercises.find((one) => one.id === value.exercise);
  if (!exercise) return problem('exercise', `The lesson has no exercise ${value.exercise}.`);
  const check = exercise.checks.find((one) => one.id === value.check);
  if (!check) return problem('check', `The exercise ${value.exercise} has no check ${value.check}.`);
  if (value.mistake === undefined && value.says === undefined) {
    return problem(
      'check',
      'Name the mistake that must speak, or a text that the feedback must contain (says).',
    );
  }
  if (value.mistake !== undefined && !check.mistakes.some((mistake) => mistake.id === value.mistake)) {
    return problem('mistake', `The check ${value.check} has no mistake ${value.mistake}.`);
  }
  return [];
}
