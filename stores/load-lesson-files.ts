import { dataEntries, laidData } from '../content/lesson-data';
import type { LessonBundle, WorkBundle } from '../content/lesson-schema';
import type { CodeRunner } from '../engine/core/code-runner';
import { messageOf, StagecraftError } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';

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
  /** Its start holds the data that belongs to the learner. */
  readonly bundle: WorkBundle;
  /** What is read-only, by workspace path: `data/…`. */
  readonly data: Readonly<Record<WorkspacePath, string>>;
  /** Makes one of its made files anew from another seed; see `remakerOf`. */
  readonly remake: (path: WorkspacePath, seed: string) => string;
}

/**
 * Fetches a lesson's bundle and its data; what is made for each learner is made from their seed, and what the start's
 * script makes by playing it.
 * @throws LessonNotLoadedError, ScriptFailedError, or what a maker throws.
 */
export async function loadLessonFiles(
  slug: string,
  learnerSeed: string,
  runner: CodeRunner,
): Promise<LessonFiles> {
  const bundle = await loadLessonBundle(slug);
  const entries = dataEntries(bundle.definition);
  const { made } = entries;
  const texts = await textsOf([
    ...new Set([...entries.shared.map(({ name }) => name), ...made.flatMap(({ from }) => from ?? [])]),
  ]);
  // Only lessons that make data load the makers.
  const remake =
    made.length === 0
      ? noSuchFile
      : (await import('../engine/dataset/makers/lesson-data')).remakerOf(made, texts);
  const { data, owned } = laidData(
    entries,
    (name) => texts[name]!,
    (path) => remake(path, learnerSeed),
  );
  const laid = { ...bundle, start: { ...bundle.start, ...owned } };
  return { bundle: await withPlayedStart(laid, data, runner), data, remake };
}

/** Only lessons whose start is made by a script load the lab for it. */
async function withPlayedStart(
  bundle: WorkBundle,
  data: LessonFiles['data'],
  runner: CodeRunner,
): Promise<WorkBundle> {
  const script = bundle.scripts?.start;
  if (script === undefined) return bundle;
  const [{ playScript }, { startLab }] = await Promise.all([
    import('./play-script'),
    import('../runtime/lab/client'),
  ]);
  const tree = { files: bundle.start, marks: bundle.startMarks ?? {} };
  const { files, marks } = await playScript({ start: startLab, runner, tree, data, script });
  return { ...bundle, start: files, startMarks: marks };
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
