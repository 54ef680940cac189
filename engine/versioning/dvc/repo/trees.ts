import type { FileSystem } from '../../../core/file-system';
import type { IgnoreRule } from '../hash/measure';
import { isStageFile } from '../pipeline/stage';
import type { Tree } from '../pipeline/tree';
import type { GitReader } from '../ports';
import { byCodePoint } from '../text/compare';
import { joinPath, relativePath } from '../text/paths';

/** Files of a folder before those of its subfolders, both by name: the order in which DVC walks. */
function byWalk(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let i = 0; ; i++) {
    const leftIsFile = i === left.length - 1;
    const rightIsFile = i === right.length - 1;
    if (leftIsFile !== rightIsFile) return leftIsFile ? -1 : 1;
    const order = byCodePoint(left[i]!, right[i]!);
    if (order !== 0 || leftIsFile) return order;
  }
}

/** The working tree as DVC reads it. */
export function workspaceTree(fs: FileSystem, root: string, ignores: IgnoreRule): Tree {
  return {
    readText: async (path) => {
      const absolute = path.startsWith('/') ? path : `${root}/${path}`;
      return fs.isFile(absolute) ? fs.readText(absolute) : undefined;
    },
    stageFiles: async () => {
      const found: string[] = [];
      const visit = (folder: string, prefix: string) => {
        for (const name of fs.list(folder)) {
          const path = `${folder === '/' ? '' : folder}/${name}`;
          const isFolder = fs.at(path)?.kind === 'folder';
          if (!isFolder && !isStageFile(name)) continue;
          if (ignores(path, isFolder)) continue;
          if (isFolder) visit(path, `${prefix}${name}/`);
          else if (fs.isFile(path)) found.push(prefix + name);
        }
      };
      visit(root, '');
      return found.sort(byWalk);
    },
  };
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A commit as DVC reads it. */
export function commitTree(git: GitReader, commit: string, root: string): Tree {
  const below = relativePath(git.root, root);
  const prefix = below === '.' ? '' : below;
  return {
    readText: async (path) => {
      if (path.startsWith('/')) return undefined;
      const bytes = await git.readAt(commit, joinPath(prefix, path));
      return bytes === undefined ? undefined : decoder.decode(bytes);
    },
    stageFiles: async () => {
      const files = await git.filesAt(commit);
      const inside = prefix === '' ? files : files.filter((file) => file.startsWith(`${prefix}/`));
      return inside
        .map((file) => (prefix === '' ? file : file.slice(prefix.length + 1)))
        .filter((file) => isStageFile(file) && !file.split('/').includes('.dvc'))
        .sort(byWalk);
    },
  };
}
