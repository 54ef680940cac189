import type { WorkBundle } from '../content/lesson-schema';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import { afterCommand, type Desk, type DeskCommand, type DeskStart, fileAt } from '../engine/workbench/desk';
import { isIgnored, readDeskStart, readRegistry } from '../engine/workbench/desk-lesson';
import { DESK_LOG, type FoldedDesk, foldDesk, withCommand } from '../engine/workbench/desk-log';
import { treeAt } from '../engine/workbench/history';
import {
  installFromLock,
  installFromManifest,
  LOCK_FILE,
  MODULES_FOLDER,
} from '../engine/workbench/lock-file';
import type { PackageRegistry } from '../engine/workbench/package-registry';

/** What a lesson says of its desk. */
export interface DeskLesson {
  readonly start: DeskStart;
  readonly registry: PackageRegistry;
}

/** Reads `desk.yaml` and `registry.yaml` of a lesson; null when it has no desk. */
export function deskOf({ support }: WorkBundle): DeskLesson | null {
  const { 'desk.yaml': start, 'registry.yaml': registry } = support;
  if (start === undefined || registry === undefined) return null;
  return { start: readDeskStart(start), registry: readRegistry(registry) };
}

/** The desk as the log in the workspace has left it. */
export function readDesk({ start }: DeskLesson, files: WorkspaceFiles): FoldedDesk {
  const log = files[DESK_LOG];
  return foldDesk(start, typeof log === 'string' ? log : '');
}

/**
 * The workspace after a command: the log has it, and what it installs or brings back is there.
 * @throws DeskError, InstallError: then nothing has changed.
 */
export function filesAfter(lesson: DeskLesson, files: WorkspaceFiles, command: DeskCommand): WorkspaceFiles {
  const { desk, problem } = readDesk(lesson, files);
  // A log that is not in order is mended in the editor; a command on top of it would hide the line.
  if (problem) return files;
  afterCommand(desk, command);
  const log = typeof files[DESK_LOG] === 'string' ? files[DESK_LOG] : '';
  const next: Record<WorkspacePath, FileContent> = { ...files, [DESK_LOG]: withCommand(log, command) };
  if (command.do === 'restore') next[command.path] = fileAt(desk, command.path, command.commit);
  if (command.do !== 'install') return next;
  const { modules, lock } =
    command.how === 'lock'
      ? installFromLock(lesson.registry, files)
      : installFromManifest(lesson.registry, files, desk.day);
  const others = Object.entries(next).filter(([path]) => !path.startsWith(MODULES_FOLDER));
  return { ...Object.fromEntries(others), ...modules, [LOCK_FILE]: lock };
}

/** What the next commit would hold: everything that differs from the last, but packages, data and the desk's own log. */
export function uncommitted(
  { commits }: Desk,
  files: WorkspaceFiles,
): Readonly<Record<WorkspacePath, string | null>> {
  const tree = treeAt(commits);
  const changes: Record<WorkspacePath, string | null> = {};
  const own = Object.entries(files).filter(([path]) => !isIgnored(path));
  for (const [path, content] of own) {
    if (typeof content === 'string' && tree[path] !== content) changes[path] = content;
  }
  for (const path of Object.keys(tree)) if (files[path] === undefined) changes[path] = null;
  return changes;
}
