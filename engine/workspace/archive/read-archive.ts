import type { FileContent, FileMark } from '../../core/files';
import type { WorkspaceTree } from '../model';
import { ArchiveError, quoted } from './archive-error';
import { treeOfEntries } from './entries-tree';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits';
import { checkRepository, type RepositorySummary } from './repository/check-repository';
import { openZip } from './zip/read-zip';

/** A project that was read from an archive and checked whole. Nothing has been changed yet. */
export interface ArchivedProject {
  readonly tree: WorkspaceTree;
  /** The folder that it was in; null: none. A name for the project. */
  readonly name: string | null;
  /** Files outside of `.git`. */
  readonly files: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** Null: there is no repository in it. */
  readonly repository: RepositorySummary | null;
  /** What was left out or changed, and why, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads a zip of a project, with its repository when there is one. All of it is checked before anything is returned: the
 * zip's structure, names, links, sizes and checksums, every object of the repository, every ref, the index, the settings.
 * @throws ArchiveError with a code for each kind of defect
 */
export function readArchive(zip: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): ArchivedProject {
  const { files, marks, root, leftOut } = treeOfEntries(openZip(zip, limits), limits);
  const notes: string[] = [];
  if (leftOut.length > 0) notes.push('Files that systems add to archives by themselves were left out.');
  refuseOddRepositories(files, marks);
  for (const path of [...files.keys(), ...marks.keys()])
    if (path.startsWith('.lab/') || path === '.lab')
      throw new ArchiveError(
        'archive-name-reserved',
        `${quoted(path)} lies where the lab keeps what is its own`,
      );
  const hasRepository = [...files.keys()].some((path) => path.startsWith('.git/'));
  const repository = hasRepository ? checkRepository(files, marks, limits) : null;
  const contents: Record<string, FileContent> = {};
  let bytes = 0;
  let own = 0;
  for (const [path, content] of files) {
    bytes += content.length;
    if (!path.startsWith('.git/')) own++;
    contents[path] = path.startsWith('.git/objects/') ? content : asContent(content);
  }
  return {
    tree: { files: contents, marks: Object.fromEntries(marks) },
    name: root,
    files: own,
    bytes,
    repository: repository?.summary ?? null,
    notes: [...notes, ...(repository?.notes ?? [])],
  };
}

/** A `.git` that is a file points to a repository elsewhere; one further down is another project's. */
function refuseOddRepositories(
  files: ReadonlyMap<string, Uint8Array>,
  marks: ReadonlyMap<string, FileMark>,
): void {
  if (files.has('.git'))
    throw new ArchiveError(
      'repository-is-a-file',
      'its .git is a file that names a repository elsewhere; pack a clone of it',
    );
  for (const path of [...files.keys(), ...marks.keys()])
    if (path.split('/').slice(1).includes('.git'))
      throw new ArchiveError(
        'archive-nested-repository',
        `${quoted(path)} belongs to a repository inside of the project; pack each project by itself`,
      );
}

/** Text where bytes are text (UTF-8 without NUL), else bytes; either way the very same bytes. */
export function asContent(bytes: Uint8Array): FileContent {
  if (bytes.includes(0)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}
