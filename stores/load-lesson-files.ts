import type { LessonBundle } from '../content/lesson-schema';
import { messageOf, StagecraftError } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import { DATA_FOLDER } from './lesson-files';

/** A lesson's files did not arrive. */
export class LessonNotLoadedError extends StagecraftError<'lesson-not-loaded'> {
  constructor(url: string, reason: string) {
    super('lesson-not-loaded', `${url} could not be loaded: ${reason}. Your work is untouched. Try again.`, {
      url,
    });
  }
}

/** A lesson, and its data. */
export interface LessonFiles {
  readonly bundle: LessonBundle;
  /** By workspace path: `data/…`. */
  readonly data: Readonly<Record<WorkspacePath, string>>;
  /** Makes one of its made files anew from another seed; see `remakerOf`. */
  readonly remake: (path: WorkspacePath, seed: string) => string;
}

/**
 * Fetches a lesson's bundle and its data; what is made for each learner is made from their seed.
 * @throws LessonNotLoadedError, or what a maker throws.
 */
export async function loadLessonFiles(slug: string, learnerSeed: string): Promise<LessonFiles> {
  const bundle = await loadLessonBundle(slug);
  const { data: entries } = bundle.definition;
  const made = entries.filter((entry) => typeof entry !== 'string');
  // Lessons may name the file as it lies in public/data, or as the workspace shows it.
  const shown = entries
    .filter((entry) => typeof entry === 'string')
    .map((name) => name.replace(/^data\//, ''));
  const [texts, sources] = await Promise.all([
    textsOf(shown),
    textsOf([...new Set(made.flatMap((entry) => entry.from ?? []))]),
  ]);
  const data = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [`${DATA_FOLDER}${name}`, text]),
  );
  // Only lessons that make data load the makers.
  if (made.length === 0) return { bundle, data, remake: noSuchFile };
  const { remakerOf } = await import('../engine/dataset/makers/lesson-data');
  const remake = remakerOf(made, sources);
  for (const { path, truthOf } of made) if (truthOf === undefined) data[path] = remake(path, learnerSeed);
  return { bundle, data, remake };
}

function noSuchFile(path: WorkspacePath): never {
  throw new LessonNotLoadedError(path, 'the lesson makes no data');
}

/** The texts of files in public/data, by name. */
async function textsOf(names: readonly string[]): Promise<Record<string, string>> {
  const texts = await Promise.all(names.map(async (name) => (await fetched(`/data/${name}`)).text()));
  return Object.fromEntries(names.map((name, i) => [name, texts[i]!]));
}

/**
 * Fetches a lesson's bundle without its data.
 * @throws LessonNotLoadedError
 */
export async function loadLessonBundle(slug: string): Promise<LessonBundle> {
  const response = await fetched(`/lessons/${slug}/bundle.json`);
  return (await response.json()) as LessonBundle;
}

async function fetched(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new LessonNotLoadedError(url, messageOf(error));
  }
  if (!response.ok) throw new LessonNotLoadedError(url, `the server answered ${response.status}`);
  return response;
}
