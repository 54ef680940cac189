import { fromBase64, toBase64, withBytesAsJson } from '../../contracts/bytes-json';
import type { ProjectStart } from '../../contracts/project-records';
import { sharedProjectSchema } from '../../contracts/shared-project';
import { messageOf, StagecraftError } from '../../engine/core/errors';
import { isProjectFile } from '../../engine/core/program-files';
import { followLinks } from '../../engine/workspace/links';
import { gzip, textOf } from '../../runtime/storage/gzip';

/** Characters that a link may have; mail programs and chats cut longer ones. */
export const LINK_LIMIT = 32_000;
/** Bytes that what a link carries may unfold to, and files that it may have. */
const UNFOLDED_LIMIT = 20_000_000;
const FILES_LIMIT = 2_000;

/** A link does not carry a project that this lab can open. */
export class SharedProjectError extends StagecraftError<'shared-project-invalid'> {
  constructor(reason: string) {
    super(
      'shared-project-invalid',
      `This link cannot be opened: ${reason}. Nothing was changed. Ask for the link again, or for the project as a file.`,
    );
  }
}

/** A project as it travels. */
export interface TravellingProject extends ProjectStart {
  readonly name: string;
}

/**
 * The text that goes behind `#p=` in a share link: the files as they stand. History, caches and what lies outside of the
 * project stay at home; they travel in a zip.
 */
export async function packProject({ name, files, marks }: TravellingProject): Promise<string> {
  const shared = withBytesAsJson({ v: 1, name, files: ofProject(files), marks: ofProject(marks) });
  return toBase64(await gzip(JSON.stringify(shared)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * What a link carries, checked whole. Nothing of it is run.
 * @throws SharedProjectError
 */
export async function unpackProject(packed: string): Promise<TravellingProject> {
  const parsed = sharedProjectSchema.safeParse(await unfold(packed));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SharedProjectError(`${issue?.path.join('.') || 'what it carries'}: ${issue?.message}`);
  }
  const { name, files, marks } = parsed.data;
  const paths = Object.keys(files);
  if (paths.length > FILES_LIMIT) throw new SharedProjectError(`it has more than ${FILES_LIMIT} files`);
  // A repository comes as a zip, where its objects are checked.
  for (const path of [...paths, ...Object.keys(marks)])
    if (!isProjectFile(path)) throw new SharedProjectError(`it carries ${path}, which no link may`);
  for (const [path, mark] of Object.entries(marks)) {
    if (mark !== 'link') continue;
    try {
      followLinks({ files, marks }, path);
    } catch (error) {
      throw new SharedProjectError(messageOf(error));
    }
  }
  return { name, files, marks };
}

const ofProject = <Value>(byPath: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(byPath).filter(([path]) => isProjectFile(path)));

async function unfold(packed: string): Promise<unknown> {
  try {
    const bytes = fromBase64(packed.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(await textOf(bytes as Uint8Array<ArrayBuffer>, UNFOLDED_LIMIT));
  } catch {
    throw new SharedProjectError('it is damaged, cut off, or unfolds to more than 20 MB');
  }
}
