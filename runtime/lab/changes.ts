import { messageOf } from '../../engine/core/errors';
import { type FileSystem, type FsChanges, type FsNode, parentOf } from '../../engine/core/file-system';
import { type FileContent, type FileMark, normalizePath, type WorkspacePath } from '../../engine/core/files';
import { HOME, labPathOf, SERVERS, WORKSPACE_ROOT, workspacePathOf } from '../../engine/core/lab-layout';
import { isProjectFile } from '../../engine/core/program-files';
import { textWhereText } from '../../engine/shell/bytes';
import { HISTORY_FILE } from '../../engine/shell/history';

/** What changed in a workspace: contents by path (`null`: gone), and what paths are now that are not plain files. */
export interface TreeChanges {
  readonly files: Readonly<Record<WorkspacePath, FileContent | null>>;
  readonly marks: Readonly<Record<WorkspacePath, FileMark | null>>;
}

/** Folders that are there whatever the workspace holds. */
const STANDING = new Set(['/', WORKSPACE_ROOT, HOME, SERVERS, '/home', '/tmp']);

/** Lays changes of the workspace over the lab's file system. They are not among its own changes afterwards. */
export function layChanges(fs: FileSystem, { files, marks }: TreeChanges, now: number): void {
  for (const path of new Set([...Object.keys(files), ...Object.keys(marks)])) {
    const at = labPathOf(path);
    const content = files[path];
    const mark = marks[path];
    if (content != null) fs.restore(at, nodeOf(fs, at, content, mark ?? null, now));
    else if (mark === 'folder') fs.makeFolder(at);
    else {
      const there = fs.at(at);
      if (content === null || (there?.kind === 'folder' && fs.list(at).length === 0)) discard(fs, at);
    }
  }
  fs.takeChanges();
}

/** Takes a path away, and the folders that held nothing else: the workspace knows folders by what is in them. */
function discard(fs: FileSystem, path: string): void {
  fs.discard(path);
  for (
    let folder = parentOf(path);
    !STANDING.has(folder) && fs.at(folder)?.kind === 'folder';
    folder = parentOf(folder)
  ) {
    if (fs.list(folder).length > 0) return;
    fs.discard(folder);
  }
}

/** The last number that was given to a file here. Each file system counts by itself: the same work, the same numbers. */
const inodes = new WeakMap<FileSystem, number>();

function newInode(fs: FileSystem): number {
  const ino = (inodes.get(fs) ?? 1_000_000) + 1;
  inodes.set(fs, ino);
  return ino;
}

function nodeOf(
  fs: FileSystem,
  path: string,
  content: FileContent,
  mark: FileMark | null,
  mtimeMs: number,
): FsNode {
  const ino = fs.at(path)?.ino ?? newInode(fs);
  return mark === 'link'
    ? { kind: 'link', target: String(content), mtimeMs, ino }
    : { kind: 'file', content, executable: mark === 'executable', mtimeMs, ino };
}

/** What a command did to the workspace, and what of it cannot be kept there. */
export interface CommandChanges extends TreeChanges {
  /** One sentence for each path that no workspace can hold; they are taken away again. */
  readonly refused: readonly string[];
}

/** The changes of a file system as changes of the workspace. What lies in `/tmp` and the like is left out. */
export function workspaceChanges(fs: FileSystem, taken: FsChanges): CommandChanges {
  const files: Record<WorkspacePath, FileContent | null> = {};
  const marks: Record<WorkspacePath, FileMark | null> = {};
  const refused: string[] = [];
  const emptied = new Set<string>();
  for (const [path, node] of taken) {
    const place = workspacePathOf(path);
    // What was typed is remembered beside the workspace: looking around is no change of it.
    if (place === null || path === HISTORY_FILE) continue;
    emptied.add(parentOf(path));
    const reason = node === null ? null : unfit(place);
    if (reason !== null) {
      refused.push(reason);
      fs.discard(path);
    } else if (node === null) {
      files[place] = null;
      marks[place] = null;
    } else if (node.kind === 'folder') {
      files[place] = null;
      marks[place] = fs.list(path).length === 0 ? 'folder' : null;
    } else if (node.kind === 'link') {
      files[place] = node.target;
      marks[place] = 'link';
    } else {
      files[place] = isProjectFile(place) ? textWhereText(node.content) : node.content;
      marks[place] = node.executable ? 'executable' : null;
    }
  }
  for (const folder of emptied) {
    const place = workspacePathOf(folder);
    if (place !== null && fs.at(folder)?.kind === 'folder' && fs.list(folder).length === 0)
      marks[place] = 'folder';
  }
  fs.takeChanges();
  return { files, marks, refused };
}

/** Why a workspace cannot hold a path; null: it can. */
function unfit(path: WorkspacePath): string | null {
  try {
    if (normalizePath(path) === path) return null;
    return `The path ${JSON.stringify(path)} cannot be used.`;
  } catch (error) {
    return messageOf(error);
  }
}
