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

/** Renames a file, or every file of a folder. */
export function renameRow(session: LessonSession, row: TreeRow, to: string): boolean {
  return attempt(`${row.name} was not renamed`, () => {
    const { files, rename } = session.workspace.getState();
    if (row.kind === 'file') {
      rename(row.path, to);
      return;
    }
    const inside = Object.keys(files).filter((path) => path.startsWith(`${row.path}/`));
    for (const path of inside) rename(path, to + path.slice(row.path.length));
  });
}

/** Deletes a file or a folder; a toast offers Undo. */
export function deleteRow(session: LessonSession, row: TreeRow): void {
  const { workspace } = session;
  doUndoably(workspace, `Deleted ${row.path}`, () => {
    const { files, remove } = workspace.getState();
    const paths =
      row.kind === 'file' ? [row.path] : Object.keys(files).filter((path) => path.startsWith(`${row.path}/`));
    for (const path of paths) remove(path);
  });
}
