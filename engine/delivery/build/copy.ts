import { type FileSystem, resolvePath } from '../../core/file-system';
import type { Tree, TreeEntry } from '../context/context';
import { cleanPath, globExpression } from '../context/pattern';
import { BuildError } from './errors';

/** A source of a COPY with the entries below it; paths are those of the tree. */
export interface CopySource {
  readonly path: string;
  readonly entry: TreeEntry;
  readonly below: readonly (readonly [path: string, entry: TreeEntry])[];
}

const MOST_LINKS = 16;

/**
 * The entry at a path with links followed. They stay inside of the tree, as of a root, so that one that leads out of it
 * finds nothing.
 */
function followed(tree: Tree, path: string): readonly [path: string, entry: TreeEntry] | null {
  let at = path;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const entry = tree.get(at);
    if (entry?.kind !== 'link') return entry === undefined ? null : [at, entry];
    at = resolvePath(`/${at.split('/').slice(0, -1).join('/')}`, entry.target).slice(1);
  }
  return null;
}

/** What a word of COPY names in a tree. @throws BuildError, in BuildKit's words, when nothing is there. */
export function findSources(tree: Tree, word: string, line: number): readonly CopySource[] {
  const pattern = cleanPath(word);
  if (pattern === '') return [{ path: '', entry: { kind: 'folder' }, below: [...tree] }];
  const paths = /[*?[]/.test(pattern)
    ? [...tree.keys()].filter((path) => globExpression(pattern).test(path))
    : [pattern];
  const found = paths.flatMap((path) => {
    const real = followed(tree, path);
    if (real === null) return [];
    const [at, entry] = real;
    const start = `${at}/`;
    const below =
      entry.kind === 'folder'
        ? [...tree]
            .filter(([one]) => one.startsWith(start))
            .map(([one, e]) => [`${path}${one.slice(at.length)}`, e] as const)
        : [];
    return [{ path, entry, below }];
  });
  if (found.length === 0)
    throw new BuildError(
      `failed to compute cache key: failed to calculate checksum of ref: "/${pattern}": not found`,
      line,
    );
  return found;
}

/** How copied files are laid. */
export interface CopyPlace {
  /** As it is written: a slash at its end makes it a folder. */
  readonly target: string;
  readonly workdir: string;
  /** By `--chmod`; null: as it was. */
  readonly executable: boolean | null;
}

/** Lays sources at their target; the files of a folder go into it without its name. @throws FileSystemError */
export function layCopies(
  fs: FileSystem,
  sources: readonly CopySource[],
  { target, workdir, executable }: CopyPlace,
): void {
  const place = resolvePath(workdir, target);
  const isFolder = /\/\.?$|^\.$/.test(target) || sources.length > 1 || fs.isFolder(place);
  for (const { path, entry, below } of sources) {
    const to =
      entry.kind === 'folder' || !isFolder ? place : join(place, path.slice(path.lastIndexOf('/') + 1));
    layEntry(fs, to, entry, executable);
    const start = path === '' ? 0 : path.length + 1;
    for (const [inner, one] of below) layEntry(fs, join(to, inner.slice(start)), one, executable);
  }
}

const join = (folder: string, name: string) => (folder === '/' ? `/${name}` : `${folder}/${name}`);

function layEntry(fs: FileSystem, path: string, entry: TreeEntry, executable: boolean | null): void {
  if (entry.kind === 'folder') {
    fs.makeFolder(path);
    return;
  }
  fs.makeFolder(path.slice(0, path.lastIndexOf('/')) || '/');
  if (entry.kind === 'link') {
    fs.remove(path);
    fs.link(entry.target, path);
  } else fs.write(path, entry.content, executable ?? entry.executable);
}

/** The files of a stage as a tree to copy from. */
export function treeOf(fs: FileSystem): Tree {
  const tree = new Map<string, TreeEntry>();
  const visit = (folder: string) => {
    for (const name of fs.list(folder)) {
      const path = join(folder, name);
      const node = fs.at(path)!;
      if (node.kind === 'file')
        tree.set(path.slice(1), { kind: 'file', content: node.content, executable: node.executable });
      else if (node.kind === 'link') tree.set(path.slice(1), { kind: 'link', target: node.target });
      else {
        tree.set(path.slice(1), { kind: 'folder' });
        visit(path);
      }
    }
  };
  visit('/');
  return tree;
}
