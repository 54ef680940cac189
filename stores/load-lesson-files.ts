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

/**
 * Fetches a lesson's bundle and its data, by workspace path.
 * @throws LessonNotLoadedError
 */
export async function loadLessonFiles(
  slug: string,
): Promise<{ bundle: LessonBundle; data: Readonly<Record<WorkspacePath, string>> }> {
  const bundle = await loadLessonBundle(slug);
  const entries = await Promise.all(
    bundle.definition.data.map(async (named): Promise<[string, string]> => {
      // Lessons may name the file as it lies in public/data, or as the workspace shows it.
      const name = named.startsWith(DATA_FOLDER) ? named.slice(DATA_FOLDER.length) : named;
      const file = await fetched(`/data/${name}`);
      return [`${DATA_FOLDER}${name}`, await file.text()];
    }),
  );
  return { bundle, data: Object.fromEntries(entries) };
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
