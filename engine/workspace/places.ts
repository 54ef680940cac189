import { InvalidPathError, type WorkspacePath } from '../core/files';
import type { FileChanges, MarkChanges } from './events';
import { contentOf, markOf, type WorkspaceTree } from './model';

/** The folders above a path, innermost first: `a/b/c` → `a/b`, `a`. */
export function foldersAbove(path: WorkspacePath): WorkspacePath[] {
  const folders: WorkspacePath[] = [];
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1))
    folders.push(path.slice(0, cut));
  return folders;
}

/**
 * Checks that a tree is still one after changes: no file stands where a folder is needed, nothing is a file and a folder
 * at once, and only files are executable or links.
 * @throws InvalidPathError
 */
export function checkPlaces(tree: WorkspaceTree, changes: FileChanges, marks: MarkChanges): void {
  const isFile = (path: WorkspacePath) =>
    (Object.hasOwn(changes, path) ? changes[path]! : contentOf(tree.files, path)) !== null;
  const kept = (path: WorkspacePath) =>
    Object.hasOwn(changes, path) && changes[path] === null && Object.hasOwn(tree.files, path)
      ? null
      : markOf(tree.marks, path);
  const markAt = (path: WorkspacePath) => (Object.hasOwn(marks, path) ? marks[path]! : kept(path));

  const touched = new Set([...Object.keys(changes), ...Object.keys(marks)]);
  const placed = [...touched].filter((path) => isFile(path) || markAt(path) === 'folder');
  for (const path of placed) {
    const above = foldersAbove(path).find(isFile);
    if (above !== undefined) throw new InvalidPathError(path, `${above} is a file, not a folder`);
  }
  const files = placed.filter(isFile);
  for (const path of touched) {
    const mark = markAt(path);
    if (mark === 'folder' && isFile(path)) throw new InvalidPathError(path, 'a folder has that name');
    if ((mark === 'executable' || mark === 'link') && !isFile(path))
      throw new InvalidPathError(path, `there is no file that could be ${words[mark]}`);
  }
  if (files.length > 0) refuseOverFolders(new Set(files), tree, isFile, markAt, touched);
}

const words = { executable: 'executable', link: 'a link' } as const;

/** Refuses files that would take the place of a folder with something in it. */
function refuseOverFolders(
  files: ReadonlySet<WorkspacePath>,
  tree: WorkspaceTree,
  isFile: (path: WorkspacePath) => boolean,
  markAt: (path: WorkspacePath) => string | null,
  touched: ReadonlySet<WorkspacePath>,
): void {
  for (const inside of new Set([...Object.keys(tree.files), ...Object.keys(tree.marks), ...touched])) {
    const over = foldersAbove(inside).find((folder) => files.has(folder));
    if (over === undefined || !(isFile(inside) || markAt(inside) === 'folder')) continue;
    throw new InvalidPathError(over, `a folder has that name: ${inside} is in it`);
  }
}
