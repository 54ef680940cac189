import { walkHistory } from '../../git/history/walk';
import { type Commit, subjectOf } from '../../git/objects/commit';
import type { ObjectStore } from '../../git/objects/object-store';
import { MODE, type TreeEntry } from '../../git/objects/tree';
import { entryInTree } from '../../git/staging/trees';
import { isBinary, toText } from '../../git/text/bytes';
import { branchTip, type ServerRepository } from '../server/server-repository';

/** One line of a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: 'folder' | 'file';
  /** The last commit that changed it; null: it is older than what is looked at. */
  readonly last: { readonly commit: string; readonly subject: string; readonly at: number } | null;
}

/** A file as the server shows it. */
export interface FileText {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Null: no text, or too long to show. */
  readonly text: string | null;
}

/** A place in the files of a branch. */
export interface FolderPage {
  readonly branch: string;
  readonly commit: string;
  readonly path: string;
  /** Folders first. Empty when the path is a file. */
  readonly entries: readonly FolderEntry[];
  /** The README of the folder, or the file at the path; null: neither. */
  readonly file: FileText | null;
}

/** Commits that are looked at for what changed last. */
const LOOK_BACK = 300;
/** Characters of a file that are shown. */
const LONGEST = 200_000;

/** The last commit that changed each entry of a folder. */
function lastChanges(objects: ObjectStore, tip: Commit, path: string, entries: readonly TreeEntry[]) {
  const open = new Set(entries.map(({ name }) => name));
  const found = new Map<string, Commit>();
  const idsIn = (commit: Commit | undefined) => {
    const folder = commit && entryInTree(objects, commit.tree, path);
    return new Map(
      folder?.mode === MODE.folder ? objects.tree(folder.id).map((entry) => [entry.name, entry.id]) : [],
    );
  };
  for (const { commit } of walkHistory(objects, { include: [tip], exclude: [], enough: LOOK_BACK }).commits) {
    if (open.size === 0) break;
    const now = idsIn(commit);
    const before = commit.parents.map((id) => idsIn(objects.commit(id)));
    for (const name of open) {
      const isSame = before.some((ids) => ids.get(name) === now.get(name));
      if (isSame || !now.has(name)) continue;
      found.set(name, commit);
      open.delete(name);
    }
  }
  return found;
}

function fileText(objects: ObjectStore, path: string, id: string): FileText {
  const bytes = objects.blob(id);
  const isShown = !isBinary(bytes) && bytes.length <= LONGEST;
  return { path, size: bytes.length, text: isShown ? toText(bytes) : null };
}

/** A folder or file of a branch; null: the branch or the path is not there. */
export function folderPage(server: ServerRepository, branch: string, path: string): FolderPage | null {
  const { objects } = server.git;
  const id = branchTip(server, branch);
  if (id === undefined) return null;
  const tip = objects.commit(id);
  const at = entryInTree(objects, tip.tree, path);
  if (at === undefined || at.mode === MODE.submodule) return null;
  if (at.mode !== MODE.folder)
    return { branch, commit: id, path, entries: [], file: fileText(objects, path, at.id) };
  const listed = objects.tree(at.id);
  const last = lastChanges(objects, tip, path, listed);
  const entries = listed
    .map(({ name, mode }): FolderEntry => {
      const commit = last.get(name);
      return {
        name,
        path: path === '' ? name : `${path}/${name}`,
        kind: mode === MODE.folder ? 'folder' : 'file',
        last: commit
          ? { commit: commit.id, subject: subjectOf(commit.message), at: commit.committer.seconds * 1000 }
          : null,
      };
    })
    .sort((a, b) => (a.kind === b.kind ? (a.name < b.name ? -1 : 1) : a.kind === 'folder' ? -1 : 1));
  const readme = listed.find(
    ({ name, mode }) => mode !== MODE.folder && /^readme(?:\.md|\.txt)?$/i.test(name),
  );
  const file = readme && fileText(objects, path === '' ? readme.name : `${path}/${readme.name}`, readme.id);
  return { branch, commit: id, path, entries, file: file ?? null };
}
