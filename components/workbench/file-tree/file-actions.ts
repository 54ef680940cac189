import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import { doUndoably } from '../undoable';
import type { TreeRow } from './tree-model';

/** Tries something that the workspace may refuse, and says why when it does. Returns whether it was done. */
function attempt(title: string, act: () => void): boolean {
  try {
    act();
    return true;
  } catch (thrown) {
    showToast({ title, description: messageOf(thrown), tone: 'failed' });
    return false;
  }
}

/** Creates an empty file and opens it. */
export function createFile(session: LessonSession, path: string): boolean {
  return attempt('The file was not created', () => {
    session.workspace.getState().create(path, '');
    session.editor.getState().openFile(path);
  });
}

/** Creates an empty folder. */
export function createFolder(session: LessonSession, path: string): boolean {
  return attempt('The folder was not created', () => session.workspace.getState().createFolder(path));
}

/** Renames a file or a folder. */
export function renameRow(session: LessonSession, row: TreeRow, to: string): boolean {
  return attempt(`${row.name} was not renamed`, () => session.workspace.getState().rename(row.path, to));
}

/** Deletes a file or a folder; a toast offers Undo. */
export function deleteRow(session: LessonSession, row: TreeRow): void {
  const { workspace } = session;
  doUndoably(workspace, `Deleted ${row.path}`, () => workspace.getState().remove(row.path));
}
