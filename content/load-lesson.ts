import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../engine/core/errors';
import type { FileContent } from '../engine/core/files';
import { hashFiles } from '../engine/core/files';
import { prepareMaker } from '../engine/dataset/makers/registry';
import { prepareScenario } from '../engine/scenario/registry';
import { checkReferences } from './check-references';
import { checkText } from './check-text';
import { dataFileNames, lessonsRoot, readFolder, subfolder } from './lesson-folder';
import { LessonError, LessonNotFoundError, type LessonProblem } from './lesson-problem';
import { type LessonBundle, type LessonDefinition, type LessonScripts, lessonSchema } from './lesson-schema';
import { parseYaml } from './yaml-document';

/** A lesson as it lies in its folder, checked. */
export interface LoadedLesson {
  /** What the workbench needs; served as bundle.json. */
  readonly bundle: LessonBundle;
  /** The text of lesson.mdx, for `compileMdx`. */
  readonly mdx: string;
  /** Every file of the folder, for whoever needs the variants too. */
  readonly folder: Readonly<Record<string, FileContent>>;
}

/** Folders and files of a lesson that are not support files. */
const PARTS = ['start/', 'solution/', 'also-right/', 'wrong/'];
/** A script beside the files of a start, a solution or a variant, and what every script of the lesson begins with. */
export const SESSION = 'session.sh';
export const STEPS = 'session/steps.sh';
const NOT_SUPPORT = new Set(['lesson.yaml', 'lesson.mdx', 'README.md', STEPS]);

/**
 * Reads and checks the lesson `<module folder>/<lesson folder>`. For Node only.
 * @throws LessonNotFoundError when there is none, LessonError with everything that is wrong with it.
 */
export function loadLesson(slug: string, root = lessonsRoot()): LoadedLesson {
  const { lesson, problems } = inspectLesson(slug, root);
  if (!lesson || problems.length > 0) throw new LessonError(slug, problems);
  return lesson;
}

/**
 * Reads a lesson and says everything that is wrong with it, without throwing for that.
 * @throws LessonNotFoundError when there is no such lesson.
 */
export function inspectLesson(
  slug: string,
  root = lessonsRoot(),
): { lesson?: LoadedLesson; problems: readonly LessonProblem[] } {
  const dir = join(root, ...slug.split('/'));
  if (!/^[\w-]+\/[\w-]+$/.test(slug) || !existsSync(/*turbopackIgnore: true*/ join(dir, 'lesson.yaml'))) {
    throw new LessonNotFoundError(slug);
  }
  const folder = readFolder(dir);
  const yaml = parseYaml('lesson.yaml', String(folder['lesson.yaml']), lessonSchema);
  const mdx = folder['lesson.mdx'];
  const problems: LessonProblem[] = [...yaml.problems];
  if (typeof mdx !== 'string') {
    problems.push({ file: 'lesson.mdx', message: 'There is no text. Write the lesson in lesson.mdx.' });
  }
  const lesson = yaml.value && bundleOf(slug, folder, yaml.value, problems);
  if (!lesson) return { problems };
  for (const { path, message } of checkReferences({
    slug,
    definition: lesson.bundle.definition,
    start: lesson.bundle.start,
    solution: { ...lesson.bundle.start, ...lesson.bundle.solution },
    support: lesson.bundle.support,
    dataFiles: dataFileNames(),
    scenarioProblem: (scenario, options) => problemOf(() => prepareScenario(scenario, options)),
    makerProblem: (maker, options) => problemOf(() => prepareMaker(maker, options)),
  })) {
    problems.push({ file: 'lesson.yaml', line: yaml.lineOf(path), message });
  }
  problems.push(...checkText(lesson.mdx, lesson.bundle.definition));
  return { lesson, problems };
}

function bundleOf(
  slug: string,
  folder: Readonly<Record<string, FileContent>>,
  definition: LessonDefinition,
  problems: LessonProblem[],
): LoadedLesson {
  const support = Object.fromEntries(
    Object.entries(folder).filter(
      ([path]) => !NOT_SUPPORT.has(path) && !PARTS.some((part) => path.startsWith(part)),
    ),
  );
  const texts = (files: Readonly<Record<string, FileContent>>, prefix: string) => {
    const entries = Object.entries(files).flatMap(([path, content]) => {
      if (typeof content === 'string') return [[path, content] as const];
      problems.push({
        file: `${prefix}${path}`,
        message: 'This file is not UTF-8 text. Lessons hold text only.',
      });
      return [];
    });
    return Object.fromEntries(entries);
  };
  const { [SESSION]: startScript, ...start } = texts(subfolder(folder, 'start'), 'start/');
  const { [SESSION]: solutionScript, ...solution } = texts(subfolder(folder, 'solution'), 'solution/');
  const steps = typeof folder[STEPS] === 'string' ? folder[STEPS] : '';
  const scripts: LessonScripts = {
    ...(startScript !== undefined && { start: steps + startScript }),
    ...(solutionScript !== undefined && { solution: steps + solutionScript }),
  };
  if (Object.keys(start).length === 0) {
    problems.push({
      file: 'start/',
      message: 'There is no start. Put the workspace that the learner begins with in start/.',
    });
  }
  if (Object.keys(solution).length === 0 && solutionScript === undefined) {
    problems.push({
      file: 'solution/',
      message: 'There is no solution. Put the files that differ from the start in solution/.',
    });
  }
  return {
    bundle: {
      slug,
      version: hashFiles(folder),
      definition,
      start,
      solution: Object.fromEntries(Object.entries(solution).filter(([path, text]) => start[path] !== text)),
      ...(Object.keys(scripts).length > 0 && { scripts }),
      support: texts(support, ''),
    },
    mdx: String(folder['lesson.mdx'] ?? ''),
    folder,
  };
}

/** Why `prepare` throws; null when it does not. */
function problemOf(prepare: () => unknown): string | null {
  try {
    prepare();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
