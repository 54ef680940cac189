import { InvalidPathError, type WorkspaceFiles, type WorkspacePath } from '../core/files';
import { contentOf, markOf, type WorkspaceTree } from './model';

/** How many links may lead to each other; as many as the file system of the lab's programs follows. */
const MAX_LINKS = 16;

/**
 * Where a path leads with every link on the way followed; the last part may be missing.
 * @throws InvalidPathError for links in a circle, and for one that leads nowhere in the workspace.
 */
export function followLinks(tree: WorkspaceTree, path: WorkspacePath): WorkspacePath {
  const rest = path.split('/');
  let at = '';
  for (let links = 0; rest.length > 0; ) {
    const next = at === '' ? rest.shift()! : `${at}/${rest.shift()!}`;
    if (markOf(tree.marks, next) !== 'link') {
      at = next;
      continue;
    }
    if (++links > MAX_LINKS) throw new InvalidPathError(path, 'its links lead to each other in a circle');
    const target = inside(at, String(contentOf(tree.files, next)));
    if (target === null)
      throw new InvalidPathError(path, 'it is a link that leads to no file of the workspace');
    rest.unshift(...target);
    at = '';
  }
  return at;
}

/** The parts of a link's target as a path of the workspace; null: it leads elsewhere. */
function inside(folder: string, target: string): string[] | null {
  if (target.startsWith('/')) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts;
}

/**
 * The files as a program that opens them sees them: a link holds what it leads to, one that leads nowhere is left out.
 */
export function followedFiles(tree: WorkspaceTree): WorkspaceFiles {
  const links = Object.keys(tree.marks).filter((path) => tree.marks[path] === 'link');
  if (links.length === 0) return tree.files;
  const files: Record<WorkspacePath, WorkspaceFiles[string]> = { ...tree.files };
  for (const link of links) {
    const target = quietly(() => followLinks(tree, link));
    delete files[link];
    if (target === null) continue;
    if (Object.hasOwn(tree.files, target)) files[link] = tree.files[target]!;
    else
      for (const [path, content] of Object.entries(tree.files))
        if (path.startsWith(`${target}/`) && tree.marks[path] !== 'link' && !path.startsWith(`${link}/`))
          files[link + path.slice(target.length)] = content;
  }
  return files;
}

function quietly<Value>(act: () => Value): Value | null {
  try {
    return act();
  } catch {
    return null;
  }
}
