import {
  type FileContent,
  type FileMark,
  InvalidPathError,
  normalizePath,
  type WorkspacePath,
} from '../core/files';
import { FileExistsError, FileNotFoundError, NoStepError, ReadOnlyFileError } from './errors';
import type { FileChanges, MarkChanges, WorkspaceCommand, WorkspaceEvent } from './events';
import { followLinks } from './links';
import { contentOf, markOf, sameContent, type WorkspaceModel, type WorkspaceTree } from './model';
import { checkPlaces } from './places';

/** Paths that commands may not touch: the lesson's data. */
export type IsReadOnly = (path: WorkspacePath) => boolean;

/**
 * The events of a command; none when it would change nothing. An edit of a link is an edit of the file that it leads to.
 * @throws InvalidPathError, FileExistsError, FileNotFoundError, ReadOnlyFileError, NoStepError
 */
export function decide(
  model: WorkspaceModel,
  command: WorkspaceCommand,
  isReadOnly: IsReadOnly = () => false,
): readonly WorkspaceEvent[] {
  const { files } = model;
  const own = (path: WorkspacePath) => writablePath(path, isReadOnly);
  switch (command.type) {
    case 'edit': {
      const path = own(followLinks(model, own(command.path)));
      if (!Object.hasOwn(files, path)) throw new FileNotFoundError(path);
      return sameContent(files[path], command.content)
        ? []
        : [{ type: 'file-edited', path, content: command.content }];
    }
    case 'create': {
      const path = freePath(model, own(command.path));
      return [{ type: 'file-created', path, content: command.content }];
    }
    case 'create-folder': {
      const path = own(command.path);
      if (isFolder(model, path)) throw new FileExistsError(path);
      return arranged(model, `Create ${path}/`, {}, { [path]: 'folder' });
    }
    case 'rename': {
      const from = own(command.from);
      const to = own(command.to);
      if (from === to) return [];
      if (Object.hasOwn(files, from))
        return [{ type: 'file-renamed', from, to: freePath(without(model, from), to) }];
      return folderRenamed(model, from, to);
    }
    case 'remove': {
      const path = own(command.path);
      if (Object.hasOwn(files, path)) return [{ type: 'file-removed', path }];
      const gone = below(model, path);
      return arranged(model, `Delete ${path}/`, nulls(gone.files), nulls(gone.marks));
    }
    case 'overlay': {
      const changes = effectiveChanges(model, command.changes, own);
      const marks = effectiveMarks(model, changes, command.marks ?? {}, own);
      const marked = Object.keys(marks).length > 0;
      if (Object.keys(changes).length === 0 && !marked) return [];
      checkPlaces(model, changes, marks);
      const { kind, label } = command;
      return [{ type: 'files-overlaid', kind, label, changes, ...(marked ? { marks } : {}) }];
    }
    case 'undo':
      if (model.past.length === 0) throw new NoStepError('undo');
      return [{ type: 'undone' }];
    case 'redo':
      if (model.future.length === 0) throw new NoStepError('redo');
      return [{ type: 'redone' }];
  }
}

function writablePath(path: WorkspacePath, isReadOnly: IsReadOnly): WorkspacePath {
  const normal = normalizePath(path);
  if (isReadOnly(normal)) throw new ReadOnlyFileError(normal);
  return normal;
}

/** A path where a file can be made: no file is there, and no file stands where a folder is needed, or the reverse. */
function freePath(tree: WorkspaceTree, path: WorkspacePath): WorkspacePath {
  if (Object.hasOwn(tree.files, path)) throw new FileExistsError(path);
  checkPlaces(tree, { [path]: '' }, {});
  return path;
}

function isFolder({ files, marks }: WorkspaceTree, path: WorkspacePath): boolean {
  return [...Object.keys(files), ...Object.keys(marks)].some((one) => one.startsWith(`${path}/`));
}

/** A folder with all in it. @throws FileNotFoundError */
function below(tree: WorkspaceTree, path: WorkspacePath): { files: WorkspacePath[]; marks: WorkspacePath[] } {
  const inside = (one: WorkspacePath) => one === path || one.startsWith(`${path}/`);
  const found = {
    files: Object.keys(tree.files).filter(inside),
    marks: Object.keys(tree.marks).filter(inside),
  };
  if (found.files.length + found.marks.length === 0) throw new FileNotFoundError(path);
  return found;
}

function folderRenamed(
  tree: WorkspaceTree,
  from: WorkspacePath,
  to: WorkspacePath,
): readonly WorkspaceEvent[] {
  const moved = below(tree, from);
  if (to.startsWith(`${from}/`)) throw new InvalidPathError(to, 'a folder cannot be put into itself');
  if (Object.hasOwn(tree.files, to) || isFolder(tree, to)) throw new FileExistsError(to);
  const target = (path: WorkspacePath) => to + path.slice(from.length);
  const changes: Record<WorkspacePath, FileContent | null> = nulls(moved.files);
  const marks: Record<WorkspacePath, FileMark | null> = nulls(moved.marks);
  for (const path of moved.files) changes[target(path)] = tree.files[path]!;
  for (const path of moved.marks) marks[target(path)] = tree.marks[path]!;
  return arranged(tree, `Rename ${from}/ to ${to}/`, changes, marks);
}

function arranged(
  tree: WorkspaceTree,
  label: string,
  changes: FileChanges,
  marks: MarkChanges,
): readonly WorkspaceEvent[] {
  checkPlaces(tree, changes, marks);
  const marked = Object.keys(marks).length > 0;
  return [{ type: 'files-overlaid', kind: 'arranged', label, changes, ...(marked ? { marks } : {}) }];
}

function nulls(paths: readonly WorkspacePath[]): Record<WorkspacePath, null> {
  return Object.fromEntries(paths.map((path) => [path, null]));
}

function without({ files, marks }: WorkspaceTree, path: WorkspacePath): WorkspaceTree {
  const { [path]: _file, ...otherFiles } = files;
  const { [path]: _mark, ...otherMarks } = marks;
  return { files: otherFiles, marks: otherMarks };
}

/** The changes that really change something, by normal path. */
function effectiveChanges(
  { files }: WorkspaceTree,
  changes: FileChanges,
  own: (path: WorkspacePath) => WorkspacePath,
): FileChanges {
  const effective: Record<WorkspacePath, FileContent | null> = {};
  for (const [raw, content] of Object.entries(changes)) {
    const path = own(raw);
    if (!sameContent(contentOf(files, path), content)) effective[path] = content;
  }
  return effective;
}

/** The marks that differ from what the paths are marked as once `changes` are made, by normal path. */
function effectiveMarks(
  tree: WorkspaceTree,
  changes: FileChanges,
  marks: MarkChanges,
  own: (path: WorkspacePath) => WorkspacePath,
): MarkChanges {
  const effective: Record<WorkspacePath, FileMark | null> = {};
  for (const [raw, mark] of Object.entries(marks)) {
    const path = own(raw);
    const removed = Object.hasOwn(tree.files, path) && changes[path] === null;
    if ((removed ? null : markOf(tree.marks, path)) !== mark) effective[path] = mark;
  }
  return effective;
}
