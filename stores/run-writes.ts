import type { RunResult } from '../engine/core/code-runner';
import { messageOf } from '../engine/core/errors';
import { type FileContent, normalizePath, type WorkspacePath } from '../engine/core/files';
import type { Workspace } from './workspace-store';

/**
 * Lays what a run wrote over the work, as one step of undo; its data stays as it is. Returns lines for the console
 * about what was not taken.
 */
export function layRunWrites(workspace: Workspace, writes: RunResult['writes']): readonly string[] {
  const changes: Record<WorkspacePath, FileContent | null> = {};
  const notes: string[] = [];
  for (const [raw, content] of Object.entries(writes)) {
    try {
      const path = normalizePath(raw);
      if (workspace.isReadOnly(path)) notes.push(`${path} was not changed: the lesson's data is read-only.`);
      else changes[path] = content;
    } catch (error) {
      notes.push(messageOf(error));
    }
  }
  const paths = Object.keys(changes);
  if (paths.length === 0) return notes;
  try {
    workspace.overlayRun(changes, `Run wrote ${named(paths)}`);
  } catch (error) {
    notes.push(`What the run wrote was not kept. ${messageOf(error)}`);
  }
  return notes;
}

/** `model/model.json, model/weights.bin` → `model/`; a single file by its name. */
function named(paths: readonly WorkspacePath[]): string {
  if (paths.length === 1) return paths[0]!;
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  const [only] = folders;
  return folders.size === 1 && only !== undefined && only !== '' ? only : `${paths.length} files`;
}
