import { InvalidPathError, normalizePath, type WorkspaceFiles, type WorkspacePath } from '../core/files';
import { FileExistsError, FileNotFoundError, NoStepError, ReadOnlyFileError } from './errors';
import type { FileChanges, WorkspaceCommand, WorkspaceEvent } from './events';
import { contentOf, sameContent, type WorkspaceModel } from './model';

/** Paths that commands may not touch: the lesson's data. */
export type IsReadOnly = (path: WorkspacePath) => boolean;

/**
 * The events of a command; none when it would change nothing.
 * @throws InvalidPathError, FileExistsError, FileNotFoundError, ReadOnlyFileError, NoStepError
 */
export function decide(
  model: WorkspaceModel,
  command: WorkspaceCommand,
  isReadOnly: IsReadOnly = () => false,
): readonly WorkspaceEvent[] {
  const { files } = model;
  const own = (path: WorkspacePath) => writablePath(path, isReadOnly);
  const existing = (path: WorkspacePath) => {
    const normal = own(path);
    if (!Object.hasOwn(files, normal)) throw new FileNotFoundError(normal);
    return normal;
  };
  switch (command.type) {
    case 'edit': {
      const path = existing(command.path);
      return sameContent(files[path], command.content)
        ? []
        : [{ type: 'file-edited', path, content: command.content }];
    }
    case 'create': {
      const path = freePath(files, own(command.path));
      return [{ type: 'file-created', path, content: command.content }];
    }
    case 'rename': {
      const from = existing(command.from);
      const to = own(command.to);
      if (from === to) return [];
      const { [from]: _moved, ...others } = files;
      if (Object.hasOwn(files, to)) throw new FileExistsError(to);
      return [{ type: 'file-renamed', from, to: freePath(others, to) }];
    }
    case 'remove':
      return [{ type: 'file-removed', path: existing(command.path) }];
    case 'overlay': {
      const changes = effectiveChanges(files, command.changes, own);
      if (Object.keys(changes).length === 0) return [];
      return [{ type: 'files-overlaid', kind: command.kind, label: command.label, changes }];
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
function freePath(files: WorkspaceFiles, path: WorkspacePath): WorkspacePath {
  if (Object.hasOwn(files, path)) throw new FileExistsError(path);
  for (const other of Object.keys(files)) {
    if (other.startsWith(`${path}/`)) throw new InvalidPathError(path, 'a folder has that name');
    if (path.startsWith(`${other}/`)) throw new InvalidPathError(path, `${other} is a file, not a folder`);
  }
  return path;
}

/** The changes that really change something, by normal path; checked against what the workspace will then hold. */
function effectiveChanges(
  files: WorkspaceFiles,
  changes: FileChanges,
  own: (path: WorkspacePath) => WorkspacePath,
): FileChanges {
  const effective: Record<WorkspacePath, FileChanges[string]> = {};
  for (const [raw, content] of Object.entries(changes)) {
    const path = own(raw);
    const before = contentOf(files, path);
    if (!sameContent(before, content)) effective[path] = content;
  }
  const kept = new Set(Object.keys(files));
  for (const [path, content] of Object.entries(effective)) {
    if (content === null) kept.delete(path);
    else kept.add(path);
  }
  const paths = [...kept].sort();
  for (const [path, content] of Object.entries(effective)) {
    if (content === null) continue;
    const inside = paths.find((other) => other.startsWith(`${path}/`));
    if (inside !== undefined) throw new InvalidPathError(path, `${inside} needs a folder of that name`);
    const above = paths.find((other) => path.startsWith(`${other}/`));
    if (above !== undefined) throw new InvalidPathError(path, `${above} is a file, not a folder`);
  }
  return effective;
}
